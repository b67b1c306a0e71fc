import { isPlainIpv4 } from "../../syntax/plain-ipv4.ts";
import { invalid, type ArgumentCheck } from "../finding.ts";
import { parseIpAddress } from "../ip-address.ts";
import type { Argument } from "../keyword.ts";

/** An address of either family. */
export const checkIp: ArgumentCheck = (text, argument) =>
  !isPlainIpv4(text) &&
  parseIpAddress(addressPart(text, argument)) === undefined
    ? invalid("notAnAddress", text)
    : undefined;

/** What keepalived looks at: where no range is meant it cuts off what follows a `-`, or else a `/`. */
export function addressPart(text: string, { exact }: Argument): string {
  if (exact === true) return text;
  const cut = text.includes("-") ? text.indexOf("-") : text.indexOf("/");
  return cut < 0 ? text : text.slice(0, cut);
}
