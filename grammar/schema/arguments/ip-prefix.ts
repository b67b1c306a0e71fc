import { invalid, type ArgumentCheck, type Finding } from "../finding.ts";
import { ipFamilyOf, parseIpAddress } from "../ip-address.ts";
import { wordOf } from "./enum.ts";
import { parseUnsigned } from "./numbers.ts";

/** An address with or without prefix length, or a word such as `default`. */
export const checkIpPrefix: ArgumentCheck = (text, argument) => {
  if (wordOf(text, argument) !== undefined) return undefined;
  const cut = text.indexOf("/");
  const family = ipFamilyOf(cut < 0 ? text : text.slice(0, cut));
  if (family === undefined) return invalid("notAnAddress", text);
  return cut < 0
    ? undefined
    : checkPrefixLength(text, text.slice(cut + 1), family);
};

/** A prefix length of the family; nothing at all is 0. */
function checkPrefixLength(
  text: string,
  length: string,
  family: 4 | 6,
): Finding | undefined {
  const value = parseUnsigned(length);
  const max = family === 4 ? 32 : 128;
  if (typeof value === "bigint" && value <= max) return undefined;
  if (value !== "invalid")
    return {
      rule: "value-out-of-range",
      message: "prefixLength",
      args: { value: text, length, max: String(max) },
    };
  const prefix = family === 4 ? prefixOf(length) : undefined;
  return prefix === undefined
    ? invalid("prefixNotANumber", text, { length, max: String(max) })
    : invalid("dottedNetmask", text, { length, prefix: String(prefix) });
}

/** The prefix length that a dotted netmask stands for. */
function prefixOf(mask: string): number | undefined {
  const value = parseIpAddress(mask)?.value;
  if (value === undefined || mask.includes(":")) return undefined;
  const bits = value.toString(2).padStart(32, "0");
  return /^1*0*$/.test(bits) ? bits.replaceAll("0", "").length : undefined;
}
