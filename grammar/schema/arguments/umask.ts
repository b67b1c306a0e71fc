import { invalid, outOfRange, type ArgumentCheck } from "../finding.ts";
import { isWithin, parseDigits } from "./numbers.ts";

/** A number in C notation, or names of bits joined by `|`. */
export const checkUmask: ArgumentCheck = (text, argument) => {
  if (/^\d/.test(text)) {
    const value = parseDigits(text, 0);
    if (value === undefined) return invalid("notAUmask", text);
    return isWithin(value, argument) ? undefined : outOfRange(text, argument);
  }
  const bits = text.split("|").filter((bit) => bit !== "");
  return bits.every((bit) => argument.words?.includes(bit))
    ? undefined
    : invalid("notAUmask", text);
};
