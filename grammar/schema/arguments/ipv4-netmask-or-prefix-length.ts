import { invalid, type ArgumentCheck } from "../finding.ts";
import { checkUint } from "./uint.ts";

/** Persistence granularity: a netmask (as inet_aton(3) reads it) or, for an IPv6 service, a prefix length. */
export const checkNetmaskOrPrefixLength: ArgumentCheck = (
  text,
  argument,
  context,
) => {
  const service = context.statement.parent?.words[1];
  if (service?.opaque === true) return undefined;
  const address = service?.text ?? "";
  const isIpv6 = /^(?:group|fwmark)$/.test(address)
    ? !text.includes(".")
    : address.includes(":");
  if (isIpv6) return checkUint(text, argument, context);
  const parts = text.split(".");
  const isMask =
    parts.length <= 4 &&
    parts.every((part) => /^(?:\d+|0x[0-9a-f]+)$/i.test(part));
  const tooLarge = parts.slice(0, -1).some((part) => Number(part) > 255);
  return isMask && !tooLarge && Number(parts.at(-1)) < 256 ** (5 - parts.length)
    ? undefined
    : invalid("notANetmask", text);
};
