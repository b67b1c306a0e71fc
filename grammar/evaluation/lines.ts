/* Files, lines and what they make, one after the other as keepalived's reader sees them. */
import type { Condition, DefinitionSegment, Segment } from "../syntax/line.ts";
import { lineStarts } from "../syntax/line-index.ts";
import { linesOf, type Lines } from "../syntax/line-parser.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { beginsWithDirective, directive } from "./directives.ts";
import { include } from "./includes.ts";
import { markOpaque, usesDefinitions } from "./opaque.ts";
import {
  exhaust,
  holds,
  limits,
  placeOf,
  replaceIn,
  spendCharacters,
  spendWork,
  type Reading,
} from "./reading.ts";
import {
  joinLines,
  linesIn,
  segmentsOf,
  tracedPlace,
  type TracedText,
} from "./traced-text.ts";
import { unroll } from "./unrolling.ts";

/** Reads a whole file: the root, or one that is included. */
export function readFile(reading: Reading, file: SourceFile): void {
  const lines = linesOf(file);
  if (!reading.files.has(file))
    for (const problem of lines.problems) reading.problems.push(problem);
  reading.files.add(file);
  reading.open.push(file);
  readLines(reading, file, lines);
  reading.open.pop();
}

function readLines(
  reading: Reading,
  file: SourceFile,
  { shapes, special }: Lines,
): void {
  const starts = lineStarts(file);
  for (let line = 0, from = 0; line < shapes.length; line += 1) {
    if (reading.exhausted) return;
    const shape = shapes[line];
    if (shape !== undefined) {
      if (shape.pieces.length === 0) continue;
      reading.flow.add(shape, file, starts[line] ?? 0);
      reading.exhausted = reading.flow.count >= limits.segments;
      continue;
    }
    let to = from;
    while (special[to]?.line === line) to += 1;
    const before = reading.flow.shapes.length;
    if (to > from) readLine(reading, special, from, to);
    leaveOutTooMuch(reading, before);
    from = to;
  }
}

/** What was made of the line that is too much would be judged by the hundred thousand. */
function leaveOutTooMuch({ exhausted, flow }: Reading, before: number): void {
  if (exhausted) flow.cutBack(before);
}

/** The segments of one physical line: definitions are replaced in the whole of it, as in keepalived's buffer. */
function readLine(
  reading: Reading,
  segments: readonly Segment[],
  from: number,
  to: number,
): void {
  for (let at = from; at < to; at += 1) {
    const segment = segments[at];
    if (segment === undefined || !holds(reading, segment.conditions)) return;
    const last = segments[to - 1] ?? segment;
    if (usesDefinitions(segment)) {
      const { file, start, line, conditions } = segment;
      const rest = tracedPlace({ file, start, end: last.end });
      const replaced = replaceIn(reading, rest);
      if (replaced !== undefined) {
        if (at === from) tellUnheard(reading, replaced);
        readMade(reading, replaced, line, conditions);
        return;
      }
    }
    take(reading, segment);
  }
}

/** Lines made by a definition or a sequence: each is read like a line of the file, definitions and all. */
function readMade(
  reading: Reading,
  text: TracedText,
  line: number,
  conditions: readonly Condition[],
): void {
  if (reading.depth >= limits.depth)
    return exhaust(reading, "definitionDepth", placeOf(text));
  reading.depth += 1;
  let pending: TracedText[] = [];
  const flush = (): void => {
    const made = segmentsOf(joinLines(pending), line, conditions);
    pending = [];
    if (!spendWork(reading, made.length * limits.parsed, text)) return;
    for (const segment of made) {
      if (!holds(reading, segment.conditions)) continue;
      // Each looks for its files, although nothing may be there.
      if (segment.kind === "include") spendWork(reading, limits.include, text);
      take(reading, segment);
    }
  };
  for (const head of linesIn(text)) {
    if (!spendCharacters(reading, head.text.length, text)) break;
    // Names that stand for nothing cost too, however many there are of them.
    if (!spendWork(reading, limits.line, text)) break;
    // What a line does to those behind it must have been done before they are read.
    let directs = directive.test(head.text);
    if (directs) flush();
    const replaced = notReplaced.test(head.text)
      ? undefined
      : replaceIn(reading, head);
    directs ||= replaced !== undefined && directive.test(replaced.text);
    if (replaced !== undefined) tellUnheard(reading, replaced);
    if (replaced?.text.includes("\n") === true) {
      flush();
      readMade(reading, replaced, line, conditions);
    } else pending.push(replaced ?? head);
    if (directs) flush();
    if (reading.exhausted) break;
  }
  flush();
  reading.depth -= 1;
}

/** Does what a segment says. */
function take(reading: Reading, segment: Segment): void {
  switch (segment.kind) {
    case "include":
      include(reading, segment, readFile);
      break;
    case "definition":
      define(reading, segment);
      break;
    case "sequence":
      unroll(reading, segment, readMade);
      break;
    case "empty":
      break;
    default:
      reading.flow.addSegment(markOpaque(segment));
      if (reading.flow.count >= limits.segments) reading.exhausted = true;
  }
}

function define(reading: Reading, segment: DefinitionSegment): void {
  const { file, end, name, line, conditions } = segment;
  const shorter = reading.old ? undefined : segment.shorter;
  const at = { file: name.file, start: name.start, end: name.end };
  const value = shorter?.value ?? segment.value;
  const definition = { name: name.text, value, at };
  reading.definitions.set(name.text, definition);
  reading.written.push(definition);
  if (shorter === undefined) return;
  const rest = tracedPlace({ file, start: shorter.end, end });
  readMade(reading, rest, line, conditions);
}

/**
 * From 2.4.0 on what a definition puts at the beginning of a line is a keyword, whatever it looks like; before, only a
 * sequence without any dollar sign was (lib/parser.c, read_line: "recheck"). It is told, and read as it is meant.
 */
function tellUnheard(reading: Reading, replaced: TracedText): void {
  const [head = ""] = beginsWithDirective.exec(replaced.text) ?? [];
  const obeyed = reading.old && (head !== "~" || replaced.text.includes("$"));
  const at = placeOf(replaced);
  if (head === "" || obeyed || at === undefined) return;
  reading.problems.push({
    rule: "directive-from-definition",
    message:
      head === "@" ? "condition" : head === "~" ? "sequence" : "definition",
    at,
    args: {},
  });
}

/** Definitions, and sequences before their rounds. */
const notReplaced = /^[ \t]*(?:\$[A-Za-z_][A-Za-z0-9_]*=|~)/;
