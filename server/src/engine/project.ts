/* What the project file says, with its paths resolved: `.keepalived-lsp.json` (read by the command line and the server). */
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { PathMapping } from "../host/include-paths.ts";

/** The name by which a project file is found. */
export const projectFileName = ".keepalived-lsp.json";

export interface Project {
  readonly clusters: readonly ProjectCluster[];
  /** The project file itself, for findings about it. */
  readonly file?: SourceFile;
  /** Where paths of the hosts lie here. */
  readonly paths?: readonly PathMapping[];
}

export interface ProjectCluster {
  readonly name: string;
  readonly nodes: readonly ProjectNode[];
}

export interface ProjectNode {
  readonly name: string;
  /** The root file. */
  readonly uri: string;
  readonly configId?: string;
  readonly addresses: readonly string[];
  readonly macs: readonly string[];
  /** Where paths of this host lie here; two nodes have the same host path. */
  readonly paths?: readonly PathMapping[];
}

/** The nodes that have a file as their root file. */
export function nodesOf(
  uri: string,
  project: Project | undefined,
): readonly ProjectNode[] {
  return (project?.clusters ?? [])
    .flatMap(({ nodes }) => nodes)
    .filter((node) => node.uri === uri);
}

/** The mappings for a node: its own come before the project's. */
export function mappingsFor(
  node: ProjectNode | undefined,
  project: Project | undefined,
): readonly PathMapping[] {
  return [...(node?.paths ?? []), ...(project?.paths ?? [])];
}

/** The root files of all nodes that share a cluster with one of these. */
export function clusterMates(
  uris: ReadonlySet<string>,
  project: Project | undefined,
): readonly string[] {
  const mates = (project?.clusters ?? [])
    .filter(({ nodes }) => nodes.some(({ uri }) => uris.has(uri)))
    .flatMap(({ nodes }) => nodes.map(({ uri }) => uri));
  return [...new Set(mates)].filter((uri) => !uris.has(uri));
}
