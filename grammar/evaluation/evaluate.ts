/**
 * Reads a configuration as keepalived does: from a root file, for one configuration id, through conditions,
 * definitions, sequences and includes. The result is the tree of what counts, in which everything still knows
 * the characters of the file it came from.
 */
import {
  buildBlocks,
  type Tree,
  type Vocabulary,
} from "../syntax/block-builder.ts";
import type {
  Condition,
  DefinitionSegment,
  IncludeSegment,
  Problem,
  Segment,
  SequenceSegment,
  Word,
} from "../syntax/line.ts";
import { Flow, plainFlow } from "../syntax/flow.ts";
import { linesOf, type Lines } from "../syntax/line-parser.ts";
import { lineStarts } from "../syntax/line-index.ts";
import { memo } from "../syntax/memo.ts";
import type { Place, SourceFile } from "../syntax/source-file.ts";
import {
  predefined,
  replaceDefinitions,
  type Definition,
  type Use,
} from "./definitions.ts";
import type { FileFailure, FileHost } from "./file-host.ts";
import { parseSequence } from "./sequences.ts";
import {
  concatTraced,
  joinLines,
  segmentsOf,
  sliceTraced,
  tracedPlace,
  tracedValue,
  type TracedText,
} from "./traced-text.ts";

export interface Configuration extends Tree {
  readonly root: SourceFile;
  readonly configId: string | undefined;
  /** The root and all files included, each once, in the order they are first read. */
  readonly files: readonly SourceFile[];
  readonly includes: readonly Include[];
  readonly definitions: readonly Definition[];
  readonly uses: readonly Use[];
  /** The lines that count, in the order keepalived sees them. */
  readonly segments: readonly Segment[];
}

export interface Include {
  /** The line that includes. */
  readonly at: Place;
  readonly keyword: string;
  readonly pattern: Word;
  /** Undefined: the pattern leaves what can be looked at here. */
  readonly matches: readonly string[] | undefined;
  readonly failures: readonly {
    readonly uri: string;
    readonly failure: FileFailure;
  }[];
  /** How many effective lines come before it: tells the block it stands in. */
  readonly position: number;
}

export interface EvaluationOptions {
  readonly configId?: string;
  readonly vocabulary: Vocabulary;
  /** The block a file on its own is meant to be included in; empty (the default) for a root file. */
  readonly path?: string;
}

/** The configuration of a root file. Bounded: see `limits`. Never throws. */
export function evaluate(
  root: SourceFile,
  host: FileHost,
  options: EvaluationOptions,
): Configuration {
  const plain = plainFlow(root, linesOf(root));
  if (plain !== undefined) return plainConfiguration(root, plain, options);
  return new Evaluation(host, options).run(root);
}

/** The configuration ids that the `@` lines of a file name, in their order. */
export const configIdsOf: (file: SourceFile) => readonly string[] = memo(
  (file) => [
    ...new Set(
      linesOf(file).segments.flatMap(({ conditions }) =>
        conditions.map(({ id }) => id),
      ),
    ),
  ],
);

/** Bounds of one evaluation. keepalived has none but its file descriptors. */
export const limits = {
  depth: 32,
  files: 10_000,
  segments: 4_000_000,
  /** Words, braces and lines that definitions and sequences make. */
  made: 150_000,
  characters: 400_000_000,
};

/** A file that uses nothing but statements and braces is its own effective configuration, at no cost. */
function plainConfiguration(
  root: SourceFile,
  flow: Flow,
  { configId, vocabulary, path = "" }: EvaluationOptions,
): Configuration {
  const tree = buildBlocks(flow, vocabulary, path);
  return {
    root,
    configId,
    files: [root],
    includes: [],
    definitions: [],
    uses: [],
    get segments() {
      return flow.segments;
    },
    statements: tree.statements,
    problems: [...linesOf(root).problems, ...tree.problems],
  };
}

class Evaluation {
  private readonly flow = new Flow();
  private readonly problems: Problem[] = [];
  private readonly files = new Set<SourceFile>();
  private readonly includes: Include[] = [];
  private readonly definitions: Map<string, Definition>;
  private readonly allDefinitions: Definition[] = [];
  private readonly uses: Use[] = [];
  private readonly usedAt = new Set<string>();
  /** The files that are being read, outermost first. */
  private readonly open: SourceFile[] = [];
  private depth = 0;
  private characters = 0;
  private made = 0;
  private exhausted = false;

  constructor(
    private readonly host: FileHost,
    private readonly options: EvaluationOptions,
  ) {
    this.definitions = predefined(options.configId);
  }

  run(root: SourceFile): Configuration {
    this.readFile(root);
    const { flow } = this;
    const tree = buildBlocks(flow, this.options.vocabulary, this.options.path);
    return {
      root,
      configId: this.options.configId,
      files: [...this.files],
      includes: this.includes,
      definitions: this.allDefinitions,
      uses: this.uses,
      get segments() {
        return flow.segments;
      },
      statements: tree.statements,
      // Where reading stopped blocks are open that the file closes.
      problems: this.exhausted
        ? this.problems
        : [...this.problems, ...tree.problems],
    };
  }

  private readFile(file: SourceFile): void {
    const lines = linesOf(file);
    if (!this.files.has(file)) this.problems.push(...lines.problems);
    this.files.add(file);
    this.open.push(file);
    this.readLines(file, lines);
    this.open.pop();
  }

  private readLines(file: SourceFile, { shapes, special }: Lines): void {
    const starts = lineStarts(file);
    for (let line = 0, from = 0; line < shapes.length; line += 1) {
      if (this.exhausted) return;
      const shape = shapes[line];
      if (shape !== undefined) {
        if (shape.pieces.length === 0) continue;
        this.flow.add(shape, file, starts[line] ?? 0);
        this.exhausted = this.flow.count >= limits.segments;
        continue;
      }
      let to = from;
      while (special[to]?.line === line) to += 1;
      if (to > from) this.readLine(special, from, to);
      from = to;
    }
  }

  /** The segments of one physical line: definitions are replaced in the whole of it, as in keepalived's buffer. */
  private readLine(
    segments: readonly Segment[],
    from: number,
    to: number,
  ): void {
    for (let at = from; at < to; at += 1) {
      const segment = segments[at];
      if (segment?.conditions.every((each) => this.holds(each)) !== true)
        return;
      const last = segments[to - 1] ?? segment;
      if (usesDefinitions(segment)) {
        const rest = tracedPlace({
          file: segment.file,
          start: segment.start,
          end: last.end,
        });
        const replaced = replaceDefinitions(rest, this.definitions, (use) =>
          this.uses.push(use),
        );
        if (replaced !== undefined) {
          this.readTraced(replaced, segment.line, segment.conditions);
          return;
        }
      }
      this.take(segment);
    }
  }

  /** Lines made by a definition or a sequence: each is read like a line of the file, definitions and all. */
  private readTraced(
    text: TracedText,
    line: number,
    conditions: readonly Condition[],
  ): void {
    if (this.depth >= limits.depth)
      return this.exhaust("definitionDepth", text);
    this.depth += 1;
    let pending: TracedText[] = [];
    const flush = (): void => {
      const made = segmentsOf(joinLines(pending), line, conditions);
      pending = [];
      this.made += made.length;
      if (this.made > limits.made) this.exhaust("tooLarge", text);
      else this.takeAll(made);
    };
    for (let from = 0; from <= text.text.length && !this.exhausted;) {
      const lineEnd = text.text.indexOf("\n", from);
      const end = lineEnd < 0 ? text.text.length : lineEnd;
      const head = sliceTraced(text, from, end);
      from = end + 1;
      if (!this.spend(head.text.length + 8, text)) break;
      // What a line does to those behind it must have been done before they are read.
      const directs = directive.test(head.text);
      if (directs) flush();
      const replaced = startsDirective.test(head.text)
        ? undefined
        : this.replace(head);
      if (replaced?.text.includes("\n") === true) {
        flush();
        this.readTraced(replaced, line, conditions);
      } else pending.push(replaced ?? head);
      if (directs) flush();
    }
    flush();
    this.depth -= 1;
  }

  private takeAll(segments: readonly Segment[]): void {
    for (const segment of segments) {
      if (!segment.conditions.every((each) => this.holds(each))) continue;
      this.take(segment);
    }
  }

  private take(segment: Segment): void {
    switch (segment.kind) {
      case "include":
        this.include(segment);
        break;
      case "definition":
        this.define(segment);
        break;
      case "sequence":
        this.unroll(segment);
        break;
      case "empty":
        break;
      default:
        this.flow.addSegment(markOpaque(segment));
        if (this.flow.count >= limits.segments) this.exhausted = true;
    }
  }

  private define({ name, value }: DefinitionSegment): void {
    const at = { file: name.file, start: name.start, end: name.end };
    const definition = { name: name.text, value, at };
    this.definitions.set(name.text, definition);
    this.allDefinitions.push(definition);
  }

  private unroll(segment: SequenceSegment): void {
    const inPlace = tracedPlace(segment);
    // A sequence in a definition is not what stands where the definition is used.
    const written =
      inPlace.text === segment.text
        ? inPlace
        : tracedValue(segment.text, inPlace.pieces[0]?.place ?? segment);
    const closing = written.text.indexOf(")");
    const head = sliceTraced(written, 0, closing + 1);
    const expanded =
      replaceDefinitions(head, this.definitions, (use) =>
        this.uses.push(use),
      ) ?? head;
    const sequence = closing < 0 ? undefined : parseSequence(expanded.text);
    const place = {
      file: segment.file,
      start: segment.start,
      end: segment.end,
    };
    if (sequence === undefined) {
      this.problems.push({
        rule: "invalid-sequence",
        message: "malformed",
        at: place,
        args: { text: head.text },
      });
      return;
    }
    const whole = concatTraced([expanded, sliceTraced(written, closing + 1)]);
    const rest = sliceTraced(whole, sequence.rest);
    for (const round of sequence.rounds) {
      if (this.exhausted || !this.spend(rest.text.length, rest)) break;
      for (const [name, value] of round)
        this.definitions.set(name, { name, value, at: place });
      this.readTraced(rest, segment.line, segment.conditions);
    }
  }

  private replace(text: TracedText): TracedText | undefined {
    return replaceDefinitions(text, this.definitions, (use) =>
      this.remember(use),
    );
  }

  /** A sequence or a definition of many lines uses a name in each round: one use is remembered for each place. */
  private remember(use: Use): void {
    const key = `${use.at.file.uri}:${use.at.start}`;
    if (this.usedAt.has(key)) return;
    this.usedAt.add(key);
    this.uses.push(use);
  }

  private include(segment: IncludeSegment): void {
    const written = tracedPlace(segment.pattern);
    const expanded =
      replaceDefinitions(written, this.definitions, (use) =>
        this.uses.push(use),
      ) ?? written;
    const pattern: Word = {
      ...segment.pattern,
      // The folder of the file being read, where relative patterns start anyway. Elsewhere its value stays unknown.
      text: expanded.text.replaceAll("${_PWD}", "."),
      verbatim: expanded === written,
    };
    const from = segment.file.uri;
    const matches = this.host.match(pattern.text, from);
    const failures: { uri: string; failure: FileFailure }[] = [];
    this.includes.push({
      at: { file: segment.file, start: segment.start, end: segment.end },
      keyword: segment.keyword.text,
      pattern,
      matches,
      failures,
      position: this.flow.count,
    });
    for (const uri of matches ?? []) {
      if (this.exhausted) return;
      if (this.open.some((each) => each.uri === uri)) this.cycle(segment, uri);
      else if (
        this.open.length >= limits.depth ||
        this.files.size >= limits.files
      )
        this.exhaust("includeDepth", written);
      else {
        const file = this.host.read(uri);
        if (typeof file === "string") failures.push({ uri, failure: file });
        else if (this.spend(file.text.length, written)) this.readFile(file);
      }
    }
  }

  private cycle(segment: IncludeSegment, uri: string): void {
    const at = { file: segment.file, start: segment.start, end: segment.end };
    this.problems.push({
      rule: "include-cycle",
      message: "cycle",
      at,
      args: { uri },
    });
  }

  private holds({ id, negated }: Condition): boolean {
    return (id === this.options.configId) !== negated;
  }

  private spend(characters: number, on: TracedText): boolean {
    this.characters += characters;
    if (this.characters > limits.characters) this.exhaust("tooLarge", on);
    return !this.exhausted;
  }

  private exhaust(message: string, on: TracedText): void {
    const at = on.pieces[0]?.place;
    if (!this.exhausted && at !== undefined)
      this.problems.push({
        rule: "expansion-too-large",
        message,
        at,
        args: {},
      });
    this.exhausted = true;
  }
}

function usesDefinitions(segment: Segment): boolean {
  if (segment.kind !== "statement") return false;
  return segment.words.some(({ text }) => text.includes("$"));
}

/** A line that may define, include or repeat something, at its beginning or behind a brace. */
const directive = /(?:^|[{}])[ \t]*(?:@|\$[A-Za-z_][A-Za-z0-9_]*=|~|include)/;

/** What is not replaced although it begins or contains a name: definitions, and sequences before their rounds. */
const startsDirective = /^[ \t]*(?:\$[A-Za-z_][A-Za-z0-9_]*=|~)/;

/** Words in which a name is left over have no value that could be judged. */
function markOpaque(segment: Segment): Segment {
  if (segment.kind !== "statement" || !usesDefinitions(segment)) return segment;
  const [first, ...more] = segment.words;
  const mark = (word: Word): Word =>
    leftOver.test(word.text) ? { ...word, opaque: true } : word;
  return { ...segment, words: [mark(first), ...more.map(mark)] };
}

const leftOver = /\$\{?[A-Za-z_]/;
