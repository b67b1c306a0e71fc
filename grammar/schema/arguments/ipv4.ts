import { invalid, type ArgumentCheck } from "../finding.ts";
import { parseIpAddress } from "../ip-address.ts";
import { wordOf } from "./enum.ts";
import { addressPart } from "./ip.ts";

/** An IPv4 address, or one of some words. */
export const checkIpv4: ArgumentCheck = (text, argument) =>
  wordOf(text, argument) !== undefined ||
  parseIpAddress(addressPart(text, argument))?.family === 4
    ? undefined
    : invalid("notIpv4", text);
