/* Instances that share a virtual router id where they must not. */
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
  if (
    one.interface === undefined ||
    one.interface.value !== other.interface?.value
  )
    return false;
  return one.effective.unicast
    ? samePath(one, other)
    : one.effective.multicastGroup === other.effective.multicastGroup;
}

/** From one address to a peer of both. Whether an address that is not written is another one's can't be known. */
function samePath(one: VrrpInstance, other: VrrpInstance): boolean {
  const source = (each: VrrpInstance): string | undefined =>
    (each.unicastSource ?? each.multicastSource)?.value.text;
  return (
    source(one) === source(other) &&
    one.unicastPeers.some(({ value }) =>
      other.unicastPeers.some((each) => each.value.text === value.text),
    )
  );
}
