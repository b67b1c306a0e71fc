import { invalid, outOfRange, type ArgumentCheck } from "../finding.ts";
import { isWithin } from "./numbers.ts";

/** Digits with at most one point, no exponent and no unit. `.5` and `5.` are numbers, too many decimals are rounded. */
export const checkDecimal: ArgumentCheck = (text, argument) => {
  const { decimals = 0, zero } = argument;
  if (/^-[\d.]*$/.test(text)) return outOfRange(text, argument);
  const match = /^[ \t]*\+?(\d*)(?:\.(\d*))?$/.exec(text);
  if (match === null) {
    const unit = /^(?:\d*\.)?\d+\s*(?:m?s|secs?|seconds?|min|m)$/i.test(text);
    return invalid(unit ? "unit" : "notADecimal", text);
  }
  const fraction = match[2] ?? "";
  const value = Number(
    Number(`0${match[1] ?? ""}.${fraction}`).toFixed(decimals),
  );
  const isBadZero = value === 0 && zero?.startsWith("error") === true;
  if (isBadZero || !isWithin(value, argument))
    return outOfRange(text, argument);
  return fraction.length > decimals
    ? {
        rule: "value-out-of-range",
        message: "tooManyDecimals",
        args: { value: text, decimals: String(decimals) },
      }
    : undefined;
};
