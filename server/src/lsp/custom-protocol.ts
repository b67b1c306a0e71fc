/*
 * What the server answers beyond the protocol's own requests: types only, which the VS Code side imports too.
 * docs/editors.md tells the authors of other clients.
 */
import type { Range } from "vscode-languageserver";

export interface CustomRequests {
  /** What is known of a file: its release, its project, the nodes that read it. */
  "keepalived/nodes": {
    readonly params: { readonly uri: string };
    readonly result: FileNodes;
  };
  /** Where the lines of an effective configuration come from. */
  "keepalived/origins": {
    readonly params: { readonly uri: string };
    readonly result: readonly Origin[];
  };
  /** Looks at all configurations of the workspace, open or not. Clients that do not ask for findings are told them from then on. */
  "keepalived/lintWorkspace": {
    readonly params: { readonly workDoneToken?: string | number };
    readonly result: LintSummary;
  };
}

/** Sent only to clients with `initializationOptions: { "notifyOfChanges": true }`. */
export interface CustomNotifications {
  /** What was answered to custom requests may be different now. */
  "keepalived/changed": Readonly<Record<string, never>>;
}

export interface FileNodes {
  /** The release of keepalived that the file is held against. */
  readonly target: string;
  /** URI of the project file that counts. */
  readonly projectFile: string | null;
  /** Those that read the file first, then the others of their clusters. */
  readonly nodes: readonly NodeSummary[];
}

export interface NodeSummary {
  readonly name: string;
  /** The root file. */
  readonly uri: string;
  /** `keepalived -i`, where the node has one. */
  readonly configId: string | null;
  /** What the project file calls its cluster; null where it is in none or the cluster has no name. */
  readonly cluster: string | null;
  /** Whether the node reads the file that was asked for. */
  readonly reads: boolean;
  /** What keepalived makes of it: a document for `workspace/textDocumentContent`. */
  readonly effective: string;
  /** Whether the root file is all there is: no includes, conditions, definitions or sequences. */
  readonly plain: boolean;
}

export interface Origin {
  /** Line of the effective configuration, from 0. */
  readonly line: number;
  readonly uri: string;
  readonly range: Range;
}

export interface LintSummary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}
