/**
 * Clusters among nodes, from the best source there is: the project file, the configuration ids of one root file,
 * and, unless turned off, what root files tell of each other (guesses.ts). What the project file or a root's ids
 * have put into a cluster is not guessed about any more.
 */
import type { Statement } from "../../../grammar/syntax/tree.ts";
import type { Cluster } from "./cluster.ts";
import { guessClusters } from "./guesses.ts";
import { sameEnvironment } from "./likeness.ts";
import type { Node } from "./node.ts";
import { pairInstances } from "./pairing.ts";
import { addressesInCluster } from "./peer-addresses.ts";
import { inside } from "./values.ts";

export interface ProjectClusterNodes {
  readonly name: string;
  readonly nodes: readonly {
    readonly name: string;
    readonly uri: string;
    readonly configId?: string;
  }[];
}

export interface ClusterOptions {
  /** False: only clusters that somebody has named. */
  readonly guess?: boolean;
}

/** The clusters of two and more nodes. */
export function clustersOf(
  nodes: readonly Node[],
  project: readonly ProjectClusterNodes[] = [],
  { guess = true }: ClusterOptions = {},
): readonly Cluster[] {
  const claimed = new Set<Node>();
  const clusters: Cluster[] = [];
  const add = (
    name: string | undefined,
    known: Cluster["known"],
    members: readonly Node[],
  ): void => {
    members.forEach((node) => claimed.add(node));
    if (members.length > 1) clusters.push(clusterOf(name, known, members));
  };
  for (const { name, nodes: named } of project)
    add(
      name,
      "project",
      named.flatMap((each) => {
        const node = nodes.find((node) => isNamed(node, each));
        return node === undefined ? [] : [node];
      }),
    );
  const free = nodes.filter((node) => !claimed.has(node));
  for (const members of byRoot(free).flatMap(nodesOfRoot))
    if (members.length > 1) add(undefined, "config-ids", members);
  if (guess) {
    const left = byRoot(free.filter((node) => !claimed.has(node)));
    for (const { known, nodes: members } of guessClusters(
      left.flatMap((each) => each.slice(0, 1)),
    ))
      add(undefined, known, members);
  }
  return clusters;
}

/** A cluster of these nodes with its pairs of instances. */
export function clusterOf(
  name: string | undefined,
  known: Cluster["known"],
  nodes: readonly Node[],
): Cluster {
  const pairs = nodes.flatMap((one, at) =>
    nodes.slice(at + 1).flatMap((other) => pairInstances(one, other, known)),
  );
  return { name, known, nodes, pairs, addresses: addressesInCluster(nodes) };
}

function isNamed(
  node: Node,
  named: ProjectClusterNodes["nodes"][number],
): boolean {
  return (
    node.configuration.root.uri === named.uri &&
    node.configuration.configId === named.configId &&
    node.name === named.name
  );
}

function byRoot(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const roots = new Map<string, Node[]>();
  for (const node of nodes) {
    const { uri } = node.configuration.root;
    roots.set(uri, [...(roots.get(uri) ?? []), node]);
  }
  return [...roots.values()];
}

/**
 * The clusters that the ids of one root file describe. Ids that change nothing in the instances (a namespace, a path)
 * name no nodes, and ids of two environments name two clusters.
 */
function nodesOfRoot(members: readonly Node[]): readonly (readonly Node[])[] {
  if (members.length < 2) return [];
  const clusters: Node[][] = [];
  const seen = new Set<string>();
  for (const node of members) {
    const content = JSON.stringify(
      node.instances.map(({ statement }) => wordsOf(statement)),
    );
    if (seen.has(content)) continue;
    seen.add(content);
    const id = node.configuration.configId;
    const cluster = clusters.find((each) =>
      each.every(({ configuration: { configId } }) =>
        id === undefined || configId === undefined
          ? true
          : sameEnvironment(id, configId),
      ),
    );
    if (cluster === undefined) clusters.push([node]);
    else cluster.push(node);
  }
  return clusters;
}

function wordsOf(statement: Statement): readonly unknown[] {
  return [
    statement.words.map(({ text }) => text),
    inside(statement).map(wordsOf),
  ];
}
