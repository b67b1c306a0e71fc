import { invalid, outOfRange, type ArgumentCheck } from "../finding.ts";
import { isWithin, parseSigned } from "./numbers.ts";

/** Decimal digits with or without sign. */
export const checkInt: ArgumentCheck = (text, argument) => {
  const value = parseSigned(text);
  if (value === "invalid")
    return /^[ \t]*[+-]?\d*\.\d+$/.test(text)
      ? invalid("notWhole", text)
      : invalid("notANumber", text);
  return isWithin(value, argument) ? undefined : outOfRange(text, argument);
};
