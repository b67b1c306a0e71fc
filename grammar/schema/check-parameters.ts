/* The parameters of a keyword. */
import type { Word } from "../syntax/line.ts";
import type { Statement } from "../syntax/tree.ts";
import { wordOf } from "./arguments/enum.ts";
import { checkOptions } from "./arguments/options.ts";
import { checkRegexLine, checkScriptLine } from "./arguments/script.ts";
import { checkWord, type Checked, type Report } from "./checked.ts";
import { invalid, type Finding } from "./finding.ts";
import type { Argument, Effect, ExtraEffect, Keyword } from "./keyword.ts";
import { keywordAt } from "./schema.ts";
import { isOld, type Version } from "./versions.ts";

/** Checks the words behind a keyword. Returns whether keepalived goes on to read its block. */
export function checkParameters(
  statement: Statement,
  keyword: Keyword,
  target: Version,
  report: Report,
): boolean {
  if (keyword.extra === "ignored") checkSwallowed(statement, keyword, report);
  if (keyword.args.length === 0 && keyword.extra === "ignored") return true;
  const [head] = statement.words;
  const given = statement.words.slice(1);
  const old = isOld(target) ? keyword.in227 : undefined;
  if (old?.arguments === "ignored") return true;
  const opaqueAt = given.findIndex(({ opaque }) => opaque);
  const isWhole = opaqueAt < 0 && (given.at(-1) ?? head).end >= statement.end;
  const words = opaqueAt < 0 ? given : given.slice(0, opaqueAt);
  const [first] = keyword.args;
  if (first !== undefined && words.length === 0) {
    const missing = old?.missing ?? keyword.missing;
    // Where a brace stands in the place of the parameter, the brace is what is told.
    if (!isWhole || isAllowed(missing) || isBraceWrong(statement)) return true;
    report(missingParameter(keyword, missing), head, {
      keyword,
      argument: first,
    });
    return !skipsBlock(missing);
  }
  if (first?.kind === "script") {
    const finding = isWhole ? checkScriptLine(statement, target) : undefined;
    if (finding !== undefined) report(finding, words[0] ?? head, { keyword });
    return true;
  }
  if (first?.kind === "regex") {
    if (!isWhole) return true;
    const { finding, surplus } = checkRegexLine(statement);
    const at = words.at(-1) ?? head;
    const extra = old?.extra ?? keyword.extra;
    if (finding !== undefined) report(finding, at, { keyword });
    else if (surplus !== undefined && isTold(extra))
      report(tooMuch(keyword, head, surplus, extra), at, { keyword });
    return true;
  }
  const checked = {
    statement,
    keyword: withDifferences(keyword, target),
    target,
    report,
    isWhole,
  };
  const isRead = checkWords(checked, words);
  if (!isWhole) return isRead;
  return (
    checkSurplus(
      statement,
      words,
      keyword,
      old?.extra ?? keyword.extra,
      report,
    ) && isRead
  );
}

function checkWords(checked: Checked, words: readonly Word[]): boolean {
  const { keyword } = checked;
  if (isAnyOrder(keyword)) return checkAnyOrder(checked, words);
  let isRead = true;
  let at = 0;
  for (const argument of keyword.args) {
    if (argument.options !== undefined) {
      checkOptions(checked, argument, words.slice(at));
      break;
    }
    const count = argument.repeat === undefined ? 1 : words.length - at;
    for (let index = at; index < at + count; index += 1) {
      const word = words[index];
      if (word === undefined) {
        tellMissing(checked, argument);
        break;
      }
      if (argument.sign === true && index > at && !/^[+-]/.test(word.text))
        checked.report(invalid("notSigned", word.text), word, {
          keyword: checked.keyword,
          argument,
        });
      else if (!checkWord(checked, argument, word)) {
        isRead = isRead && !skipsBlock(argument.onViolation);
        // A wrong value makes keepalived stop reading the line, unless each word is looked at.
        if (argument.repeat === undefined && stopsLine(argument.onViolation))
          return isRead;
      }
    }
    at += count;
  }
  return isRead;
}

/** A parameter that must follow an earlier one. */
function tellMissing(
  { statement, keyword, report, isWhole }: Checked,
  argument: Argument,
): void {
  const isNeeded =
    argument.optional !== true && (argument.repeat?.min ?? 1) > 0;
  if (isNeeded && isWhole && argument.onViolation !== "silent-ignored")
    report(
      missingParameter(keyword, argument.onViolation ?? "error-ignored"),
      statement.words[0],
      { keyword, argument },
    );
}

function missingParameter(
  { name }: Keyword,
  effect: Effect,
): Parameters<Report>[0] {
  return {
    rule: "missing-parameter",
    message: "missing",
    args: { keyword: name, effect },
  };
}

/** Several parameters of which each word is looked at: they may stand in any order. */
function isAnyOrder({ args, extra }: Keyword): boolean {
  return (
    extra === "checked" &&
    args.length > 1 &&
    args.every(
      ({ options, repeat }) => options === undefined && repeat === undefined,
    )
  );
}

function checkAnyOrder(checked: Checked, words: readonly Word[]): boolean {
  const { keyword } = checked;
  const flags = keyword.args.filter(({ kind }) => kind === "enum");
  const value = keyword.args.find(({ kind }) => kind !== "enum");
  let isGiven = false;
  for (const word of words) {
    if (flags.some((flag) => wordOf(word.text, flag) !== undefined)) continue;
    if (value === undefined) continue;
    const [flag] = flags;
    // Where the value may be left out, only what begins like a number is taken for it.
    if (
      flag !== undefined &&
      value.optional === true &&
      !/^[ \t]*[\d-]/.test(word.text)
    ) {
      checkWord(checked, flag, word);
      continue;
    }
    isGiven = true;
    if (!checkWord(checked, value, word)) return true;
  }
  if (!isGiven && value !== undefined) tellMissing(checked, value);
  return true;
}

/** A statement ends with its line (lib/parser.c): a keyword behind the parameters of another is not read as one. */
function checkSwallowed(
  { words, path }: Statement,
  keyword: Keyword,
  report: Report,
): void {
  const word = words[keyword.args.length + 1];
  if (word === undefined || word.quoted || word.opaque) return;
  const takesMore = keyword.args.some(
    ({ kind, repeat, options }) =>
      kind === "script" || repeat !== undefined || options !== undefined,
  );
  if (takesMore || keywordAt(path, word.text) === undefined) return;
  report(
    {
      rule: "swallowed-keyword",
      message: "swallowed",
      args: { keyword: keyword.name, swallowed: word.text },
    },
    word,
    { keyword },
  );
}

/** Words behind the last parameter, where keepalived says something about them. */
function checkSurplus(
  { words: [head] }: Statement,
  words: readonly Word[],
  keyword: Keyword,
  extra: ExtraEffect,
  report: Report,
): boolean {
  if (!isTold(extra)) return true;
  if (
    keyword.args.some(
      ({ repeat, options }) => repeat !== undefined || options !== undefined,
    )
  )
    return true;
  const surplus = words[keyword.args.length];
  if (surplus === undefined) return true;
  report(tooMuch(keyword, head, surplus.text, extra), surplus, { keyword });
  return !skipsBlock(extra);
}

function isTold(extra: ExtraEffect): boolean {
  return extra.startsWith("error") || extra === "exit2";
}

function tooMuch(
  { opens }: Keyword,
  { text: keyword }: Word,
  surplus: string,
  effect: ExtraEffect,
): Finding {
  return {
    rule: "surplus-parameter",
    message: opens === "values" ? "surplusOnBlock" : "surplus",
    args: { keyword, surplus, effect },
  };
}

function withDifferences(keyword: Keyword, target: Version): Keyword {
  const { in227, args } = keyword;
  if (in227 === undefined || !isOld(target)) return keyword;
  const { min, max, decimals, maxLength } = in227;
  return {
    ...keyword,
    args: args.map(({ maxLength: length, ...argument }) => ({
      ...argument,
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      ...(decimals === undefined ? {} : { decimals }),
      ...(maxLength === false || length === undefined
        ? {}
        : { maxLength: length }),
    })),
  };
}

/** What keepalived says nothing about does no harm, or the lack of the whole keyword is told. */
function isAllowed(missing: Effect): boolean {
  return missing === "ok" || missing === "silent-ignored";
}

function isBraceWrong({ block }: Statement): boolean {
  return block?.kind === "unknown";
}

/** Whether keepalived passes over the block of a statement with a mistake of this effect. */
export function skipsBlock(effect: string | undefined): boolean {
  return (
    effect === "error-block-skipped" || effect === "exit2" || effect === "crash"
  );
}

function stopsLine(effect: Effect | undefined): boolean {
  return (
    effect === undefined || effect === "error-ignored" || skipsBlock(effect)
  );
}
