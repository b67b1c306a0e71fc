/* The files of a call that share a project file, analysed together with the nodes they form clusters with. */
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { analyse, type Analysis, type Root } from "../engine/analyse.ts";
import type { Diagnostic } from "../engine/diagnostic.ts";
import type { Fixing } from "../engine/fixing.ts";
import { clusterMates } from "../engine/project.ts";
import type { OnFault } from "../engine/guard-rule.ts";
import type { Settings } from "../engine/settings.ts";
import { overlayHost } from "../host/overlay-host.ts";
import { hostsOf } from "./includers.ts";
import { nodeHost, pathOfUri, uriOfPath, type Disk } from "./node-host.ts";
import type { LoadedProject, Projects } from "./projects.ts";
import { failureText, type Targets } from "./targets.ts";

export interface Group {
  readonly project: LoadedProject | undefined;
  readonly roots: readonly SourceFile[];
  /** Configurations that include one of the roots: read for what it means there, not reported. */
  readonly includers?: readonly SourceFile[];
}

export interface ProjectCall {
  readonly group: Group;
  readonly settings: Settings;
  readonly configId: string | undefined;
  readonly targets: Targets;
  readonly files: Disk;
  readonly onFault: OnFault;
}

export interface Linted {
  /** Files of the call and what they include, not those of other nodes. */
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** How many there are, other nodes of their clusters included. */
  readonly nodes: number;
  readonly clusters: number;
  readonly failures: readonly string[];
  readonly notes: readonly string[];
  readonly fixing: Fixing | undefined;
}

/** The roots of a call by project, in the order in which they come. */
export function groupByProject(
  roots: readonly SourceFile[],
  projects: Projects,
  includers: ReadonlyMap<SourceFile, readonly SourceFile[]> = new Map(),
): readonly Group[] {
  const groups = new Map<LoadedProject | undefined, SourceFile[]>();
  for (const root of roots) {
    const project = projects(pathOfUri(root.uri));
    groups.set(project, [...(groups.get(project) ?? []), root]);
  }
  return [...groups].map(([project, own]) => ({
    project,
    roots: own,
    includers: [...new Set(own.flatMap((root) => includers.get(root) ?? []))],
  }));
}

/** What is wrong with the files of a group. */
export function lintProject(call: ProjectCall): Linted {
  const { mates, failures } = readMates(call);
  const analysis = analyseGroup(call, mates, new Map());
  return {
    ...reported(analysis, call),
    failures,
    notes: [],
    fixing: undefined,
  };
}

/** One analysis, with files in place of those on disk. */
export function analyseGroup(
  call: ProjectCall,
  mates: readonly SourceFile[],
  changed: ReadonlyMap<string, SourceFile>,
): Analysis {
  const { group, settings, configId, targets, files, onFault } = call;
  const project = group.project?.content.project;
  const overlay = new Map(changed);
  const { standardInput } = targets;
  if (standardInput !== undefined && !overlay.has(standardInput.uri))
    overlay.set(standardInput.uri, standardInput);
  const read = (file: SourceFile): Root => ({
    file: overlay.get(file.uri) ?? file,
    hostFor: hostsOf(file.uri, { files, project, overlay }),
  });
  const requested = [...group.roots, ...(group.includers ?? [])].map(
    (file) => ({
      ...read(file),
      ...(configId === undefined ? {} : { configId }),
    }),
  );
  return analyse({
    roots: [...requested, ...mates.map(read)],
    host: overlayHost(nodeHost(files), overlay),
    settings,
    onFault,
    workspace: [group.project?.content.folder ?? targets.searched]
      .flat()
      .map(uriOfPath),
    ...(project === undefined ? {} : { project }),
  });
}

/** What of an analysis belongs to the call: its files, and what they include. */
export function reported(
  analysis: Analysis,
  { group }: ProjectCall,
): Pick<Linted, "files" | "diagnostics" | "nodes" | "clusters"> {
  const uris = new Set(group.roots.map(({ uri }) => uri));
  const included = includedBy(analysis);
  // Those that are added on the way are visited too.
  for (const uri of uris)
    for (const each of included.get(uri) ?? []) uris.add(each);
  return {
    files: analysis.files.filter(({ uri }) => uris.has(uri)),
    diagnostics: analysis.diagnostics.filter(({ file }) => uris.has(file.uri)),
    nodes: analysis.nodes.length,
    clusters: analysis.clusters.length,
  };
}

/** What the lines of each file include. */
function includedBy({
  nodes,
}: Analysis): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { configuration } of nodes)
    for (const { at, matches = [] } of configuration.includes) {
      const known = found.get(at.file.uri);
      if (known === undefined) found.set(at.file.uri, [...matches]);
      else known.push(...matches);
    }
  return found;
}

/** The other nodes of the clusters that the project file names: read for comparison, not reported. */
export function readMates({ group, files, targets }: ProjectCall): {
  readonly mates: readonly SourceFile[];
  readonly failures: readonly string[];
} {
  const requested = new Set(
    [...group.roots, ...(group.includers ?? [])].map(({ uri }) => uri),
  );
  const mates: SourceFile[] = [];
  const failures: string[] = [];
  for (const uri of clusterMates(requested, group.project?.content.project)) {
    const file = files.readAny(uri);
    if (typeof file === "string")
      failures.push(
        `${targets.pathOf(uri)}: a node of the project file, ${failureText(file)}`,
      );
    else mates.push(file);
  }
  return { mates, failures };
}
