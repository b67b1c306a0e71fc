import { invalid, type ArgumentCheck, type Finding } from "../finding.ts";
import { parseIpAddress, type IpAddress } from "../ip-address.ts";
import { parseDigits } from "./numbers.ts";

/** `ADDR`, `ADDR-N`, `ADDR-ADDR` or `ADDR/LEN`, as virtual server groups list them. */
export const checkIpOrRangeOrPrefix: ArgumentCheck = (text) => {
  const [, first = "", separator = "", rest = ""] =
    /^([^/-]*)(?:([/-])(.*))?$/s.exec(text) ?? [];
  const start = parseIpAddress(first);
  if (start === undefined) return invalid("notAnAddress", text);
  if (separator === "/") return checkNetwork(text, start, rest);
  return separator === "-" ? checkRange(text, start, rest) : undefined;
};

function checkNetwork(
  text: string,
  { family, value }: IpAddress,
  length: string,
): Finding | undefined {
  const bits = family === 4 ? 32 : 128;
  const prefix = parseDigits(length, 10);
  if (prefix === undefined || prefix === 0n || prefix > bits)
    return invalid("badNetwork", text, { length, max: String(bits) });
  const hostBits = (1n << (BigInt(bits) - prefix)) - 1n;
  return (value & hostBits) === 0n ? undefined : invalid("hostBits", text);
}

function checkRange(
  text: string,
  start: IpAddress,
  rest: string,
): Finding | undefined {
  const isAddress = rest.includes(start.family === 4 ? "." : ":");
  if (isAddress) {
    const end = parseIpAddress(rest);
    if (end?.family !== start.family) return invalid("badRange", text);
    return end.value < start.value
      ? invalid("rangeBackwards", text)
      : undefined;
  }
  const last = start.family === 4 ? 0xff : 0xffff;
  const digits = start.family === 4 ? /^\d+$/ : /^[0-9a-f]+$/i;
  if (!digits.test(rest)) return invalid("badRange", text);
  const end = parseInt(rest, start.family === 4 ? 10 : 16);
  if (end > last) return invalid("badRange", text);
  return (start.value & BigInt(last)) >= end
    ? invalid("rangeBackwards", text)
    : undefined;
}
