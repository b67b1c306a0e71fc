import { keywordAt, pathsOf } from "../../../grammar/schema/schema.ts";
import { linesOf } from "../../../grammar/syntax/line-parser.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";

/**
 * The block that a file is meant to be included in, told by its outermost keywords; empty for a file with root
 * keywords, or when more than one block has them all.
 */
export const fragmentPath: (file: SourceFile) => string = memo((file) => {
  const keywords = outermostKeywords(file);
  if (
    keywords.length === 0 ||
    keywords.some((each) => keywordAt("", each) !== undefined)
  )
    return "";
  const paths = keywords
    .map((each) => pathsOf(each))
    .reduce((common, paths) => common.filter((path) => paths.includes(path)));
  return paths.length === 1 ? (paths[0] ?? "") : "";
});

function outermostKeywords(file: SourceFile): readonly string[] {
  const keywords: string[] = [];
  let depth = 0;
  for (const segment of linesOf(file).segments) {
    if (segment.kind === "open") depth += 1;
    else if (segment.kind === "close") depth -= 1;
    else if (segment.kind === "statement" && depth === 0)
      keywords.push(segment.words[0].text);
  }
  return keywords;
}
