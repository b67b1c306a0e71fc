import { positionAt } from "../../../../grammar/syntax/line-index.ts";
import type {
  Place,
  SourceFile,
} from "../../../../grammar/syntax/source-file.ts";
import type { Diagnostic } from "../../engine/diagnostic.ts";
import type { Severity } from "../../rules/rule.ts";
import type { Terminal } from "../terminal.ts";

/** What a reporter writes about. */
export interface Report {
  /** All files that were looked at. */
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly counts: Readonly<Record<Severity, number>>;
  /** What --fix has done; undefined where nobody asked. */
  readonly fixed: FixSummary | undefined;
  /** A file's path for people: as given in the call, else relative to the working directory. */
  readonly pathOf: (uri: string) => string;
  /** The URI of an absolute path. */
  readonly uriOf: (path: string) => string;
  /** What could not be looked at, for people. */
  readonly failures: readonly string[];
  /** Absolute path of the working directory. */
  readonly cwd: string;
  /** When the call was made. */
  readonly started: Date;
}

export interface FixSummary {
  readonly count: number;
  readonly files: number;
  readonly written: boolean;
}

/** One file in this folder each. */
export type Reporter = (report: Report, terminal: Terminal) => string;

/** Line and column of a place's start, from 1; columns in UTF-16 units. */
export function startOf(place: Place): {
  readonly line: number;
  readonly column: number;
} {
  return humanPosition(place.file, place.start);
}

/** Line and column behind a place's end. */
export function endOf(place: Place): {
  readonly line: number;
  readonly column: number;
} {
  return humanPosition(place.file, place.end);
}

export function humanPosition(
  file: SourceFile,
  offset: number,
): { readonly line: number; readonly column: number } {
  const { line, character } = positionAt(file, offset);
  return { line: line + 1, column: character + 1 };
}

/** How many findings there are of each severity. */
export function countsOf(
  diagnostics: readonly Diagnostic[],
): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}
