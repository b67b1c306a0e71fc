/* From the protocol's objects to the server's own. */
import type { Position, Range } from "vscode-languageserver";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { offsetAt } from "./positions.ts";

/** Positions outside the text are clamped to it, as the protocol wants. */
export function toOffset(file: SourceFile, position: Position): number {
  return offsetAt(file, position);
}

export function toOffsets(
  file: SourceFile,
  { start, end }: Range,
): { readonly start: number; readonly end: number } {
  return { start: toOffset(file, start), end: toOffset(file, end) };
}
