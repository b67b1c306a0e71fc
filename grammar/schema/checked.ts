/* A keyword under check, and where findings about its words go. */
import type { Word } from "../syntax/line.ts";
import type { Statement } from "../syntax/tree.ts";
import { checkArgument } from "./arguments/check-argument.ts";
import type { Finding } from "./finding.ts";
import type { Argument, Keyword } from "./keyword.ts";
import type { Version } from "./versions.ts";

/** Hands a finding on as a problem of a statement. */
export type Report = (
  finding: Finding,
  at: Word,
  about?: { readonly keyword?: Keyword; readonly argument?: Argument },
) => void;

export interface Checked {
  readonly statement: Statement;
  readonly keyword: Keyword;
  readonly target: Version;
  readonly report: Report;
  /** All words are known; nothing may be missing. */
  readonly isWhole: boolean;
}

/** Checks one word. Returns whether it is good. */
export function checkWord(
  { statement, keyword, target, report }: Checked,
  argument: Argument,
  word: Word,
): boolean {
  const finding = checkArgument(word.text, argument, { target, statement });
  if (finding === undefined) return true;
  report(finding, word, { keyword, argument });
  return false;
}
