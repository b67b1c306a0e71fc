/*
 * What a line of text consists of, before blocks are built. Braces, conditions, definitions, sequences and
 * includes are found wherever keepalived obeys them: at the start of a line and directly behind a brace.
 */
import type { Place } from "./source-file.ts";

/** A word as keepalived splits it: quotes removed, definitions replaced. */
export interface Word extends Place {
  readonly text: string;
  readonly quoted: boolean;
  /** The characters at its place spell the word: it was not made by a definition or a sequence. */
  readonly verbatim: boolean;
  /** Its value can't be known here (environment, random number, undefined definition): rules stay silent. */
  readonly opaque: boolean;
}

/** `@ID` or `@^ID`: the rest of the line counts only for (or only not for) this configuration id. */
export interface Condition extends Place {
  readonly id: string;
  readonly negated: boolean;
}

interface SegmentBase extends Place {
  /** Number of the physical line, from 0. */
  readonly line: number;
  /** All of them must hold. A condition takes the rest of its physical line, braces included. */
  readonly conditions: readonly Condition[];
}

/** A keyword with its parameters, or a line of a value block. */
export interface StatementSegment extends SegmentBase {
  readonly kind: "statement";
  readonly words: readonly [Word, ...Word[]];
  /**
   * What is left of the words for a process that reads the line again: there a `#` that was written `\#` begins a
   * comment. Not set where nothing is lost.
   */
  readonly again?: readonly Word[];
  /**
   * How the line spells it, where its place does not and more counts than the words: script lines are split once more,
   * as a shell would. Not set otherwise.
   */
  readonly spelling?: string;
}

export interface BraceSegment extends SegmentBase {
  readonly kind: "open" | "close";
}

/** `include PATTERN`: the pattern is the rest of the line, quotes and braces kept. */
export interface IncludeSegment extends SegmentBase {
  readonly kind: "include";
  readonly keyword: Word;
  readonly pattern: Word;
}

/** `$NAME=VALUE`. Lines that end in a backslash go on; their texts are joined by LF. */
export interface DefinitionSegment extends SegmentBase {
  readonly kind: "definition";
  readonly name: Word;
  readonly value: string;
  /**
   * Lines that go on behind a comment that ends in a backslash: from 2.4.0 on they are no part of it. What is then
   * left, and where the rest begins.
   */
  readonly shorter:
    { readonly value: string; readonly end: number } | undefined;
}

/** `~SEQ(...) REST` or `~LST(...) REST`, as written. */
export interface SequenceSegment extends SegmentBase {
  readonly kind: "sequence";
  readonly text: string;
}

/** A condition with nothing behind it, or a line with nothing but an unterminated quote. */
export interface EmptySegment extends SegmentBase {
  readonly kind: "empty";
}

export type Segment =
  | StatementSegment
  | BraceSegment
  | IncludeSegment
  | DefinitionSegment
  | SequenceSegment
  | EmptySegment;

/** A comment, from its `#` or `!` to the end of the line. */
export type Comment = Place;

/** Something wrong that can be seen in the text alone. `rule` is the id of the rule that explains it. */
export interface Problem {
  readonly rule: string;
  readonly message: string;
  readonly at: Place;
  readonly args: Readonly<Record<string, string>>;
}
