import { invalid, outOfRange, type ArgumentCheck } from "../finding.ts";
import { isWithin } from "./numbers.ts";

/** `N` or `N-N`. */
export const checkUintRange: ArgumentCheck = (text, argument) => {
  const match = /^[ \t]*\+?(\d+)(?:-(\d+))?$/.exec(text);
  if (match === null) return invalid("notARange", text);
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  if (!isWithin(first, argument) || !isWithin(last, argument))
    return outOfRange(text, argument);
  return first > last ? invalid("rangeBackwards", text) : undefined;
};
