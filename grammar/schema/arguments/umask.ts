import { invalid, outOfRange, type ArgumentCheck } from "../finding.ts";
import { tooYoung } from "./enum.ts";
import { isWithin, parseDigits } from "./numbers.ts";

/** A number in C notation, or names of bits joined by `|`. */
export const checkUmask: ArgumentCheck = (text, argument, { target }) => {
  if (/^\d/.test(text)) {
    const value = parseDigits(text, 0);
    if (value === undefined) return invalid("notAUmask", text);
    return isWithin(value, argument) ? undefined : outOfRange(text, argument);
  }
  const bits = text.split("|").filter((bit) => bit !== "");
  if (!bits.every((bit) => argument.words?.includes(bit)))
    return invalid("notAUmask", text);
  return bits
    .map((bit) => tooYoung(bit, argument, target))
    .find((finding) => finding !== undefined);
};
