import type { Configuration } from "../../../../grammar/evaluation/evaluate.ts";
import { positionAt } from "../../../../grammar/syntax/line-index.ts";
import type { Place } from "../../../../grammar/syntax/source-file.ts";
import { baseName, pathOf } from "../../host/paths.ts";
import { code } from "../markdown.ts";

/** File and line of a place, as people say it. */
export function placeText({ file, start }: Place): string {
  const { line } = positionAt(file, start);
  return `${code(baseName(pathOf(file.uri)))} line ${line + 1}`;
}

/** Where several nodes read one file, for which of them something is true. */
export function nodeText({ configId }: Configuration): readonly string[] {
  return configId === undefined ? [] : [`Read as ${code(`@${configId}`)}`];
}

/** "once", "3 times", "nowhere". */
export function timesText(count: number): string {
  if (count === 0) return "nowhere";
  return count === 1 ? "once" : `${count} times`;
}
