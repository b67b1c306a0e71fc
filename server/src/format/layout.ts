/* From pieces to lines: indentation, columns of values, columns of comments. */
import { widthOf } from "./blanks.ts";
import { indentText, type FormatOptions } from "./options.ts";
import type { Piece, Unit } from "./pieces.ts";

/** The lines of each unit; undefined where it stays as it is. */
export function layOut(
  units: readonly Unit[],
  options: FormatOptions,
): readonly (readonly string[] | undefined)[] {
  const flat: Flat = units.flatMap(
    ({ pieces }): readonly (Piece | undefined)[] => pieces ?? [undefined],
  );
  const texts = options.alignValues
    ? alignedValues(flat)
    : flat.map((piece) => piece?.text ?? "");
  const indent = indentText(options);
  const leads = flat.map((piece) =>
    piece === undefined || piece.flush ? "" : indent.repeat(piece.depth),
  );
  const lines = withComments(flat, texts, leads);
  let at = 0;
  return units.map(({ pieces }) => {
    const from = at;
    at += pieces?.length ?? 1;
    return pieces === undefined ? undefined : lines.slice(from, at);
  });
}

type Flat = readonly (Piece | undefined)[];

/** There may be more of them than a call can have arguments. */
function greatest(numbers: readonly number[]): number {
  return numbers.reduce((most, each) => Math.max(most, each), 0);
}

/** Plain statements that follow each other in one block have their values in one column. */
function alignedValues(flat: Flat): readonly string[] {
  const texts = flat.map((piece) => piece?.text ?? "");
  for (const [from, to] of runs(
    flat,
    (piece, before) =>
      piece.value !== undefined &&
      (before === undefined || before.depth === piece.depth),
  )) {
    const run = flat.slice(from, to);
    const column = greatest(run.map((piece) => piece?.value ?? 0));
    run.forEach((piece, index) => {
      if (piece?.value === undefined) return;
      const keyword = piece.text.slice(0, piece.value).padEnd(column);
      texts[from + index] = keyword + piece.text.slice(piece.value);
    });
  }
  return texts;
}

/** Comments keep their distance; those that stood in one column on lines that follow each other stay in one. */
function withComments(
  flat: Flat,
  texts: readonly string[],
  leads: readonly string[],
): readonly string[] {
  const lines = flat.map((piece, index) => {
    const text = `${leads[index] ?? ""}${texts[index] ?? ""}`;
    return piece?.comment === undefined || piece.text !== ""
      ? text
      : text + piece.comment.text;
  });
  for (const [from, to] of runs(flat, inColumn)) {
    const run = flat.slice(from, to);
    const ends = run.map((piece, index) =>
      piece === undefined || piece.text === ""
        ? 0
        : widthOf(lines[from + index] ?? ""),
    );
    const gaps = run.flatMap((piece) =>
      piece?.comment === undefined || piece.text === ""
        ? []
        : [Math.max(1, piece.comment.gap)],
    );
    const column =
      greatest(ends) +
      gaps.reduce((least, each) => Math.min(least, each), Infinity);
    run.forEach((piece, index) => {
      if (piece?.comment === undefined) return;
      // A comment that goes on below another has the indentation of the first one's line.
      const before =
        piece.text === "" ? (leads[from] ?? "") : (lines[from + index] ?? "");
      const gap = " ".repeat(Math.max(1, column - widthOf(before)));
      lines[from + index] = before + gap + piece.comment.text;
    });
  }
  return lines;
}

/** A comment behind a statement, or one in the same column as that on the line before. */
function inColumn(piece: Piece, before: Piece | undefined): boolean {
  if (piece.comment === undefined || piece.flush) return false;
  if (before === undefined) return piece.text !== "";
  return before.comment?.column === piece.comment.column;
}

/** The longest stretches of pieces that belong together: `from` and `to` (exclusive). */
function* runs(
  flat: Flat,
  belongs: (piece: Piece, before: Piece | undefined) => boolean,
): Iterable<readonly [from: number, to: number]> {
  for (let from = 0; from < flat.length;) {
    const first = flat[from];
    let to = from + 1;
    if (first === undefined || !belongs(first, undefined)) {
      from = to;
      continue;
    }
    for (let last: Piece = first; to < flat.length; to += 1) {
      const next = flat[to];
      if (next === undefined || !belongs(next, last)) break;
      last = next;
    }
    yield [from, to];
    from = to;
  }
}
