import { invalid, type ArgumentCheck } from "../finding.ts";

/** A MAC address for a VMAC: six octets, or five to which keepalived adds the virtual_router_id. */
export const checkMac: ArgumentCheck = (text) => {
  if (!/^(?:[0-9a-f]{1,2}:){4}[0-9a-f]{1,2}(?::[0-9a-f]{1,2}|:)?$/i.test(text))
    return invalid("notAMac", text);
  const octets = text.split(":").map((octet) => parseInt(octet, 16));
  if (((octets[0] ?? 0) & 1) === 1) return invalid("multicastMac", text);
  const isReserved =
    [0x00, 0x00, 0x5e, 0x00].every((octet, index) => octets[index] === octet) &&
    (octets[4] === 1 || octets[4] === 2);
  return isReserved ? invalid("reservedMac", text) : undefined;
};
