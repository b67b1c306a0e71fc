import { outOfRange, type ArgumentCheck } from "../finding.ts";
import { parseDigits } from "./numbers.ts";

/**
 * A number in C notation, or a name from the tables of the system: names depend on the machine, so only numbers
 * are judged. Of a number keepalived keeps 32 bits before it looks at the limit.
 */
export const checkNameOrNumber: ArgumentCheck = (text, argument) => {
  const value = parseDigits(text.replace(/^[ \t]*\+?/, ""), 0);
  if (value === undefined || argument.max === undefined) return undefined;
  const kept = value & 0xffffffffn;
  const tooSmall = argument.min !== undefined && kept < argument.min;
  return tooSmall || kept > argument.max
    ? outOfRange(text, argument)
    : undefined;
};
