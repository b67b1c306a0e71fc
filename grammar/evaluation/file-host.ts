import type { SourceFile } from "../syntax/source-file.ts";

/** Why a file can't be read as configuration. */
export type FileFailure =
  | "missing"
  | "directory"
  | "executable"
  | "not-regular"
  | "unreadable"
  | "too-large";

/** Where files come from. Synchronous and read only; the core knows no other way to the outside. */
export interface FileHost {
  /** The file, in the state the user sees it (an editor's unsaved text comes before the disk). */
  read(uri: string): SourceFile | FileFailure;
  /**
   * The files an include pattern names, sorted, with glob(3) and brace lists. Relative patterns start at the
   * folder of `from`. Undefined: the pattern leaves what can be looked at here, nothing is known of it.
   */
  match(pattern: string, from: string): readonly string[] | undefined;
  /**
   * The alternatives of a pattern (`{a,b}.conf` has two) that can't match: a name that is not there, or wildcards in a
   * folder that is not there. Left out: whatever matches nothing.
   */
  readonly missing?: (pattern: string, from: string) => readonly string[];
  /** Like `read`, for files that are no configuration: scripts, packet filter rules. Their mode does not matter. */
  readonly readAny?: (uri: string) => SourceFile | FileFailure;
  /** Whether a file's mode lets it be executed; undefined where files have no modes. */
  readonly isExecutable?: (uri: string) => boolean | undefined;
  /** The files below a folder, sorted; not those of version control and package managers, and a bounded number. */
  readonly filesBelow?: (folder: string) => readonly string[];
}
