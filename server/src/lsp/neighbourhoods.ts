/*
 * Which configurations have to be looked at together: rules compare the nodes of a cluster, so a configuration needs
 * those it shares a cluster with, and no others. In a folder of a hundred clusters, typing in one costs one.
 */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import { walk } from "../../../grammar/syntax/tree.ts";
import { clusterMates } from "../engine/project.ts";
import type { ProjectFile } from "../engine/project-file.ts";
import type { Settings } from "../engine/settings.ts";
import { guessClusters } from "../model/guesses.ts";
import { nodeOf } from "../model/nodes.ts";
import { advertised } from "../model/pairing.ts";

/** A file that keepalived may be started with. */
export interface Candidate {
  readonly uri: string;
  readonly project: ProjectFile | undefined;
  readonly configurations: readonly Configuration[];
}

export interface Neighbourhood {
  /** The same for the same roots. */
  readonly key: string;
  /** Whether the editor has one of its files open. */
  readonly isOpen: boolean;
  readonly roots: readonly string[];
  readonly project: ProjectFile | undefined;
}

/** Reads of a root file what it is compared by: done for one after the other, it keeps nobody waiting. */
export function prepare(configurations: readonly Configuration[]): void {
  const [first] = configurations;
  if (first === undefined || isCluster(configurations)) return;
  for (const instance of nodeOf(first).instances) advertised(instance);
}

/** All neighbourhoods. `open` has the URIs of the files that the editor has open. */
export function neighbourhoods(
  candidates: readonly Candidate[],
  open: ReadonlySet<string>,
  settingsOf: (uri: string, project: ProjectFile | undefined) => Settings,
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
  return [...projects].flatMap((project) => {
    const members = roots.filter((root) => root.project === project);
    return groupsOf(members, project, settingsOf).map((group) => {
      const uris = group.map(({ uri }) => uri).sort();
      return {
        key: uris.join("\n"),
        isOpen: group.some((each) => isOpen(each, open)),
        roots: uris,
        project,
      };
    });
  });
}

function isOpen(
  { configurations }: Candidate,
  open: ReadonlySet<string>,
): boolean {
  return configurations.some(({ files }) =>
    files.some(({ uri }) => open.has(uri)),
  );
}

/** Roots that share a cluster: one of the project file, else one that is guessed among all roots. */
function groupsOf(
  roots: readonly Candidate[],
  project: ProjectFile | undefined,
  settingsOf: (uri: string, project: ProjectFile | undefined) => Settings,
): readonly (readonly Candidate[])[] {
  const groups = new Map(roots.map((root) => [root.uri, [root]]));
  const join = (one: string, other: string): void => {
    const first = groups.get(one);
    const second = groups.get(other);
    if (first === undefined || second === undefined || first === second) return;
    first.push(...second);
    for (const { uri } of second) groups.set(uri, first);
  };
  const named = new Set<string>();
  for (const { uri } of roots)
    for (const mate of clusterMates(new Set([uri]), project?.project)) {
      named.add(uri);
      join(uri, mate);
    }
  const nodes = roots
    .filter(({ uri }) => !named.has(uri))
    .filter(({ uri }) => settingsOf(uri, project).guessClusters)
    .filter(({ configurations }) => !isCluster(configurations))
    .flatMap(({ configurations: [first] }) =>
      first === undefined ? [] : [nodeOf(first)],
    );
  for (const { nodes: members } of guessClusters(nodes)) {
    const [first, ...others] = members.map(
      ({ configuration }) => configuration.root.uri,
    );
    for (const other of others) join(first ?? other, other);
  }
  return [...new Set(groups.values())];
}

/** Whether the ids of one root file are the nodes of a cluster: then no other file is looked for. */
const isCluster: (configurations: readonly Configuration[]) => boolean = memo(
  (configurations) => {
    if (configurations.length < 2) return false;
    const contents = configurations.map(({ statements }) => {
      let content = "";
      walk(statements, (statement) => {
        content += `${statement.words.map(({ text }) => text).join(" ")}\n`;
      });
      return content;
    });
    return new Set(contents).size > 1;
  },
);
