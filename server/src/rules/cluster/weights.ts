/* Priorities with all tracked objects up, and what is left of them when one fails. */
import type { Node } from "../../model/node.ts";
import type { Tracker, VrrpInstance } from "../../model/vrrp-instance.ts";
import { groupOf, isWeighted } from "../tracking.ts";

export interface Weights {
  /** With everything up. */
  readonly best: number;
  /** The weighted trackers that count; files count by their content and are left out. */
  readonly trackers: readonly WeightedTracker[];
}

export interface WeightedTracker extends Tracker {
  readonly weight: NonNullable<Tracker["weight"]>;
}

/** Undefined where the sum can't be known: unreadable weights, `reverse`, the address owner, members of sync groups. */
export function weightsOf(
  node: Node,
  instance: VrrpInstance,
): Weights | undefined {
  const { priority } = instance.effective;
  if (priority === undefined || !instance.complete) return undefined;
  if (priority === 255) return { best: 255, trackers: [] };
  const group = groupOf(node, instance);
  if (group?.trackingWeight === true) return undefined;
  const counting = instance.trackers.filter(
    (tracker) => tracker.kind !== "file",
  );
  if (counting.some(({ effective }) => effective === undefined))
    return undefined;
  // Without sync_group_tracking_weight the weights of a group's members do not count.
  const weighted = group === undefined ? counting.filter(isWeighted) : [];
  if (weighted.some(({ effective }) => effective?.reverse)) return undefined;
  const gained = weighted
    .map(({ effective }) => Math.max(0, effective?.weight ?? 0))
    .reduce((sum, each) => sum + each, 0);
  return {
    best: clamp(priority + gained),
    trackers: weighted.flatMap((tracker) => {
      const word = tracker.effective?.word;
      return word === undefined ? [] : [{ ...tracker, weight: word }];
    }),
  };
}

/** The priority when these trackers fail. */
export function without(
  { effective: { priority } }: VrrpInstance,
  { trackers }: Weights,
  failed: readonly WeightedTracker[],
): number {
  const sum = trackers
    .map((each) =>
      failed.includes(each)
        ? Math.min(0, each.weight.value)
        : Math.max(0, each.weight.value),
    )
    .reduce((total, each) => total + each, priority ?? 0);
  return clamp(sum);
}

function clamp(priority: number): number {
  return Math.min(254, Math.max(1, priority));
}
