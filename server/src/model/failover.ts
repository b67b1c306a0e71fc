/**
 * Who is master, and when: effective priorities of one virtual router's instances with each tracked object up or
 * down, and the times until the others notice and take over. Pure arithmetic over the model; what can't be known is
 * undefined. As keepalived does it: vrrp_track.c (vrrp_set_effective_priority), vrrp.h (timers), RFC 9568 section 6.
 */
import type { Cluster, InstanceOfNode } from "./cluster.ts";
import { countingOf, detectionOf, type Counting } from "./failover-trackers.ts";

/** An instance with all that changes its priority. */
export interface Contender extends InstanceOfNode {
  /** Undefined where a weight can't be read. */
  readonly trackers: readonly Counting[] | undefined;
}

/** What an instance stands with: its effective priority, or out of the race. */
export type Standing = number | "FAULT";

/** What happens to the master. */
export type Failure =
  | {
      readonly kind: "tracker";
      readonly at: Contender;
      readonly tracker: Counting;
    }
  /** keepalived stops in order, and says so with priority 0. */
  | { readonly kind: "stopped"; readonly at: Contender }
  /** The machine or its network is gone without a word. */
  | { readonly kind: "lost"; readonly at: Contender };

export interface Outcome {
  /** Undefined: all is well. */
  readonly failure: Failure | undefined;
  /** In the order of the contenders; undefined: not there. */
  readonly standings: readonly (Standing | undefined)[];
  /** Undefined where two are equal, or nobody is left. */
  readonly master: Contender | undefined;
  /** Seconds until the failure is noticed, at most. */
  readonly detection: number | undefined;
  /** Seconds from then until the new master sends; undefined where the master stays. */
  readonly takeover: number | undefined;
}

/** An instance and those of other nodes that are the same virtual router, in the order of the nodes. */
export function contendersOf(
  own: InstanceOfNode,
  clusters: readonly Cluster[],
): readonly Contender[] {
  const cluster = clusters.find(({ nodes }) => nodes.includes(own.node));
  const partners = (cluster?.pairs ?? []).flatMap(({ one, other }) =>
    one.instance === own.instance
      ? [other]
      : other.instance === own.instance
        ? [one]
        : [],
  );
  const same = partners.filter(
    ({ instance }) =>
      instance.virtualRouterId?.value === own.instance.virtualRouterId?.value,
  );
  const order = cluster?.nodes ?? [];
  return [own, ...same]
    .toSorted(
      (one, other) => order.indexOf(one.node) - order.indexOf(other.node),
    )
    .map(({ node, instance }) => ({
      node,
      instance,
      trackers: countingOf(node, instance),
    }));
}

/** The priority with some tracked objects down; undefined where it can't be worked out. */
export function effectivePriority(
  { instance, trackers }: Contender,
  down: readonly Counting[] = [],
): Standing | undefined {
  const { priority } = instance.effective;
  if (priority === undefined || trackers === undefined) return undefined;
  const isUp = (each: Counting): boolean =>
    down.includes(each) === each.reverse;
  if (trackers.some((each) => each.weight === 0 && !isUp(each))) return "FAULT";
  if (priority === 255) return 255;
  const sum = trackers
    .map((each) =>
      isUp(each) ? Math.max(0, each.weight) : Math.min(0, each.weight),
    )
    .reduce((total, each) => total + each, priority);
  return Math.min(254, Math.max(1, sum));
}

/** Everything up, then each failure at the node that is master. Empty where a priority can't be worked out. */
export function outcomesOf(
  contenders: readonly Contender[],
): readonly Outcome[] {
  const standings = contenders.map((each) => effectivePriority(each));
  if (standings.includes(undefined)) return [];
  const master = bestOf(contenders, standings);
  const start: Outcome = {
    failure: undefined,
    standings,
    master,
    detection: undefined,
    takeover: undefined,
  };
  if (master === undefined) return [start];
  const failures: readonly Failure[] = [
    ...(master.trackers ?? []).map((tracker): Failure => ({
      kind: "tracker",
      at: master,
      tracker,
    })),
    { kind: "stopped", at: master },
    { kind: "lost", at: master },
  ];
  return [
    start,
    ...failures.map((failure) => outcomeOf(failure, master, contenders)),
  ];
}

/** Seconds a backup waits after a master that goes in order. */
export function skewOf(
  { instance }: InstanceOfNode,
  standing: number,
): number | undefined {
  const { version, advertInt } = instance.effective;
  if (version === undefined || advertInt === undefined) return undefined;
  const part = (256 - standing) / 256;
  return version === 2 ? part : part * advertInt;
}

/** Seconds a backup waits for a master of which nothing is heard. */
export function masterDownTime(
  contender: InstanceOfNode,
  standing: number,
): number | undefined {
  const { advertInt, downTimerAdverts } = contender.instance.effective;
  const skew = skewOf(contender, standing);
  if (
    advertInt === undefined ||
    downTimerAdverts === undefined ||
    skew === undefined
  )
    return undefined;
  return downTimerAdverts * advertInt + skew;
}

function outcomeOf(
  failure: Failure,
  before: Contender,
  contenders: readonly Contender[],
): Outcome {
  const standings = contenders.map((each) => {
    if (each !== failure.at) return effectivePriority(each);
    return failure.kind === "tracker"
      ? effectivePriority(each, [failure.tracker])
      : undefined;
  });
  const own = standings[contenders.indexOf(before)];
  const master =
    typeof own === "number"
      ? challengerOf(before, own, contenders, standings)
      : bestOf(contenders, standings);
  const standing =
    master === undefined ? undefined : standings[contenders.indexOf(master)];
  return {
    failure,
    standings,
    master,
    detection:
      failure.kind === "tracker" ? detectionOf(failure.tracker) : undefined,
    takeover:
      master === undefined || master === before || typeof standing !== "number"
        ? undefined
        : takeoverOf(failure, own, master, standing),
  };
}

/** A master in FAULT or stopped says so; one that is lost, or only has a lower priority, has to be waited for. */
function takeoverOf(
  failure: Failure,
  own: Standing | undefined,
  master: Contender,
  standing: number,
): number | undefined {
  if (failure.kind === "stopped" || own === "FAULT")
    return skewOf(master, standing);
  const waiting = masterDownTime(master, standing);
  const { preemptDelay } = master.instance;
  return waiting === undefined
    ? undefined
    : waiting + (typeof own === "number" ? (preemptDelay?.value ?? 0) : 0);
}

/** The master stays unless another one has more; `nopreempt` keeps a backup from saying so. */
function challengerOf(
  before: Contender,
  own: number,
  contenders: readonly Contender[],
  standings: readonly (Standing | undefined)[],
): Contender | undefined {
  const higher = contenders.filter((each, index) => {
    const standing = standings[index];
    return (
      each.instance.nopreempt === undefined &&
      typeof standing === "number" &&
      standing > own
    );
  });
  if (higher.length === 0) return before;
  return bestOf(
    higher,
    higher.map((each) => standings[contenders.indexOf(each)]),
  );
}

/** The one with the highest priority; undefined where two have it. */
function bestOf(
  contenders: readonly Contender[],
  standings: readonly (Standing | undefined)[],
): Contender | undefined {
  const numbers = standings.filter((each) => typeof each === "number");
  const highest = Math.max(...numbers);
  const best = contenders.filter((_, index) => standings[index] === highest);
  return best.length === 1 ? best[0] : undefined;
}
