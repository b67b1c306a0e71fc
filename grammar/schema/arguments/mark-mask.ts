import { invalid, outOfRange, type ArgumentCheck } from "../finding.ts";
import { isWithin, parseDigits } from "./numbers.ts";

/** `MARK` or `MARK/MASK`, in C notation. */
export const checkMarkMask: ArgumentCheck = (text, argument) => {
  const cut = text.indexOf("/");
  const parts = cut < 0 ? [text] : [text.slice(0, cut), text.slice(cut + 1)];
  const values = parts.map((part, index) =>
    part === ""
      ? 0n
      : parseDigits(index === 0 ? part.replace(/^[ \t]*\+?/, "") : part, 0),
  );
  if (values.includes(undefined)) return invalid("notAMark", text);
  return values.every(
    (value) => value !== undefined && isWithin(value, argument),
  )
    ? undefined
    : outOfRange(text, argument);
};
