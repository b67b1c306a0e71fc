import { byteLength } from "../../../grammar/schema/finding.ts";

/**
 * What of an auth_pass counts: the first eight bytes of UTF-8, as many whole characters as fit into them
 * (keepalived's VRRP_AUTH_LEN).
 */
export function usedPassword(written: string): string {
  let bytes = 0;
  let used = "";
  for (const character of written) {
    bytes += byteLength(character);
    if (bytes > 8) break;
    used += character;
  }
  return used;
}
