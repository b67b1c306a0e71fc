import type { SchemaProblem } from "../../../../grammar/schema/check.ts";
import { isIn, keywordAt } from "../../../../grammar/schema/schema.ts";
import type { Version } from "../../../../grammar/schema/versions.ts";
import { keywordOf } from "../../../../grammar/syntax/tree.ts";
import { replaceWord } from "../edits.ts";
import type { Fix } from "../rule.ts";

/** Another name for a keyword with the same parameters, if the target knows it and the block does not have it yet. */
export function renamingFixes(
  { statement, word, keyword, args }: SchemaProblem,
  target: Version,
): readonly Fix[] {
  const replacement = args.replacement ?? "";
  if (word === undefined || keyword === undefined) return [];
  const other = keywordAt(statement.path, replacement);
  if (other === undefined || !isIn(other, target)) return [];
  if (
    other.args.length !== keyword.args.length ||
    other.opens !== keyword.opens
  )
    return [];
  const siblings = statement.parent?.block?.statements ?? [];
  if (siblings.some((each) => keywordOf(each) === replacement)) return [];
  return [
    {
      title: "rename",
      args: { replacement },
      safety: "safe",
      edits: replaceWord(word, replacement),
    },
  ];
}
