/* What the features see of the world: one consistent state, in which no file changes while a request is answered. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { FileHost } from "../../../grammar/evaluation/file-host.ts";
import type { Version } from "../../../grammar/schema/versions.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { Cluster } from "../model/cluster.ts";
import type { Node } from "../model/node.ts";

/** Nodes that are looked at together. */
export interface Network {
  readonly nodes: readonly Node[];
  readonly clusters: readonly Cluster[];
}

export interface Workspace {
  /**
   * How keepalived reads the file: one configuration for each node that has it, as root or included. A file that
   * nothing includes is a root of its own, so there is always one.
   */
  configurationsOf(
    file: SourceFile,
  ): readonly [Configuration, ...Configuration[]];
  /** The nodes that are known together with a file's, and their clusters; left out: only single nodes are known. */
  readonly networkOf?: (file: SourceFile) => Network;
  /** The interfaces of the machine, where the configuration is its own. */
  readonly interfaces?: readonly string[];
  /** Whether a file is the user's to change; left out: all are. */
  readonly isOurs?: (uri: string) => boolean;
  readonly host: FileHost;
  /** The release the files are written for. */
  readonly target: Version;
}
