/* What a selection grows to: word, statement, block, blocks around, file. */
import { linesOf } from "../../../grammar/syntax/line-parser.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import { extentOf, type Statement } from "../../../grammar/syntax/tree.ts";
import { fileTree } from "./file-tree.ts";
import { touches } from "./subject.ts";
import { variablesOf } from "./variables.ts";
import type { Workspace } from "./workspace.ts";

/** The places around an offset, the smallest first, each inside the next. The last one is the whole file. */
export function selectionRanges(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
): readonly Place[] {
  const around: Place[] = [{ file, start: 0, end: file.text.length }];
  let { statements } = fileTree(file, workspace);
  for (;;) {
    const statement = statements.find((each) =>
      touches(extentOf(each), file, offset),
    );
    if (statement === undefined) break;
    around.push(extentOf(statement), ...partsAt(statement, offset));
    statements = statement.block?.statements ?? [];
  }
  const lines = linesOf(file);
  around.push(
    // Plain lines have nothing that goes on in the next one.
    ...[...lines.special, ...lines.segmentsNear(offset)].filter(
      ({ kind, ...place }) =>
        kind !== "open" && kind !== "close" && touches(place, file, offset),
    ),
    ...lines.comments.filter((place) => touches(place, file, offset)),
    ...variablesOf(file)
      .flatMap(({ place, name }) => [place, name])
      .filter((place) => touches(place, file, offset)),
  );
  return nested(around);
}

/** The words of a statement and the one at the offset, the block and what is between its braces. */
function partsAt(statement: Statement, offset: number): readonly Place[] {
  const { file, start, end, words, block } = statement;
  const isHere = (place: Place): boolean => touches(place, file, offset);
  const parts: Place[] = [{ file, start, end }].filter(isHere);
  for (const word of words)
    if (isHere(word)) {
      parts.push({ file, start: word.start, end: word.end });
      if (word.quoted)
        parts.push({ file, start: word.start + 1, end: word.end - 1 });
    }
  if (block?.open !== undefined && block.close?.file === file) {
    const whole = { file, start: block.open.start, end: block.close.end };
    parts.push(whole, trimmed(file, whole.start + 1, block.close.start));
  }
  return parts.filter(isHere);
}

/** Without the white space at both ends. */
function trimmed(file: SourceFile, start: number, end: number): Place {
  const text = file.text.slice(start, end);
  const from = start + text.length - text.trimStart().length;
  return { file, start: from, end: Math.max(from, from + text.trim().length) };
}

/** Those that lie inside each other, the smallest first; what only overlaps is left out. */
function nested(places: readonly Place[]): readonly Place[] {
  const chain: Place[] = [];
  for (const place of places.toSorted(
    (one, other) => one.end - one.start - (other.end - other.start),
  )) {
    const { file, start, end } = place;
    const inner = chain.at(-1);
    if (start === end) continue;
    if (inner?.start === start && inner.end === end) continue;
    if (inner === undefined || (start <= inner.start && inner.end <= end))
      chain.push({ file, start, end });
  }
  return chain;
}
