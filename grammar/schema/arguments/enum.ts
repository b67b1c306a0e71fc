import { compareVersions } from "../versions.ts";
import { invalid, type ArgumentCheck, type Finding } from "../finding.ts";
import type { Argument } from "../keyword.ts";

/** One of some words. */
export const checkEnum: ArgumentCheck = (text, argument, { target }) => {
  const word = wordOf(text, argument);
  if (word === undefined)
    return invalid("notOneOf", text, {
      words: (argument.words ?? []).join(", "),
    });
  return tooYoung(word, argument, target);
};

/** The word that a text spells. */
export function wordOf(
  text: string,
  { words = [], ignoreCase, sign }: Argument,
): string | undefined {
  const spelled = sign === true ? text.replace(/^[+-]/, "") : text;
  return words.find((word) =>
    ignoreCase === true
      ? word.toLowerCase() === spelled.toLowerCase()
      : word === spelled,
  );
}

/** What is to be said of a word that came with a later release. */
export function tooYoung(
  word: string,
  { wordsSince }: Argument,
  target: string,
): Finding | undefined {
  const since = wordsSince?.[word];
  if (since === undefined || compareVersions(since, target) <= 0)
    return undefined;
  return {
    rule: "needs-newer-keepalived",
    message: "value",
    args: { value: word, since, target },
  };
}
