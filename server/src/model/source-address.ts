/* The address an instance sends its adverts from, where that is written. */
import {
  compareVersions,
  type Version,
} from "../../../grammar/schema/versions.ts";
import { rangeOf, type Address } from "./address.ts";
import type { VrrpInstance } from "./vrrp-instance.ts";

/** `unicast_src_ip` or `mcast_src_ip`: keepalived keeps both in one place (vrrp_parser.c, vrrp_srcip_handler). */
export function sourceAddress(instance: VrrpInstance): Address | undefined {
  return (instance.unicastSource ?? instance.multicastSource)?.value;
}

/** Whether keepalived can do without an interface: a unicast instance that knows its address (vrrp.c, vrrp_complete_instance). */
export function mayLackInterface(
  instance: VrrpInstance,
  release: Version,
): boolean {
  const from = sourceAddress(instance);
  return (
    instance.effective.unicast &&
    from !== undefined &&
    rangeOf(from) !== "linkLocal" &&
    compareVersions(release, "2.2.8") >= 0
  );
}
