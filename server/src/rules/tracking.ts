/* What instances and sync groups track, for the rules that look at weights and at where things are defined. */
import { positionAt } from "../../../grammar/syntax/line-index.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import { textOf } from "../../../grammar/syntax/source-file.ts";
import { extentOf, type Statement } from "../../../grammar/syntax/tree.ts";
import type { Cluster } from "../model/cluster.ts";
import type { Frame, SyncGroup, TrackedObject } from "../model/node.ts";
import { trackedByName } from "../model/read-trackers.ts";
import { inside, readable } from "../model/values.ts";
import type { Tracker, VrrpInstance } from "../model/vrrp-instance.ts";
import { isVerbatim, removeStatement, replaceWord } from "./edits.ts";
import type { Edit } from "./rule.ts";

/** The sync group of an instance: the first one that names it. */
export function groupOf(
  node: Frame,
  instance: VrrpInstance,
): SyncGroup | undefined {
  return membership(node).groups.get(instance.name);
}

/** The instances of a group, as keepalived takes them: each belongs to the first group that names it. */
export function membersOf(
  node: Frame,
  group: SyncGroup,
): readonly VrrpInstance[] {
  return membership(node).members.get(group) ?? [];
}

interface Membership {
  readonly groups: ReadonlyMap<string, SyncGroup>;
  readonly members: ReadonlyMap<SyncGroup, readonly VrrpInstance[]>;
}

const membership: (node: Frame) => Membership = memo(
  ({ syncGroups, instances }) => {
    const groups = new Map<string, SyncGroup>();
    for (const group of syncGroups)
      for (const { value } of group.members)
        if (!groups.has(value)) groups.set(value, group);
    const members = new Map<SyncGroup, VrrpInstance[]>();
    for (const instance of instances) {
      const group = groups.get(instance.name);
      if (group === undefined) continue;
      const found = members.get(group);
      if (found === undefined) members.set(group, [instance]);
      else found.push(instance);
    }
    return { groups, members };
  },
);

/** The tracker changes the priority instead of putting the instance in FAULT. */
export function isWeighted({ effective }: Tracker): boolean {
  return effective !== undefined && effective.weight !== 0;
}

/** The object a tracker names: of equal names the first counts. */
export function trackedObject(
  node: Frame,
  { kind, name }: Tracker,
): TrackedObject | undefined {
  return trackedByName(node.tracked).get(`${kind} ${name}`);
}

/**
 * Whether one block of the root comes before another, in the order keepalived reads them. Neither is a virtual server.
 */
export function isBefore(
  { heads }: Frame,
  one: Statement,
  other: Statement,
): boolean {
  const order = orderOf(heads);
  return (order.get(one) ?? -1) < (order.get(other) ?? -1);
}

/** The numbers of statements in a list. */
export const orderOf: (
  statements: readonly Statement[],
) => ReadonlyMap<Statement, number> = memo(
  (statements) => new Map(statements.map((each, index) => [each, index])),
);

/** Takes an entry out, and its block with it if nothing else stands in there. */
export function removeTracker({ statement }: Tracker): readonly Edit[] {
  const { parent } = statement;
  return parent !== undefined && inside(parent).length === 1
    ? removeStatement(parent)
    : removeStatement(statement);
}

/**
 * Takes the `weight N` out of where it is written: the entry's, or the tracked object's. It becomes 0 where `reverse`
 * stands behind it, which would go with it.
 */
export function removeWeight({
  effective,
  statement,
}: Tracker): readonly Edit[] {
  const word = effective?.word;
  if (word === undefined) return [];
  if (effective?.reverse === true) return replaceWord(word.word, "0");
  if (word.statement !== statement) return removeStatement(word.statement);
  if (!isVerbatim(statement)) return [];
  const [{ file, end }] = statement.words;
  return [{ file, start: end, end: statement.end, newText: "" }];
}

/** Only within one file: whoever splits a configuration has an order of the parts in mind. */
export function moveDefinition(
  definition: Statement,
  target: Statement,
): readonly Edit[] {
  const { file, start } = target;
  if (
    file !== definition.file ||
    !isVerbatim(target) ||
    !isVerbatim(definition)
  )
    return [];
  const at = start - positionAt(file, start).character;
  if (file.text.slice(at, start).trim() !== "") return [];
  const lineEnd = file.text.includes("\r\n") ? "\r\n" : "\n";
  const newText = textOf(extentOf(definition)) + lineEnd;
  return [
    { file, start: at, end: at, newText },
    ...removeStatement(definition),
  ];
}

/**
 * The trackers whose weight changes the priority of an instance: not those that its sync group drops, and not those
 * of an object that is tracked without a weight beside.
 */
export function countingTrackers(
  node: Frame,
  instance: VrrpInstance,
): readonly Tracker[] {
  const group = groupOf(node, instance);
  if (group?.trackingWeight === false) return [];
  const trackers = [...instance.trackers, ...(group?.trackers ?? [])];
  return trackers.filter(
    (tracker) =>
      isWeighted(tracker) &&
      readable(tracker.statement.words[0]) !== undefined &&
      !trackers.some(
        (each) =>
          each.kind === tracker.kind &&
          each.name === tracker.name &&
          each.effective?.weight === 0,
      ),
  );
}

/** The instances of other nodes that are the same virtual router. */
export function peersOf(
  clusters: readonly Cluster[],
  instance: VrrpInstance,
): readonly VrrpInstance[] {
  return clusters
    .flatMap(({ pairs }) => pairs)
    .flatMap(({ one, other }) =>
      one.instance === instance
        ? [other.instance]
        : other.instance === instance
          ? [one.instance]
          : [],
    );
}
