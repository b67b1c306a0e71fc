/* Lines of value blocks are no keywords with parameters: each format has a reader that goes over the words. */
import type { Word } from "../../syntax/line.ts";
import type { Statement } from "../../syntax/tree.ts";
import { checkArgument } from "../arguments/check-argument.ts";
import { invalid, type Finding } from "../finding.ts";
import type { Argument, Effect, Keyword } from "../keyword.ts";
import type { LineFormat } from "../complete.ts";
import { isIn, isRemoved } from "../schema.ts";
import type { Version } from "../versions.ts";

/** A line under the eyes of a reader. None of its words is opaque. */
export interface Line {
  readonly statement: Statement;
  readonly words: readonly Word[];
  readonly format: LineFormat;
  readonly target: Version;
  readonly report: (
    finding: Finding,
    at: Word,
    about?: { readonly keyword?: Keyword; readonly argument?: Argument },
  ) => void;
}

export type LineReader = (line: Line) => void;

/** Where a reader is after an option: at the next word, or at the end because keepalived drops the line there. */
export type Progress = number | "dropped";

/** Checks the value of an option or head. Returns whether it is good. */
export function readValue(
  line: Line,
  word: Word,
  keyword: Keyword,
  argument: Argument,
): boolean {
  const finding = checkArgument(word.text, argument, {
    target: line.target,
    statement: line.statement,
  });
  if (finding === undefined) return true;
  line.report(
    { ...finding, args: { ...finding.args, keyword: keyword.name } },
    word,
    { keyword, argument },
  );
  return false;
}

/** Reads an option word with its values; `at` is the place of the option word. */
export function readOption(line: Line, at: number, keyword: Keyword): Progress {
  const word = line.words[at];
  if (word === undefined) return at;
  tellAge(line, word, keyword);
  if (keyword.role === "without-effect")
    line.report(
      invalid("withoutEffect", word.text, { keyword: word.text }),
      word,
      { keyword },
    );
  let next = at + 1;
  for (const argument of keyword.args) {
    let value = line.words[next];
    while (value !== undefined && argument.before?.includes(value.text)) {
      next += 1;
      value = line.words[next];
    }
    if (value === undefined) {
      if (argument.optional === true) return next;
      line.report(missingValue(keyword), word, { keyword, argument });
      return isDropped(keyword.missing) ? "dropped" : next;
    }
    const isGood = readValue(line, value, keyword, argument);
    if (!isGood && isDropped(argument.onViolation)) return "dropped";
    next += 1;
  }
  return next;
}

/** A foreign routing protocol does not go with tracking: keepalived sets its own unless told not to track. */
export function checkProtocol(line: Line): void {
  const withRole = (role: Keyword["role"]): number =>
    line.words.findIndex(
      ({ text }) => line.format.words.get(text)?.role === role,
    );
  const value = line.words[withRole("protocol") + 1];
  if (withRole("protocol") < 0 || withRole("untracked") >= 0) return;
  if (value === undefined || /^(?:keepalived|18|0x12|022)$/.test(value.text))
    return;
  const keyword = line.format.words.get(
    line.words[withRole("protocol")]?.text ?? "",
  );
  line.report(
    invalid("foreignProtocol", value.text, { keyword: keyword?.name ?? "" }),
    value,
    keyword === undefined ? {} : { keyword },
  );
}

/** A word that belongs to no option. */
export function unknownWord(line: Line, word: Word): Finding {
  return {
    rule: "unknown-keyword",
    message: "unknownWord",
    args: {
      keyword: word.text,
      block: line.statement.path.slice(
        line.statement.path.lastIndexOf("/") + 1,
      ),
      effect: line.format.unknown ?? "",
    },
  };
}

function missingValue(keyword: Keyword): Finding {
  return {
    rule: "missing-parameter",
    message: "missing",
    args: { keyword: keyword.name, effect: keyword.missing },
  };
}

/** Words that the target does not know yet, or no longer, and words that are on their way out. */
export function tellAge(line: Line, word: Word, keyword: Keyword): void {
  const finding = ageOf(keyword, line.target);
  if (finding !== undefined) line.report(finding, word, { keyword });
}

/** What there is to say about a keyword's age. */
export function ageOf(keyword: Keyword, target: Version): Finding | undefined {
  const { name, deprecated, removedIn, since, note } = keyword;
  if (isRemoved(keyword, target))
    return {
      rule: "removed-keyword",
      message: "removed",
      args: { keyword: name, removedIn: removedIn ?? "", note: note ?? "" },
    };
  if (!isIn(keyword, target))
    return {
      rule: "needs-newer-keepalived",
      message: "keyword",
      args: { keyword: name, since, target },
    };
  if (deprecated === undefined) return undefined;
  return {
    rule: deprecated.reported ? "deprecated-keyword" : "outdated-keyword",
    message: "deprecated",
    args: { keyword: name, replacement: deprecated.replacement },
  };
}

/** Whether an effect ends the reading of a line. */
export function isDropped(effect: Effect | undefined): boolean {
  return (
    effect === "error-entry-dropped" ||
    effect === "fatal-entry-dropped" ||
    effect === "error-rest-ignored" ||
    effect === "exit2"
  );
}
