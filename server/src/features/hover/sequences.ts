/* What a sequence unrolls to: how many lines, the first and the last of them. */
import {
  replaceDefinitions,
  type Definition,
} from "../../../../grammar/evaluation/definitions.ts";
import type { Configuration } from "../../../../grammar/evaluation/evaluate.ts";
import {
  parseSequence,
  type Round,
  type Sequence,
} from "../../../../grammar/evaluation/sequences.ts";
import { tracedValue } from "../../../../grammar/evaluation/traced-text.ts";
import { markdownOf } from "../../../../grammar/schema/describe.ts";
import type { SequenceSegment } from "../../../../grammar/syntax/line.ts";
import { linesOf } from "../../../../grammar/syntax/line-parser.ts";
import type { Place } from "../../../../grammar/syntax/source-file.ts";
import type { Cursor } from "../cursor.ts";
import type { Hover } from "../hover.ts";
import { code, fenced } from "../markdown.ts";
import { touches } from "../subject.ts";

/** For an offset inside the parentheses. */
export function sequenceHover({
  configuration,
  file,
  offset,
}: Cursor): Hover | undefined {
  const segment = linesOf(file).special.find(
    (each): each is SequenceSegment =>
      each.kind === "sequence" && touches(each, file, offset),
  );
  if (segment === undefined) return undefined;
  const { start, text } = segment;
  const end = start + text.indexOf(")") + 1;
  if (end <= start || offset > end) return undefined;
  const [keyword = ""] = /^~\w+/.exec(text) ?? [];
  const markdown =
    sequenceText(segment, configuration) ?? markdownOf("*", keyword);
  return markdown === undefined
    ? undefined
    : { place: { file, start, end }, markdown };
}

/** Undefined for a place that is no sequence, or one that keepalived refuses. */
export function sequenceText(
  place: Place,
  configuration: Configuration,
): string | undefined {
  const written = expandedText(place, configuration);
  const sequence = written.startsWith("~") ? parseSequence(written) : undefined;
  if (sequence === undefined) return undefined;
  const rest = written.slice(sequence.rest);
  const [first, last] = ends(sequence);
  const line = (round: Round): string =>
    replaceDefinitions(tracedValue(rest, place), definitionsOf(round), () => 0)
      ?.text ?? rest;
  const lines = [first, last].filter((round) => round !== undefined).map(line);
  if (sequence.count > 2) lines.splice(1, 0, "...");
  const values = (round: Round): string =>
    round.map(([name, value]) => code(`$${name}=${value}`)).join(" ");
  const range =
    first === undefined
      ? ""
      : last === undefined
        ? `: ${values(first)}`
        : `: ${values(first)} to ${values(last)}`;
  const count = sequence.count === 1 ? "one line" : `${sequence.count} lines`;
  return `Makes ${count}${range}\n\n${fenced(lines.join("\n"))}`;
}

/** The text of a sequence with the definitions inside its parentheses replaced. */
function expandedText(
  { file, start, end }: Place,
  { uses }: Configuration,
): string {
  let text = file.text.slice(start, end);
  const close = start + text.indexOf(")");
  for (const { at, definition } of uses.toReversed())
    if (
      definition?.value !== undefined &&
      at.file === file &&
      start <= at.start &&
      at.end <= close
    )
      text =
        text.slice(0, at.start - start) +
        definition.value +
        text.slice(at.end - start);
  return text;
}

/** More rounds are not gone through only to show the last one. */
const mostRounds = 100_000;

function ends({ rounds, count }: Sequence): readonly [Round?, Round?] {
  let first: Round | undefined;
  let last: Round | undefined;
  for (const round of rounds) {
    if (first === undefined) first = round;
    else last = round;
    if (count > mostRounds) break;
  }
  if (first === undefined) return [];
  return last === undefined ? [first] : [first, last];
}

function definitionsOf(round: Round): ReadonlyMap<string, Definition> {
  return new Map(
    round.map(([name, value]) => [name, { name, value, at: undefined }]),
  );
}
