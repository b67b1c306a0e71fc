/* What makes a finding the same finding after lines have moved. */
import { createHash } from "node:crypto";
import {
  lineAt,
  lineEnd,
  lineStarts,
} from "../../../../grammar/syntax/line-index.ts";
import type { Diagnostic } from "../../engine/diagnostic.ts";

/**
 * A fingerprint for each finding: of its rule, file and line (blanks aside) and the heads of the blocks it stands in,
 * never of line numbers or of what other files say. Findings that look alike are numbered.
 */
export function fingerprintsOf(
  diagnostics: readonly Diagnostic[],
  pathOf: (uri: string) => string,
): readonly string[] {
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const { rule, file, start } = diagnostic;
    const identity = [rule.id, pathOf(file.uri), ...linesAround(file, start)];
    const hash = createHash("sha256")
      .update(identity.join("\0"))
      .digest("hex")
      .slice(0, 16);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return `${hash}:${count}`;
  });
}

type File = Diagnostic["file"];

/** The line of an offset, and above it each line that is indented less: the heads of its blocks. */
function linesAround(file: File, offset: number): readonly string[] {
  let line = lineAt(file, offset);
  let text = textOf(file, line);
  const lines = [squeezed(text)];
  for (let left = indentOf(text); line > 0 && left > 0;) {
    line -= 1;
    text = textOf(file, line);
    if (text.trim() === "" || indentOf(text) >= left) continue;
    left = indentOf(text);
    lines.push(squeezed(text));
  }
  return lines;
}

function textOf(file: File, line: number): string {
  return file.text.slice(lineStarts(file)[line], lineEnd(file, line));
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

function squeezed(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
