/*
 * What `keepalived-lsp` prints as JSON: the interface for programs, and the types of the npm package. Lines and columns
 * count from 1, columns in UTF-16 units; the end of a range is the place behind it. Paths are as given in the call, or
 * relative to the working directory for files reached otherwise.
 */

/** `lint --format json`. */
export interface LintReport {
  readonly version: 1;
  readonly summary: {
    readonly files: number;
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly hints: number;
  };
  /** Files with findings. */
  readonly files: readonly {
    readonly path: string;
    readonly diagnostics: readonly Finding[];
  }[];
}

export type FindingSeverity = "error" | "warning" | "info" | "hint";

export interface Finding {
  readonly rule: string;
  readonly severity: FindingSeverity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly {
    readonly path: string;
    readonly range: Range;
    readonly message: string;
  }[];
  readonly fixes: readonly {
    readonly title: string;
    /** `--fix` applies the safe ones. */
    readonly safety: "safe" | "suggested";
    readonly edits: readonly FileEdit[];
  }[];
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** New text in place of a range, or a new file. */
export type FileEdit =
  | { readonly path: string; readonly range: Range; readonly newText: string }
  | { readonly path: string; readonly create: true; readonly newText: string };

/** An entry of `rules --format json`. */
export interface RuleEntry {
  readonly id: string;
  readonly area: string;
  readonly severity: FindingSeverity;
  readonly scope: "file" | "configuration" | "cluster" | "workspace";
  readonly fixable: boolean;
  /** Whether `keepalived -t` has a message for the same mistake. */
  readonly reportedByDaemon: boolean;
  /** The first release of keepalived that has it, where older ones are silent. */
  readonly reportedSince: string | null;
  readonly since: string;
  readonly summary: string;
  readonly url: string;
}

/** An entry of `keywords --format json`. */
export interface KeywordEntry {
  /** `virtual_server/real_server`; empty at the outermost level. */
  readonly block: string;
  readonly keyword: string;
  readonly syntax: string;
  readonly since: string | null;
  readonly removed: string | null;
  readonly deprecated: unknown;
  readonly summary: string;
}
