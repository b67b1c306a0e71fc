/* What the cluster rules share: each instance beside its partners on the other nodes, and how to call a node. */
import { memo } from "../../../../grammar/syntax/memo.ts";
import type { Word } from "../../../../grammar/syntax/line.ts";
import { textOf, type Place } from "../../../../grammar/syntax/source-file.ts";
import type { Cluster, InstanceOfNode } from "../../model/cluster.ts";
import type { Node } from "../../model/node.ts";
import type { Valued } from "../../model/values.ts";

/** An instance and the instances of other nodes that are the same virtual router. */
export interface Side {
  readonly here: InstanceOfNode;
  readonly partners: readonly InstanceOfNode[];
}

/** Each paired instance of a cluster, in the order of its nodes. */
export const sidesOf: (cluster: Cluster) => readonly Side[] = memo(
  ({ nodes, pairs }) =>
    nodes.flatMap((node) =>
      node.instances.flatMap((instance): Side[] => {
        const partners = pairs.flatMap(({ one, other }) =>
          one.instance === instance && one.node === node
            ? [other]
            : other.instance === instance && other.node === node
              ? [one]
              : [],
        );
        return partners.length === 0
          ? []
          : [{ here: { node, instance }, partners }];
      }),
    ),
);

/**
 * As sidesOf, with only the partners that have the same VRID and version: others never get as far as comparing
 * anything else, and vrid-mismatch or vrrp-version-mismatch speaks of them.
 */
export const routersOf: (cluster: Cluster) => readonly Side[] = memo(
  (cluster) =>
    sidesOf(cluster).flatMap(({ here, partners }): Side[] => {
      const own = here.instance;
      const same = partners.filter(
        ({ instance }) =>
          own.virtualRouterId !== undefined &&
          own.virtualRouterId.value === instance.virtualRouterId?.value &&
          own.effective.version !== undefined &&
          own.effective.version === instance.effective.version,
      );
      return same.length === 0 ? [] : [{ here, partners: same }];
    }),
);

/** What is found between an instance and one of its partners. */
export interface Difference<T> {
  readonly there: InstanceOfNode;
  /** The name of the partner's node. */
  readonly node: string;
  readonly found: T;
}

/** An instance with the partners it differs from. */
export interface Differing<T> {
  readonly here: InstanceOfNode;
  readonly first: Difference<T>;
  readonly all: readonly Difference<T>[];
}

/** Each instance with the partners it differs from: one finding each, that speaks of the first. */
export function differences<T>(
  cluster: Cluster,
  sides: readonly Side[],
  compare: (here: InstanceOfNode, there: InstanceOfNode) => T | undefined,
): readonly Differing<T>[] {
  return sides.flatMap(({ here, partners }) => {
    const all = partners.flatMap((there): Difference<T>[] => {
      const found = compare(here, there);
      return found === undefined
        ? []
        : [{ there, node: nameIn(cluster, there.node), found }];
    });
    const [first] = all;
    return first === undefined ? [] : [{ here, first, all }];
  });
}

/** The node's name; with its file where another node of the cluster has the same name. */
export function nameIn({ nodes }: Cluster, node: Node): string {
  const { name, configuration } = node;
  return nodes.some((each) => each !== node && each.name === name)
    ? `${name} (${configuration.root.uri.split("/").slice(-2).join("/")})`
    : name;
}

/** Where a value is set, else the head of the instance it is missing in. */
export function placeOf(
  { instance }: InstanceOfNode,
  value: Valued<unknown> | undefined,
): Place {
  return value?.word ?? instance.statement;
}

export function samePlace(one: Place, other: Place): boolean {
  return (
    one.file === other.file &&
    one.start === other.start &&
    one.end === other.end
  );
}

/** A word as it has to be written in another file. */
export function spelling(word: Word): string {
  if (word.verbatim) return textOf(word);
  return /[\s#!{}]/.test(word.text) ? `"${word.text}"` : word.text;
}
