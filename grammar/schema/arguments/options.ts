import type { Word } from "../../syntax/line.ts";
import { checkWord, type Checked } from "../checked.ts";
import type { Argument, Option, OtherWord } from "../keyword.ts";
import { compareVersions } from "../versions.ts";

/** Words with a value each, in any order: `type gue port 6080`. */
export function checkOptions(
  checked: Checked,
  argument: Argument,
  words: readonly Word[],
): void {
  const seen = new Set<OtherWord | string>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) return;
    const option = argument.options?.find((each) => each.word === word.text);
    if (option === undefined) {
      if (!checkOther(checked, argument, word, { at, seen })) return;
      continue;
    }
    tellAge(checked, option, word);
    const { oneOf } = option;
    if (oneOf !== undefined && seen.has(oneOf)) tellSurplus(checked, word);
    else if (oneOf !== undefined) seen.add(oneOf);
    if (option.argument === undefined) continue;
    at += 1;
    const value = words[at];
    if (value === undefined) tellMissing(checked, option, word);
    else checkWord(checked, option.argument, value);
  }
}

interface Seen {
  /** Number of the word among the options. */
  readonly at: number;
  readonly seen: Set<OtherWord | string>;
}

/** Words without a name of their own: old forms, interface names and addresses. Returns whether reading goes on. */
function checkOther(
  checked: Checked,
  argument: Argument,
  word: Word,
  { at, seen }: Seen,
): boolean {
  const { keyword, report } = checked;
  const place = argument.others?.find(
    ({ pattern, position }) =>
      (position === undefined || position === at) &&
      (pattern === undefined || new RegExp(pattern).test(word.text)),
  );
  if (place === undefined) {
    const words = argument.options?.map((each) => each.word) ?? [];
    report(
      {
        rule: "invalid-value",
        message: "notAnOption",
        args: { value: word.text, words: words.join(", ") },
      },
      word,
      { keyword, argument },
    );
    return false;
  }
  if (seen.has(place)) {
    tellSurplus(checked, word);
    return true;
  }
  seen.add(place);
  if (
    checkWord(checked, place.argument, word) &&
    place.replacement !== undefined
  )
    report(
      {
        rule: "deprecated-keyword",
        message: "bareValue",
        args: { value: word.text, replacement: place.replacement },
      },
      word,
      { keyword },
    );
  return true;
}

function tellSurplus({ keyword, report }: Checked, word: Word): void {
  report(
    {
      rule: "surplus-parameter",
      message: "surplus",
      args: { surplus: word.text, effect: "error-word-ignored" },
    },
    word,
    { keyword },
  );
}

function tellMissing(
  { keyword, report, isWhole }: Checked,
  { word: name, argument }: Option,
  word: Word,
): void {
  if (!isWhole) return;
  report(
    {
      rule: "missing-parameter",
      message: "missing",
      args: { keyword: name, effect: "error-ignored" },
    },
    word,
    argument === undefined ? { keyword } : { keyword, argument },
  );
}

function tellAge(
  { report, target, keyword }: Checked,
  { word: name, since }: Option,
  word: Word,
): void {
  if (since !== undefined && compareVersions(since, target) > 0)
    report(
      {
        rule: "needs-newer-keepalived",
        message: "value",
        args: { value: name, since, target },
      },
      word,
      { keyword },
    );
}
