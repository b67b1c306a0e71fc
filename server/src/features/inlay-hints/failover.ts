/* What trackers make of a priority, and how long a backup waits before it takes over. */
import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import type { Cluster } from "../../model/cluster.ts";
import {
  contendersOf,
  effectivePriority,
  masterDownTime,
  skewOf,
  type Contender,
} from "../../model/failover.ts";
import { countingOf } from "../../model/failover-trackers.ts";
import type { Node } from "../../model/node.ts";
import type { VrrpInstance } from "../../model/vrrp-instance.ts";
import { outcomeTable, secondsText, timingTable } from "../failover-table.ts";
import { mayStandIn, type HintOfNode, type Part } from "./hint.ts";

/** Hints at the `priority` and `advert_int` of a node's instances, as far as they stand in the file. */
export function failoverHints(
  node: Node,
  clusters: readonly Cluster[],
  file: SourceFile,
  part: Part,
): readonly HintOfNode[] {
  return node.instances
    .filter(({ statement }) => mayStandIn(part, file, statement))
    .filter(({ priority, advertInt }) =>
      [priority, advertInt].some((each) => each?.word.file === file),
    )
    .flatMap((instance) => {
      const own = { node, instance, trackers: countingOf(node, instance) };
      // Only who asks for the reason waits for a look at the other nodes.
      const contenders = (): readonly Contender[] =>
        contendersOf(own, clusters);
      return [
        ...priorityHint(own, contenders, file),
        ...takeoverHint(own, contenders, file),
      ];
    });
}

function priorityHint(
  own: Contender,
  contenders: () => readonly Contender[],
  file: SourceFile,
): readonly HintOfNode[] {
  const word = own.instance.priority?.word;
  const label = priorityLabel(own);
  if (word?.file !== file || label === undefined) return [];
  return [
    {
      group: "priority",
      file,
      offset: word.end,
      label,
      node: own.node.name,
      reason: () => outcomeTable(contenders(), undefined) ?? "",
    },
  ];
}

/** Undefined where nothing changes the priority. Trackers without a weight only decide about FAULT. */
function priorityLabel(own: Contender): string | undefined {
  const weighted = (own.trackers ?? []).filter(({ weight }) => weight !== 0);
  const usual = effectivePriority(own);
  const worst = effectivePriority(own, weighted);
  if (weighted.length === 0 || usual === undefined || worst === undefined)
    return undefined;
  if (usual === "FAULT" || worst === "FAULT") return undefined;
  return usual === worst
    ? `effective ${usual}`
    : `effective ${usual}, at worst ${worst}`;
}

function takeoverHint(
  own: Contender,
  contenders: () => readonly Contender[],
  file: SourceFile,
): readonly HintOfNode[] {
  const { instance } = own;
  const word = (instance.advertInt ?? instance.priority)?.word;
  const standing = effectivePriority(own);
  // Who has 255 is master from the start and waits for nobody.
  if (word?.file !== file || typeof standing !== "number" || standing === 255)
    return [];
  const waits = masterDownTime(own, standing);
  if (waits === undefined) return [];
  return [
    {
      group: "takeoverTime",
      file,
      offset: word.end,
      label: `takes over after ${secondsText(waits)}`,
      node: own.node.name,
      reason: () =>
        [
          timeText(instance, skewOf(own, standing)),
          timingTable(contenders()),
        ].join("\n\n"),
    },
  ];
}

function timeText(
  { effective }: VrrpInstance,
  skew: number | undefined,
): string {
  const { downTimerAdverts, advertInt } = effective;
  return `When nothing is heard of the master: ${downTimerAdverts} adverts of ${secondsText(advertInt)} may be missed, and ${secondsText(skew)} more are waited for the priority's sake`;
}
