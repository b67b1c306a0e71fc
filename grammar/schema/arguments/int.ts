import { invalid, outOfRange, type ArgumentCheck } from "../finding.ts";
import { isWithin, parseSigned } from "./numbers.ts";

/** What fits into keepalived's variables. */
const machineLimits = { min: -(2 ** 31), max: 2 ** 31 - 1 };

/** Decimal digits with or without sign. */
export const checkInt: ArgumentCheck = (text, argument) => {
  const value = parseSigned(text);
  if (value === "invalid")
    return /^[ \t]*[+-]?\d*\.\d+$/.test(text)
      ? invalid("notWhole", text)
      : invalid("notANumber", text);
  return isWithin(value, { ...machineLimits, ...argument })
    ? undefined
    : outOfRange(text, argument);
};
