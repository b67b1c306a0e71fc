/* What is wrong with a word, before it is known where it stands. */
import type { Argument } from "./keyword.ts";
import { numberText, rangeText } from "./facts.ts";
import type { Statement } from "../syntax/tree.ts";
import type { Version } from "./versions.ts";

/** The rules that the schema finds problems for. */
export const schemaRules = [
  "deprecated-keyword",
  "duplicate-keyword",
  "empty-block",
  "invalid-value",
  "keyword-in-wrong-block",
  "missing-keyword",
  "missing-parameter",
  "needs-newer-keepalived",
  "outdated-keyword",
  "removed-keyword",
  "route-without-interface",
  "rule-without-priority",
  "surplus-parameter",
  "swallowed-keyword",
  "unknown-keyword",
  "value-out-of-range",
] as const;

export type SchemaRule = (typeof schemaRules)[number];

export interface Finding {
  readonly rule: SchemaRule;
  readonly message: string;
  readonly args: Readonly<Record<string, string>>;
}

/** What a check may have to know beside the word. */
export interface ArgumentContext {
  readonly target: Version;
  readonly statement: Statement;
}

/** Checks one word as keepalived does. Undefined: nothing to report. */
export type ArgumentCheck = (
  text: string,
  argument: Argument,
  context: ArgumentContext,
) => Finding | undefined;

/** A value that is no value of its kind. */
export function invalid(
  message: string,
  value: string,
  args: Readonly<Record<string, string>> = {},
): Finding {
  return { rule: "invalid-value", message, args: { value, ...args } };
}

/** A number outside its limits. */
export function outOfRange(value: string, argument: Argument): Finding {
  return {
    rule: "value-out-of-range",
    message: "outOfRange",
    args: {
      value,
      range: rangeText({ ...argument, name: "", kind: "uint" }) ?? "",
      min: argument.min === undefined ? "" : numberText(argument.min),
      max: argument.max === undefined ? "" : numberText(argument.max),
    },
  };
}

/** A text of the wrong length. */
export function wrongLength(
  value: string,
  { minLength = 0, maxLength = Infinity }: Argument,
): Finding | undefined {
  const length = byteLength(value);
  if (length > maxLength)
    return {
      rule: "value-out-of-range",
      message: "tooLong",
      args: { value, length: String(length), max: String(maxLength) },
    };
  if (length < minLength)
    return {
      rule: "value-out-of-range",
      message: "tooShort",
      args: { value, length: String(length), min: String(minLength) },
    };
  return undefined;
}

/** keepalived counts bytes. */
export function byteLength(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
