import { invalid, outOfRange, type ArgumentCheck } from "../finding.ts";
import { isOld } from "../versions.ts";

/** The kernel's limits: 200 ms to 2 minutes. */
const shortest = 200;
const longest = 120_000;

/** Round trip times of routes: a number in the kernel's unit, or one with `ms`, `s`, `sec` or `secs`. */
export const checkRouteTime: ArgumentCheck = (text, argument, { target }) => {
  const match = /^[ \t]*\+?(\d*)(?:\.(\d*))?(s|secs?|ms|msecs?)?$/i.exec(text);
  if (match === null) return invalid("notATime", text);
  const [, whole = "", fraction = "", written] = match;
  const unit = written?.toLowerCase();
  const isSeconds = unit?.startsWith("s") === true;
  if (fraction.length > (isSeconds ? 3 : 0)) return invalid("notATime", text);
  const { scale = 1 } = argument;
  const number = Number(`0${whole}.${fraction}`) * (isSeconds ? 1000 : 1);
  const milliseconds = unit === undefined ? number / scale : number;
  // keepalived compares before it converts; up to 2.2.7 it only logs what it corrects then.
  const isRefused = number > longest * scale;
  const isCorrected = milliseconds < shortest || milliseconds > longest;
  return isRefused || (isCorrected && !isOld(target))
    ? outOfRange(text, { ...argument, min: shortest, max: longest, unit: "ms" })
    : undefined;
};
