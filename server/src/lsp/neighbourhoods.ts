/*
 * Which configurations have to be looked at together: rules compare the nodes of a cluster, so a configuration needs
 * those it shares a cluster with, and no others. In a folder of a hundred clusters, typing in one costs one.
 */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { ProjectFile } from "../engine/project-file.ts";
import type { Settings } from "../engine/settings.ts";
import { clustersOf } from "../model/clusters.ts";
import type { Node } from "../model/node.ts";

/** A file that keepalived may be started with. */
export interface Candidate {
  readonly uri: string;
  readonly project: ProjectFile | undefined;
  readonly configurations: readonly Configuration[];
  readonly nodes: readonly Node[];
}

export interface Neighbourhood {
  /** The same for the same roots. */
  readonly key: string;
  readonly roots: readonly string[];
  readonly project: ProjectFile | undefined;
}

/** The neighbourhoods that have one of these files open. */
export function neighbourhoods(
  candidates: readonly Candidate[],
  open: ReadonlySet<string>,
  settingsOf: (project: ProjectFile | undefined) => Settings,
): readonly Neighbourhood[] {
  const included = new Set(
    candidates.flatMap(({ configurations }) =>
      configurations.flatMap(({ files }) => files.slice(1)),
    ),
  );
  const roots = candidates.filter(
    ({ configurations: [first] }) =>
      first !== undefined && !included.has(first.root),
  );
  const projects = new Set(roots.map(({ project }) => project));
  return [...projects].flatMap((project) =>
    componentsOf(
      roots.filter((root) => root.project === project),
      project,
      settingsOf(project),
    )
      .filter((component) => component.some((each) => isOpen(each, open)))
      .map((component) => {
        const uris = component.map(({ uri }) => uri).sort();
        return { key: uris.join("\n"), roots: uris, project };
      }),
  );
}

function isOpen(
  { configurations }: Candidate,
  open: ReadonlySet<string>,
): boolean {
  return configurations.some(({ files }) =>
    files.some(({ uri }) => open.has(uri)),
  );
}

/** Roots that share a cluster, or a file. */
function componentsOf(
  roots: readonly Candidate[],
  project: ProjectFile | undefined,
  settings: Settings,
): readonly (readonly Candidate[])[] {
  const componentOf = new Map(roots.map((root) => [root, [root]]));
  const join = (one: Candidate, other: Candidate): void => {
    const first = componentOf.get(one);
    const second = componentOf.get(other);
    if (first === undefined || second === undefined || first === second) return;
    first.push(...second);
    for (const each of second) componentOf.set(each, first);
  };
  const rootOf = new Map(
    roots.flatMap((root) => root.nodes.map((node) => [node, root] as const)),
  );
  const nodes = roots.flatMap((root) => root.nodes);
  const clusters = clustersOf(nodes, project?.project.clusters ?? [], {
    guess: settings.guessClusters,
  });
  for (const cluster of clusters) {
    const [first, ...others] = cluster.nodes.map((node) => rootOf.get(node));
    for (const other of others)
      if (first !== undefined && other !== undefined) join(first, other);
  }
  const readers = new Map<string, Candidate>();
  for (const root of roots)
    for (const { uri } of root.configurations.flatMap(({ files }) => files)) {
      const other = readers.get(uri);
      if (other === undefined) readers.set(uri, root);
      else join(other, root);
    }
  return [...new Set(componentOf.values())];
}
