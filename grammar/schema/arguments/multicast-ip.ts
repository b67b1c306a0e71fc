import { invalid, type ArgumentCheck } from "../finding.ts";
import {
  isLinkLocalMulticast,
  isMulticast,
  parseIpAddress,
} from "../ip-address.ts";
import { addressPart } from "./ip.ts";

/** A multicast address of either family, or of the one the kind names. */
export const checkMulticastIp: ArgumentCheck = (text, argument) => {
  const address = parseIpAddress(addressPart(text, argument));
  if (address === undefined) return invalid("notAnAddress", text);
  if (argument.kind === "multicast-ipv4" && address.family !== 4)
    return invalid("notIpv4", text);
  if (argument.kind === "multicast-ipv6" && address.family !== 6)
    return invalid("notIpv6", text);
  if (!isMulticast(address)) return invalid("notMulticast", text);
  return argument.kind === "multicast-ipv6" && !isLinkLocalMulticast(address)
    ? invalid("notLinkLocal", text)
    : undefined;
};
