/* Include lines as links to what they include. */
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import { distinct } from "./definition.ts";
import type { Workspace } from "./workspace.ts";

export interface DocumentLink extends Place {
  readonly target: string;
  /** How many files the pattern names; the link leads to the first. */
  readonly count: number;
}

/** The includes of a file that name at least one file. */
export function documentLinks(
  file: SourceFile,
  workspace: Workspace,
): readonly DocumentLink[] {
  const links = workspace
    .configurationsOf(file)
    .flatMap(({ includes }) => includes)
    .flatMap(({ pattern, matches = [] }) => {
      const [target] = matches;
      if (pattern.file !== file || target === undefined) return [];
      const { start, end } = pattern;
      return [{ file, start, end, target, count: matches.length }];
    });
  return distinct(links, (link) => link);
}
