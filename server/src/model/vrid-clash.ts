/* Instances that share a virtual router id where they must not. */
import { sourceAddress } from "./source-address.ts";
import type { VrrpInstance } from "./vrrp-instance.ts";

/** Whether keepalived refuses two instances because receivers could not tell their adverts apart (vrrp.c, check_vrid_conflicts). */
export function clashes(one: VrrpInstance, other: VrrpInstance): boolean {
  if (
    one.virtualRouterId === undefined ||
    one.virtualRouterId.value !== other.virtualRouterId?.value
  )
    return false;
  // An instance without any address is an IPv4 one.
  if ((one.effective.family ?? "IPv4") !== (other.effective.family ?? "IPv4"))
    return false;
  if (one.effective.unicast !== other.effective.unicast) return false;
  const multicast = !one.effective.unicast;
  // An instance without an interface sends from its address, whichever interface has that.
  if (one.interface === undefined || other.interface === undefined)
    return (
      !multicast &&
      [one, other].every(
        (each) => each.complete && sourceAddress(each) !== undefined,
      ) &&
      samePath(one, other)
    );
  if (one.interface.value !== other.interface.value) return false;
  return multicast
    ? one.effective.multicastGroup === other.effective.multicastGroup
    : samePath(one, other);
}

/** From one address to a peer of both. Whether an address that is not written is another one's can't be known. */
function samePath(one: VrrpInstance, other: VrrpInstance): boolean {
  return (
    sourceAddress(one)?.text === sourceAddress(other)?.text &&
    one.unicastPeers.some(({ value }) =>
      other.unicastPeers.some((each) => each.value.text === value.text),
    )
  );
}
