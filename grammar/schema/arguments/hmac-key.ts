import { byteLength, invalid, type ArgumentCheck } from "../finding.ts";

/** ASCII text, `hex:DIGITS`, or `file:PATH`, which is not read here. */
export const checkHmacKey: ArgumentCheck = (text, argument) => {
  if (text.startsWith("file:")) return undefined;
  const digits = text.startsWith("hex:") ? text.slice(4) : undefined;
  if (digits !== undefined && !/^(?:[0-9a-f]{2})*$/i.test(digits))
    return invalid("notHex", text);
  const length = digits === undefined ? byteLength(text) : digits.length / 2;
  const { minLength = 0, maxLength = Infinity } = argument;
  return length < minLength || length > maxLength
    ? {
        rule: "value-out-of-range",
        message: "keyLength",
        args: {
          length: String(length),
          min: String(minLength),
          max: String(maxLength),
        },
      }
    : undefined;
};
