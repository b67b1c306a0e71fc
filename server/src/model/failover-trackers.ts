/* What of an instance's trackers counts, and how soon a failure of the tracked object is noticed. */
import type { Node, TrackedObject } from "./node.ts";
import { decimal, last, unsigned } from "./values.ts";
import type { Tracker, VrrpInstance } from "./vrrp-instance.ts";

export interface Counting {
  readonly kind: Tracker["kind"];
  readonly name: string;
  /** 0: its failure is FAULT. */
  readonly weight: number;
  /** The object counts as up when it is down. */
  readonly reverse: boolean;
  readonly object: TrackedObject | undefined;
}

/**
 * The trackers of an instance and its sync group. Files count by their content and are left out. Without
 * `sync_group_tracking_weight` keepalived drops weighted scripts and BFD sessions of a group's members, takes an
 * interface's weight for 0, and leaves processes alone. Undefined where a weight can't be read.
 */
export function countingOf(
  node: Node,
  instance: VrrpInstance,
): readonly Counting[] | undefined {
  if (!instance.complete) return undefined;
  const group = node.syncGroups.find(({ members }) =>
    members.some(({ value }) => value === instance.name),
  );
  const trackers = [...instance.trackers, ...(group?.trackers ?? [])].filter(
    ({ kind }) => kind !== "file",
  );
  if (trackers.some(({ effective }) => effective === undefined))
    return undefined;
  const weightsCount = group === undefined || group.trackingWeight;
  return trackers.flatMap((tracker): Counting[] => {
    const { kind, name, effective } = tracker;
    const weight = effective?.weight ?? 0;
    if (weight !== 0 && !weightsCount && (kind === "script" || kind === "bfd"))
      return [];
    return [
      {
        kind,
        name,
        weight: !weightsCount && kind === "interface" ? 0 : weight,
        reverse: effective?.reverse ?? false,
        object: node.tracked.find(
          (each) => each.kind === kind && each.name === name,
        ),
      },
    ];
  });
}

/**
 * Seconds until a failure is noticed, at most: a script is asked each `interval`, has to fail `fall` times, and the
 * last of these may take its `timeout`.
 */
export function detectionOf({ kind, object }: Counting): number | undefined {
  switch (kind) {
    case "interface":
      return 0;
    case "script": {
      const head = object?.statement;
      if (head === undefined) return undefined;
      const interval = numberOf(head, "interval", 1);
      const fall = numberOf(head, "fall", 1);
      const timeout = numberOf(head, "timeout", interval);
      if (interval === undefined || fall === undefined || timeout === undefined)
        return undefined;
      return interval * fall + timeout;
    }
    case "process":
      return object === undefined
        ? undefined
        : numberOf(object.statement, "delay", 0);
    case "bfd":
    case "file":
      return undefined;
  }
}

/** The number of a line; where there is no such line the default. */
function numberOf(
  head: TrackedObject["statement"],
  keyword: string,
  usual: number | undefined,
): number | undefined {
  const statement = last(head, keyword);
  if (statement === undefined) return usual;
  return (keyword === "fall" ? unsigned(statement) : decimal(statement))?.value;
}
