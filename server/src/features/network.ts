/* The nodes around a file: those that are known together with it; at least the one that is looked at. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { nodeOf } from "../model/nodes.ts";
import type { Network, Workspace } from "./workspace.ts";

/** The network of a file, seen from one of its configurations. */
export function networkAround(
  configuration: Configuration,
  file: SourceFile,
  workspace: Workspace,
): Network {
  const network = workspace.networkOf?.(file);
  return network !== undefined && network.nodes.length > 0
    ? network
    : { nodes: [nodeOf(configuration)], clusters: [] };
}
