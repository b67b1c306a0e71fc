import { invalid, type ArgumentCheck } from "../finding.ts";

/** `N-N`: a single port is refused too (a defect of keepalived). */
export const checkPortPort: ArgumentCheck = (text) => {
  if (/^[ \t]*[+-]?\d+-[ \t]*[+-]?\d/.test(text)) return undefined;
  return /^\d+$/.test(text)
    ? invalid("singlePort", text)
    : invalid("notAPortRange", text);
};
