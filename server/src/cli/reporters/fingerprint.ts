/* What makes a finding the same finding after lines have moved. */
import { createHash } from "node:crypto";
import {
  lineAt,
  lineEnd,
  lineStarts,
} from "../../../../grammar/syntax/line-index.ts";
import { memo } from "../../../../grammar/syntax/memo.ts";
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
  const heads = headsOf(file);
  const lines: string[] = [];
  for (
    let line: number | undefined = lineAt(file, offset);
    line !== undefined && lines.length < mostLines;
    line = heads[line]
  )
    lines.push(squeezed(textOf(file, line)));
  return lines;
}

/** Blocks lie less deep, and what is indented further and further is none. */
const mostLines = 16;

/** For each line the next one above that is indented less, where there is one. */
const headsOf = memo((file: File): readonly (number | undefined)[] => {
  const open: { readonly line: number; readonly indent: number }[] = [];
  return Array.from(lineStarts(file), (_, line) => {
    const text = textOf(file, line);
    const indent = indentOf(text);
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const head = open.at(-1)?.line;
    if (text.trim() !== "") open.push({ line, indent });
    return head;
  });
});

function textOf(file: File, line: number): string {
  const start = lineStarts(file)[line] ?? 0;
  return file.text.slice(start, Math.min(lineEnd(file, line), start + 1000));
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

function squeezed(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
