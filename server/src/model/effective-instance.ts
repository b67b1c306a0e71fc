/* What keepalived works with where an instance leaves it open: vrrp.c, vrrp_complete_instance. */
import type { Globals } from "./node.ts";
import { flag, last } from "./values.ts";
import type { EffectiveInstance, VrrpInstance } from "./vrrp-instance.ts";

/** Values in force. Whatever is written but can't be read stays undefined. */
export function effectiveInstance(
  instance: Omit<VrrpInstance, "effective">,
  globals: Globals,
  unicast: boolean,
): EffectiveInstance {
  const family = familyOf(instance);
  const version = versionOf(instance, globals, family);
  const state = stateOf(instance);
  return {
    family,
    version,
    state,
    priority: priorityOf(instance, state),
    advertInt: advertIntOf(instance, version),
    strict: flag(last(instance.statement, "strict_mode")) ?? globals.strict,
    unicast,
    multicastGroup: unicast
      ? undefined
      : multicastGroupOf(instance, globals, family),
    downTimerAdverts: countOf(instance, globals),
  };
}

type Written = Omit<VrrpInstance, "effective">;

function isWritten(instance: Written, keyword: string): boolean {
  return last(instance.statement, keyword) !== undefined;
}

/** Whether one of the `global_defs` says something of this. */
function isGlobal(globals: Globals, keyword: string): boolean {
  return globals.statements.some((head) => last(head, keyword) !== undefined);
}

function familyOf(instance: Written): EffectiveInstance["family"] {
  const known =
    instance.virtualAddresses[0]?.address ??
    instance.unicastSource?.value ??
    instance.multicastSource?.value ??
    instance.unicastPeers[0]?.value;
  return known?.family;
}

function versionOf(
  instance: Written,
  globals: Globals,
  family: EffectiveInstance["family"],
): 2 | 3 | undefined {
  if (isWritten(instance, "version")) return version(instance.version?.value);
  if (family === "IPv6") return 3;
  if (!isGlobal(globals, "vrrp_version")) return 2;
  return version(globals.vrrpVersion?.value);
}

function version(value: number | undefined): 2 | 3 | undefined {
  return value === 2 || value === 3 ? value : undefined;
}

function stateOf(instance: Written): EffectiveInstance["state"] {
  const written = instance.state?.value;
  if (written === "MASTER" || written === "BACKUP") return written;
  if (isWritten(instance, "state")) return undefined;
  return instance.priority?.value === 255 ? "MASTER" : "BACKUP";
}

function priorityOf(
  instance: Written,
  state: EffectiveInstance["state"],
): number | undefined {
  if (isWritten(instance, "priority")) return instance.priority?.value;
  if (state === undefined || !instance.complete) return undefined;
  return state === "MASTER" ? 255 : 100;
}

/** Version 2 rounds half up to whole seconds, at least one. */
function advertIntOf(
  instance: Written,
  version: 2 | 3 | undefined,
): number | undefined {
  const seconds = isWritten(instance, "advert_int")
    ? instance.advertInt?.value
    : instance.complete
      ? 1
      : undefined;
  if (seconds === undefined || version === undefined) return undefined;
  return version === 2
    ? Math.max(1, Math.floor(seconds + 0.5))
    : Math.round(seconds * 100) / 100;
}

/** `mcast_dst_ip`, else the global group of the family, else the one of the RFC. */
function multicastGroupOf(
  instance: Written,
  globals: Globals,
  family: EffectiveInstance["family"],
): string | undefined {
  if (family === undefined) return undefined;
  if (isWritten(instance, "mcast_dst_ip"))
    return instance.multicastGroup?.value.text;
  const [keyword, group, usual] =
    family === "IPv4"
      ? ["vrrp_mcast_group4", globals.multicastGroup4, "224.0.0.18"]
      : ["vrrp_mcast_group6", globals.multicastGroup6, "ff02::12"];
  return isGlobal(globals, keyword) ? group?.value.text : usual;
}

function countOf(instance: Written, globals: Globals): number | undefined {
  if (isWritten(instance, "down_timer_adverts"))
    return instance.downTimerAdverts?.value;
  if (isGlobal(globals, "vrrp_down_timer_adverts"))
    return globals.downTimerAdverts?.value;
  return 3;
}
