import { keywordAt, pathsOf } from "../../../grammar/schema/schema.ts";
import { linesOf } from "../../../grammar/syntax/line-parser.ts";
import type { Piece } from "../../../grammar/syntax/line-shape.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";

/**
 * The block that a file is meant to be included in, told by its outermost keywords; empty for a file with root
 * keywords, or when more than one block has them all.
 */
export const fragmentPath: (file: SourceFile) => string = memo((file) => {
  const keywords = outermostKeywords(file);
  if (keywords === undefined || keywords.length === 0) return "";
  const paths = keywords
    .map((each) => pathsOf(each))
    .reduce((common, paths) => common.filter((path) => paths.includes(path)));
  return paths.length === 1 ? (paths[0] ?? "") : "";
});

/** Each once; undefined as soon as one of them is a keyword of the root. */
function outermostKeywords(file: SourceFile): readonly string[] | undefined {
  const keywords = new Set<string>();
  let depth = 0;
  for (const { kind, keyword } of piecesOf(file)) {
    if (kind === "open") depth += 1;
    else if (kind === "close") depth -= 1;
    else if (depth === 0) {
      if (keywordAt("", keyword) !== undefined) return undefined;
      keywords.add(keyword);
    }
  }
  return [...keywords];
}

/** Statements and braces of a file, in their order. */
function* piecesOf(
  file: SourceFile,
): Generator<Pick<Piece, "kind" | "keyword">> {
  const { shapes, special } = linesOf(file);
  for (let line = 0, next = 0; line < shapes.length; line += 1) {
    yield* shapes[line]?.pieces ?? [];
    for (let each = special[next]; each?.line === line; each = special[next]) {
      if (each.kind === "open" || each.kind === "close")
        yield { kind: each.kind, keyword: "" };
      else if (each.kind === "statement")
        yield { kind: each.kind, keyword: each.words[0].text };
      next += 1;
    }
  }
}
