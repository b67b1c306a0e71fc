/* A line of a file with marks under a range: the picture in every finding. */
import {
  lineAt,
  lineEnd,
  lineStarts,
} from "../../../../grammar/syntax/line-index.ts";
import type { Place } from "../../../../grammar/syntax/source-file.ts";
import { visible } from "../../engine/visible.ts";
import { cellsOf } from "../terminal.ts";

export interface Excerpt {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** Blanks up to the marks. */
  readonly indent: string;
  readonly width: number;
}

const tabStop = 4;

/** The first line of a place; a line that is too wide is cut around the marks. */
export function excerptOf(place: Place, widest: number): Excerpt {
  const { file } = place;
  const line = lineAt(file, place.start);
  const lineStart = lineStarts(file)[line] ?? 0;
  const lastEnd = lineEnd(file, line);
  // Of a line of megabytes only as much as may be shown.
  const start = Math.max(lineStart, place.start - reach(widest));
  const end = Math.min(lastEnd, place.start + reach(widest));
  const cells = layOut(file.text.slice(start, end));
  const from = cellAt(cells, place.start - start);
  const to = Math.max(
    from + 1,
    cellAt(cells, Math.min(place.end, end) - start),
  );
  const total = cells.at(-1)?.to ?? 0;
  const cut =
    total <= widest
      ? 0
      : Math.max(0, Math.min(from - Math.floor(widest / 4), total - widest));
  const shown = cells.filter(
    (cell) => cell.from >= cut && cell.to <= cut + widest,
  );
  const before = cut > 0 || start > lineStart ? "…" : "";
  const behind = total > cut + widest || end < lastEnd ? "…" : "";
  const first = shown[0]?.from ?? 0;
  return {
    line: line + 1,
    text: before + shown.map(({ text }) => text).join("") + behind,
    indent: " ".repeat(before.length + Math.max(0, from - first)),
    width: Math.max(1, Math.min(to, cut + widest) - from),
  };
}

/** How many characters on either side may matter: some take no room. */
function reach(widest: number): number {
  return 4 * widest;
}

interface Cell {
  readonly offset: number;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function layOut(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let offset = 0;
  let from = 0;
  for (const character of line) {
    const text =
      character === "\t"
        ? " ".repeat(tabStop - (from % tabStop))
        : character >= " " && character <= "~"
          ? character
          : visible(character);
    const width = character === "\t" ? text.length : cellsOf(text);
    cells.push({ offset, text, from, to: from + width });
    offset += character.length;
    from += width;
  }
  return cells;
}

function cellAt(cells: readonly Cell[], offset: number): number {
  const cell = cells.findLast((each) => each.offset <= offset);
  if (cell === undefined) return 0;
  return cell === cells.at(-1) && offset > cell.offset ? cell.to : cell.from;
}
