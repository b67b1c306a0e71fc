import { invalid, type ArgumentCheck } from "../finding.ts";

/** `UID-UID`. */
export const checkUidUid: ArgumentCheck = (text) =>
  /^[ \t]*[+-]?\d+-[ \t]*[+-]?\d/.test(text)
    ? undefined
    : invalid("notAUidRange", text);
