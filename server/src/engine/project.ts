/* What the project file says, with its paths resolved: `.keepalived-lsp.json` (read by the command line and the server). */
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";

export interface Project {
  readonly clusters: readonly ProjectCluster[];
  /** The project file itself, for findings about it. */
  readonly file?: SourceFile;
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
}
