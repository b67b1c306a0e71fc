import type { SourceFile } from "./source-file.ts";

/** Columns of white space before the first word of a place's line; a tab goes to the next multiple of 8. */
export function indentation({ text }: SourceFile, start: number): number {
  let column = 0;
  for (let at = text.lastIndexOf("\n", start - 1) + 1; at < start; at += 1) {
    const character = text[at];
    if (character === "\t") column += 8 - (column % 8);
    else if (character === " ") column += 1;
    else break;
  }
  return column;
}

/** Whether nothing but white space stands before an offset on its line. */
export function startsLine({ text }: SourceFile, start: number): boolean {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  return text.slice(lineStart, start).trim() === "";
}
