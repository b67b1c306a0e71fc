import { linesOf } from "../../../grammar/syntax/line-parser.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { visible } from "../engine/visible.ts";
import type { Network } from "../features/workspace.ts";
import type { Node } from "../model/node.ts";
import type { FileNodes, NodeSummary } from "./custom-protocol.ts";
import { effectiveUri } from "./effective-documents.ts";
import type { ServerWorkspace } from "./workspace.ts";

const nobody: Network = { nodes: [], clusters: [] };

/** The nodes that read a file, the others of their clusters, and what the file is held against. */
export function fileNodes(
  uri: string,
  workspace: ServerWorkspace,
  spell: (uri: string) => string,
): FileNodes {
  const canonical = workspace.documents.canonical(uri);
  const file = workspace.read(canonical);
  const project = workspace.projectOf(canonical);
  return {
    target: workspace.settingsFor(canonical).target,
    projectFile:
      project?.project.file === undefined
        ? null
        : spell(project.project.file.uri),
    nodes:
      file === undefined
        ? []
        : summaries(
            file,
            workspace.viewFor(file).networkOf?.(file) ?? nobody,
            spell,
          ),
  };
}

function summaries(
  file: SourceFile,
  { nodes, clusters }: Network,
  spell: (uri: string) => string,
): readonly NodeSummary[] {
  const readers = nodes.filter((node) => reads(node, file));
  const mates = clusters
    .filter((cluster) => cluster.nodes.some((node) => readers.includes(node)))
    .flatMap((cluster) => cluster.nodes);
  return [...new Set([...readers, ...mates])].map((node) => {
    const { root, configId, segments } = node.configuration;
    const cluster = clusters.find((each) => each.nodes.includes(node));
    return {
      name: visible(node.name),
      uri: spell(root.uri),
      configId: configId ?? null,
      cluster: cluster?.name === undefined ? null : visible(cluster.name),
      reads: readers.includes(node),
      effective: effectiveUri(node),
      plain: segments === linesOf(root).segments,
    };
  });
}

function reads({ configuration }: Node, file: SourceFile): boolean {
  return configuration.files.includes(file);
}
