/**
 * The effective configuration as a text: what keepalived reads of a root file for one configuration id, with
 * definitions replaced, sequences unrolled, conditions applied and includes in their place.
 */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { Place } from "../../../grammar/syntax/source-file.ts";
import { depthsOf } from "./nesting.ts";
import { statementText } from "./statement-text.ts";

export interface EffectiveText {
  /** A configuration that keepalived reads the same. */
  readonly text: string;
  /** Where each line of the text comes from; the blank ones between blocks come from nowhere. */
  readonly origins: readonly (Place | undefined)[];
}

export interface EffectiveOptions {
  /** One step of indentation; four blanks unless given. */
  readonly indent?: string;
  /** What a comment behind each line says of its origin; left out: no comments. */
  readonly comment?: (origin: Place) => string;
}

/** The lines that count, one statement or closing brace a line. */
export function effectiveText(
  configuration: Configuration,
  { indent = "    ", comment }: EffectiveOptions = {},
): EffectiveText {
  const lines = linesOf(configuration, indent);
  return written(comment === undefined ? lines : commented(lines, comment));
}

interface Line {
  readonly text: string;
  readonly origin: Place | undefined;
}

function linesOf(
  { segments, statements }: Configuration,
  indent: string,
): readonly Line[] {
  const lines: Line[] = [];
  const depths = depthsOf(segments, statements);
  let inner = 0;
  const add = (text: string, depth: number, origin: Place): void => {
    const lead = indent.repeat(Math.min(depth, deepest));
    const whole = lead.length + text.length > longestLine ? text : lead + text;
    lines.push({ text: whole, origin });
  };
  segments.forEach((segment, index) => {
    const depth = depths[index] ?? inner;
    if (segment.kind === "statement") {
      if (depth === 0 && lines.at(-1)?.text === "}")
        lines.push({ text: "", origin: undefined });
      add(statementText(segment), depth, segment);
      inner = depth;
    } else if (segment.kind === "open") {
      inner = depth + 1;
      const head = lines.at(-1);
      const before = segments[index - 1]?.kind;
      if (head !== undefined && before === "statement" && fits(head.text))
        lines[lines.length - 1] = { ...head, text: `${head.text} {` };
      else add("{", depth, segment);
    } else if (segment.kind === "close") {
      add("}", depth, segment);
      inner = depth;
    }
  });
  return lines;
}

/** Deeper blocks keepalived does not have; a broken text must not make a picture of its braces. */
const deepest = 40;

/** keepalived's line buffer (lib/parser.c, MAXBUF) holds this many bytes beside the line feed. */
const longestLine = 1022;

/** A backslash at the end of a line would not be at its end any more. */
function fits(head: string): boolean {
  return !head.endsWith("\\") && head.length + 2 <= longestLine;
}

/** Comments stand behind their lines in one column, unless a line is too long for it. */
function commented(
  lines: readonly Line[],
  comment: (origin: Place) => string,
): readonly Line[] {
  const widths = lines.map(({ text }) => text.length);
  const usual = widths.filter((width) => width <= widestColumn);
  const column = usual.reduce((most, width) => Math.max(most, width), 0) + 2;
  return lines.flatMap((line): Line[] => {
    const { text, origin } = line;
    if (origin === undefined) return [line];
    const said = `# ${oneLine(comment(origin))}`;
    if (mayBeFollowed(text, said))
      return [{ text: `${text.padEnd(column - 2)}  ${said}`, origin }];
    return [{ text: said, origin }, line];
  });
}

const widestColumn = 72;

/** In a line with a backslash a quote may be open where it does not seem so. Bytes count: four for a character at most. */
function mayBeFollowed(text: string, comment: string): boolean {
  const characters = Math.max(text.length, widestColumn) + 2 + comment.length;
  return !text.includes("\\") && 4 * characters <= longestLine;
}

/** No control characters: a line feed in a path would end the comment. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, "?").slice(0, longestLine / 4);
}

function written(lines: readonly Line[]): EffectiveText {
  return {
    text: lines.map(({ text }) => `${text}\n`).join(""),
    origins: lines.map(({ origin }) => origin),
  };
}
