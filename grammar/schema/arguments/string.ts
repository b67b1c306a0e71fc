import { wrongLength, type ArgumentCheck } from "../finding.ts";

/** Any text, as long as it is not too long. Names, paths, users and interfaces are not looked up. */
export const checkString: ArgumentCheck = (text, argument) =>
  wrongLength(text, argument);
