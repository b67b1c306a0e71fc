import { invalid, outOfRange, type ArgumentCheck } from "../finding.ts";
import { isWithin, parseUnsigned } from "./numbers.ts";

/** What fits into keepalived's variables. */
const largest = 2 ** 32 - 1;

/** Decimal digits; with `base: 0` also 0x10 and 010. */
export const checkUint: ArgumentCheck = (text, argument) => {
  if (argument.words?.includes(text) === true) return undefined;
  const value = parseUnsigned(text, argument.base ?? 10);
  if (value === "negative")
    return parseUnsigned(text.replace("-", "")) === "invalid"
      ? invalid("notANumber", text)
      : outOfRange(text, argument);
  if (value === "invalid")
    return /^[ \t]*\+?\d*\.\d+$/.test(text)
      ? invalid("notWhole", text)
      : invalid("notANumber", text);
  const isBadZero = value === 0n && argument.zero?.startsWith("error") === true;
  return !isBadZero && isWithin(value, { max: largest, ...argument })
    ? undefined
    : outOfRange(text, argument);
};
