/* How an instance starts, as keepalived works it out from several lines (vrrp.c, vrrp_complete_instance). */
import { keywordOf } from "../../../grammar/syntax/tree.ts";
import { inside } from "../model/values.ts";
import type { VrrpInstance } from "../model/vrrp-instance.ts";

/** Priority 255: the node owns the addresses. Not where the priority can't be read. */
export function isOwner(instance: VrrpInstance): boolean {
  return instance.effective.priority === 255;
}

/** The instance wants to be master at once although it does not own the addresses. */
export function startsAsMaster(instance: VrrpInstance): boolean {
  const { state, priority, strict } = instance.effective;
  // Strict mode and AH set the state to BACKUP before anything else looks at it.
  return (
    state === "MASTER" &&
    priority !== undefined &&
    priority !== 255 &&
    !strict &&
    !usesAh(instance)
  );
}

/** `nopreempt` is in force: a later `preempt` takes it back. */
export function isPreemptOff({ statement }: VrrpInstance): boolean {
  const switches = inside(statement)
    .map(keywordOf)
    .filter((each) => each === "nopreempt" || each === "preempt");
  return switches.at(-1) === "nopreempt";
}

/** AH is in force: version 2, IPv4, a password, and no strict mode. */
export function usesAh({ authentication, effective }: VrrpInstance): boolean {
  return (
    authentication?.type?.value === "AH" &&
    authentication.password !== undefined &&
    effective.version === 2 &&
    effective.family !== "IPv6" &&
    !effective.strict
  );
}
