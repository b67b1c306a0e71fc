import { invalid, outOfRange, type ArgumentCheck } from "../finding.ts";

/** Round trip times of routes: a number in the kernel's unit, or one with `ms`, `s`, `sec` or `secs`. */
export const checkRouteTime: ArgumentCheck = (text, argument) => {
  const match = /^[ \t]*\+?(\d*)(?:\.(\d*))?(?:(ms|s|secs?|msecs?)?)$/i.exec(
    text,
  );
  if (match === null) return invalid("notATime", text);
  const unit = match[3]?.toLowerCase();
  const number = Number(`0${match[1] ?? ""}.${match[2] ?? ""}`);
  if (unit?.startsWith("s") !== true && (match[2] ?? "") !== "")
    return invalid("notATime", text);
  const factor =
    unit === undefined
      ? 1 / (argument.scale ?? 1)
      : unit.startsWith("m")
        ? 1
        : 1000;
  const milliseconds = number * factor;
  return milliseconds < 200 || milliseconds > 120_000
    ? outOfRange(text, { ...argument, min: 200, max: 120_000, unit: "ms" })
    : undefined;
};
