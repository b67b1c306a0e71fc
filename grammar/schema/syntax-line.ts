/* The syntax of a keyword in one line: `priority <1-255>`, `notify_master "<command>" [user [group]]`. */
import type { Argument, Keyword, Option } from "./keyword.ts";

/** One line that shows how a keyword is written. */
export function syntaxOf(keyword: Keyword): string {
  if (keyword.syntax !== undefined) return keyword.syntax;
  const parts: string[] = keyword.type === "entry" ? [] : [keyword.name];
  const shown = parametersOf(keyword.args);
  if (shown !== "") parts.push(shown);
  if (keyword.opens !== "none") parts.push("{ ... }");
  return parts.join(" ");
}

/** Where a parameter, or an option with its own, stands in the syntax of a keyword. */
export interface SyntaxSpan {
  readonly start: number;
  readonly end: number;
  readonly argument: Argument | undefined;
  readonly option: Option | undefined;
}

/** The places of a keyword's parameters in its `syntaxOf`, in the order of the parameters. */
export function spansOf(keyword: Keyword): readonly SyntaxSpan[] {
  const line = syntaxOf(keyword);
  const spans: SyntaxSpan[] = [];
  let from = keyword.type === "entry" ? 0 : keyword.name.length;
  const add = (
    texts: readonly string[],
    argument: Argument | undefined,
    option?: Option,
  ): void => {
    for (const text of texts) {
      const start = line.indexOf(text, from);
      if (start < 0) continue;
      const end = start + text.length;
      spans.push({ start, end, argument, option });
      // Options may be shown in another order.
      if (option === undefined) from = end;
      return;
    }
  };
  for (const argument of keyword.args) {
    for (const option of argument.options ?? [])
      add(
        option.argument === undefined
          ? [`[${option.word}]`, option.word]
          : [
              `[${option.word} ${parameterOf(option.argument)}]`,
              `${option.word} <${option.argument.name}>`,
            ],
        option.argument,
        option,
      );
    if (argument.options === undefined)
      add(
        [valueOf(argument), `<${argument.name}>`, `[${argument.name}]`],
        argument,
      );
  }
  return spans;
}

/** One parameter: `<1-255>`, `MASTER|BACKUP`, `[reverse]`. */
export function parameterOf(argument: Argument): string {
  if (argument.options !== undefined) return optionsOf(argument.options);
  const shown = valueOf(argument);
  const bracketed = isOptional(argument) ? `[${shown}]` : shown;
  return isRepeated(argument) ? `${bracketed}...` : bracketed;
}

function parametersOf(args: readonly Argument[]): string {
  const [first, ...rest] = args;
  if (first === undefined) return "";
  const behind = parametersOf(rest);
  if (behind === "") return parameterOf(first);
  // What stands behind an optional parameter needs it: a [b [c]]. Repeated ones and flags are free.
  if (isOptional(first) && !isRepeated(first) && rest.every(isOptional))
    return `[${valueOf(first)} ${behind}]`;
  return `${parameterOf(first)} ${behind}`;
}

function valueOf(argument: Argument): string {
  const { name, kind, words, optional } = argument;
  if (kind === "bool") return "true|false";
  if (kind === "script") return `"<${name}>"`;
  if (kind === "enum" && words !== undefined && words.length <= 6)
    return words.join("|");
  if (kind === "user" || kind === "group")
    return optional === true ? name : `<${name}>`;
  const range = rangeOf(argument);
  const shown = range === undefined ? `<${name}>` : `<${range}>`;
  return words !== undefined && kind !== "enum" && words.length <= 4
    ? [...words, shown].join("|")
    : shown;
}

function optionsOf(options: readonly Option[]): string {
  return options
    .map(({ word, argument }) =>
      argument === undefined
        ? `[${word}]`
        : `[${word} ${parameterOf(argument)}]`,
    )
    .join(" ");
}

/** Limits that say something: not those of the machine's numbers. */
function rangeOf({ kind, min, max, unit }: Argument): string | undefined {
  if (kind !== "uint" && kind !== "int" && kind !== "port") return undefined;
  if (unit !== undefined || min === undefined || max === undefined)
    return undefined;
  if (max > 1_000_000) return undefined;
  return min < 0 ? `${min}..${max}` : `${min}-${max}`;
}

function isOptional({ optional, repeat }: Argument): boolean {
  return optional === true || repeat?.min === 0;
}

function isRepeated({ repeat }: Argument): boolean {
  return repeat !== undefined;
}
