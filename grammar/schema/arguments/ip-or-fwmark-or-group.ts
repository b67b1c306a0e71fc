import { invalid, outOfRange, type ArgumentCheck } from "../finding.ts";
import type { Argument } from "../keyword.ts";
import { checkIp } from "./ip.ts";
import { isWithin, parseUnsigned } from "./numbers.ts";

/** The address of a virtual_server; `fwmark` and `group` need a word more. */
export const checkIpOrFwmarkOrGroup: ArgumentCheck = (
  text,
  argument,
  context,
) => {
  if (argument.words?.includes(text) !== true)
    return checkIp(text, argument, context);
  const second = context.statement.words[2];
  if (second === undefined)
    return {
      rule: "missing-parameter",
      message: "missing",
      args: { keyword: text },
    };
  if (text !== "fwmark" || second.opaque) return undefined;
  const mark = parseUnsigned(second.text);
  if (mark === "invalid") return invalid("notANumber", second.text);
  return mark === "negative" || !isWithin(mark, fwmark)
    ? outOfRange(second.text, fwmark)
    : undefined;
};

const fwmark: Argument = {
  name: "mark",
  kind: "uint",
  min: 0,
  max: 4294967295,
};
