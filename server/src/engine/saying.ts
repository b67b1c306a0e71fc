/*
 * What a rule has said of a block, by distances from the head of the block. It holds wherever a block with the same text
 * stands, so from one version of a file to the next it is placed anew, and the rule is not asked again.
 */
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import { extentOf, type Statement } from "../../../grammar/syntax/tree.ts";
import type { Rule, Severity } from "../rules/rule.ts";
import type { Diagnostic, RelatedPlace, RenderedFix } from "./diagnostic.ts";
import type { ChosenRule } from "./teller.ts";

export interface Saying extends Span {
  /** Number of the rule. */
  readonly rule: number;
  readonly message: string;
  readonly related: readonly (Span & { readonly message: string })[];
}

/** Distances from the head of a block. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What a rule has said of a block; undefined where that does not move with the block: some of it was not told, or it
 * speaks of a place outside.
 */
export function sayingsOf(
  rule: number,
  found: readonly (Diagnostic | undefined)[],
  head: Statement,
): readonly Saying[] | undefined {
  const sayings: Saying[] = [];
  const whole = extentOf(head);
  for (const each of found) {
    if (each === undefined || !isIn(each, whole)) return undefined;
    if (!each.related.every((place) => isIn(place, whole))) return undefined;
    const { message } = each;
    const related = each.related.map((place) => ({
      ...spanFrom(head, place),
      message: place.message,
    }));
    sayings.push({ rule, ...spanFrom(head, each), message, related });
  }
  return sayings;
}

function isIn(place: Place, whole: Place): boolean {
  return (
    place.file === whole.file &&
    place.start >= whole.start &&
    place.end <= whole.end
  );
}

function spanFrom(head: Place, { start, end }: Place): Span {
  return { start: start - head.start, end: end - head.start };
}

/** The finding where the block stands now. There may be ten thousands: a class, whose objects are small. */
export class Repeated implements Diagnostic {
  readonly file: SourceFile;
  readonly start: number;
  private itsFixes: readonly RenderedFix[] | undefined = undefined;

  constructor(
    private readonly saying: Saying,
    private readonly by: ChosenRule,
    head: Place,
    private readonly again: (finding: Diagnostic) => Diagnostic | undefined,
  ) {
    this.file = head.file;
    this.start = head.start + saying.start;
  }

  get end(): number {
    return this.start + this.saying.end - this.saying.start;
  }

  get rule(): Rule {
    return this.by.rule;
  }

  get severity(): Severity {
    return this.by.severity;
  }

  get message(): string {
    return this.saying.message;
  }

  get related(): readonly RelatedPlace[] {
    const { file, start, saying } = this;
    const head = start - saying.start;
    return saying.related.map((each) => ({
      file,
      start: head + each.start,
      end: head + each.end,
      message: each.message,
    }));
  }

  /** Those of the rule's report, for which it is asked again. */
  fixes(): readonly RenderedFix[] {
    return (this.itsFixes ??= this.again(this)?.fixes() ?? []);
  }
}
