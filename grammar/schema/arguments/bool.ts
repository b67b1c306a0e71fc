import { invalid, type ArgumentCheck } from "../finding.ts";

/** true on yes, false off no; in lower case. */
export const checkBool: ArgumentCheck = (text, { words = [] }) =>
  words.includes(text) ? undefined : invalid("notOnOff", text);
