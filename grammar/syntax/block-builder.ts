import type {
  BraceSegment,
  Problem,
  Segment,
  StatementSegment,
} from "./line.ts";
import type { Place } from "./source-file.ts";
import {
  innerPath,
  joinPath,
  keywordOf,
  type Block,
  type BlockKind,
  type Statement,
} from "./tree.ts";

/** What the builder has to know of the language; the schema tells. */
export interface Vocabulary {
  /** What a keyword opens in the block with this path; undefined: it is no keyword there. */
  opens(
    path: string,
    keyword: string,
  ): "none" | "keywords" | "values" | undefined;
}

export interface Tree {
  readonly statements: readonly Statement[];
  readonly problems: readonly Problem[];
}

/**
 * Builds blocks from lines with a stack, as keepalived's reader does, but never lets one brace cost the rest of
 * the file: where the text has a brace too few or too many, indentation and vocabulary say which one.
 * `path` is the block the lines stand in: empty for a root file, the including block for a fragment.
 */
export function buildBlocks(
  segments: readonly Segment[],
  vocabulary: Vocabulary,
  path = "",
): Tree {
  return new BlockBuilder(segments, vocabulary, path).build();
}

/**
 * How many blocks are looked through for the one whose brace is missing. keepalived nests five deep; a text of
 * thousands of open blocks must not cost the square of their number.
 */
const deepestRepair = 16;

/** A statement while its block may still arrive. */
interface OpenStatement extends Statement {
  block: Block | undefined;
}

interface Frame {
  /** Undefined for the root, and for a `{` without a keyword, whose content counts as the enclosing block's. */
  readonly head: OpenStatement | undefined;
  readonly path: string;
  readonly kind: BlockKind;
  readonly open: Place | undefined;
  readonly statements: OpenStatement[];
  readonly transparent: boolean;
  /** The last statement, as long as a `{` would belong to it. */
  candidate: OpenStatement | undefined;
}

class BlockBuilder {
  private readonly problems: Problem[] = [];
  private readonly stack: Frame[];
  /** More `{` than `}` (or fewer) in what is still to come, seen over the whole text. */
  private surplus: number;
  private at = 0;

  constructor(
    private readonly segments: readonly Segment[],
    private readonly vocabulary: Vocabulary,
    path: string,
  ) {
    this.surplus = segments.reduce(
      (sum, { kind }) =>
        sum + (kind === "open" ? 1 : kind === "close" ? -1 : 0),
      0,
    );
    const root: Frame = {
      head: undefined,
      path,
      kind: path === "" ? "keywords" : kindOf(vocabulary, path),
      open: undefined,
      statements: [],
      transparent: false,
      candidate: undefined,
    };
    this.stack = [root];
  }

  build(): Tree {
    const root = this.top();
    for (; this.at < this.segments.length; this.at += 1) {
      const segment = this.segments[this.at];
      if (segment?.kind === "statement") this.add(segment);
      else if (segment?.kind === "open") this.open(segment);
      else if (segment?.kind === "close") this.close(segment);
    }
    this.missingOpen(this.top());
    while (this.stack.length > 1) this.unclosed();
    return { statements: root.statements, problems: this.problems };
  }

  private add(segment: StatementSegment): void {
    const keyword = segment.words[0].text;
    this.openImplicitly(keyword);
    this.closeImplicitly(segment, keyword);
    const frame = this.top();
    const { file, start, end, words } = segment;
    const statement: OpenStatement = {
      file,
      start,
      end,
      words,
      path: frame.path,
      parent: frame.head,
      block: undefined,
    };
    frame.statements.push(statement);
    frame.candidate = statement;
  }

  /** The previous statement should have opened a block: does this one belong inside? */
  private openImplicitly(keyword: string): void {
    const frame = this.top();
    const head = frame.candidate;
    if (head === undefined) return;
    const opens = this.opens(frame, head);
    if (opens !== "keywords" && opens !== "values") return;
    this.missingOpen(frame);
    const inside =
      this.vocabulary.opens(innerPath(head), keyword) !== undefined;
    const outside = this.vocabulary.opens(frame.path, keyword) !== undefined;
    if (opens === "keywords" ? !inside : outside) return;
    // Its closing brace is there, so the missing one is no longer missing.
    this.surplus += 1;
    this.push(head, opens, undefined);
  }

  private missingOpen(frame: Frame): void {
    const head = frame.candidate;
    if (head === undefined) return;
    const opens = this.opens(frame, head);
    if (opens !== "keywords" && opens !== "values") return;
    this.report("missing-open-brace", "missingOpen", head.words[0], {
      keyword: keywordOf(head),
    });
    frame.candidate = undefined;
  }

  /** A keyword that is unknown here but known further out, not indented as if it stood here: a `}` is missing. */
  private closeImplicitly(segment: StatementSegment, keyword: string): void {
    if (this.surplus <= 0 || this.stack.length === 1) return;
    const here = this.top();
    if (
      here.kind === "keywords" &&
      this.vocabulary.opens(here.path, keyword) !== undefined
    )
      return;
    const column = indentation(segment);
    const outermost = Math.max(0, this.stack.length - 1 - deepestRepair);
    for (let depth = this.stack.length - 2; depth >= outermost; depth -= 1) {
      const outer = this.stack[depth];
      const inner = this.stack[depth + 1];
      if (outer === undefined || inner?.head === undefined) return;
      if (column > indentation(inner.head)) return;
      if (this.vocabulary.opens(outer.path, keyword) === undefined) continue;
      if (this.stack.length - 1 - depth > this.surplus) return;
      while (this.stack.length - 1 > depth) this.unclosed();
      return;
    }
  }

  private open(brace: BraceSegment): void {
    const frame = this.top();
    const head = frame.candidate;
    frame.candidate = undefined;
    if (head === undefined) {
      this.report("unexpected-open-brace", "noKeyword", brace, {});
      this.stack.push({ ...frame, transparent: true, open: brace });
      return;
    }
    const opens = this.opens(frame, head);
    if (opens === "none" || frame.kind === "values")
      this.report("unexpected-open-brace", "noBlock", brace, {
        keyword: keywordOf(head),
      });
    this.push(
      head,
      opens === "keywords" || opens === "values" ? opens : "unknown",
      brace,
    );
  }

  private close(brace: BraceSegment): void {
    this.missingOpen(this.top());
    if (this.surplus > 0) this.closeDeeper(brace);
    if (this.stack.length === 1 || (this.surplus < 0 && this.isStray(brace))) {
      this.report("stray-close-brace", "stray", brace, {});
      this.surplus += 1;
      return;
    }
    this.pop(brace);
  }

  /** A `}` in the column of an outer block's head: the blocks between have none of their own. */
  private closeDeeper(brace: BraceSegment): void {
    if (!startsLine(brace)) return;
    const column = indentation(brace);
    const outermost = Math.max(0, this.stack.length - 1 - deepestRepair);
    const heads = this.stack
      .slice(outermost)
      .map(({ head }) => (head === undefined ? undefined : indentation(head)));
    const inner = heads.at(-1);
    if (inner === undefined || inner <= column) return;
    const depth = outermost + heads.lastIndexOf(column);
    if (
      depth < outermost ||
      depth <= 0 ||
      this.stack.length - 1 - depth > this.surplus
    )
      return;
    while (this.stack.length - 1 > depth) this.unclosed();
  }

  /** A `}` further in than the head it would close, with lines behind it that belong inside. */
  private isStray(brace: BraceSegment): boolean {
    const frame = this.top();
    const outer = this.stack.at(-2);
    if (frame.head === undefined || outer === undefined || !startsLine(brace))
      return false;
    if (indentation(brace) <= indentation(frame.head)) return false;
    const next = this.segments[this.at + 1];
    if (next?.kind === "close") return true;
    if (next?.kind !== "statement") return false;
    const keyword = next.words[0].text;
    return (
      this.vocabulary.opens(outer.path, keyword) === undefined &&
      this.vocabulary.opens(frame.path, keyword) !== undefined
    );
  }

  private push(
    head: OpenStatement,
    kind: BlockKind,
    open: Place | undefined,
  ): void {
    const statements: OpenStatement[] = [];
    head.block = { kind, open, close: undefined, statements };
    this.stack.push({
      head,
      path: joinPath(head.path, keywordOf(head)),
      kind,
      open,
      statements,
      transparent: false,
      candidate: undefined,
    });
  }

  private pop(close: Place | undefined): void {
    const frame = this.stack.pop();
    if (frame === undefined) return;
    this.top().candidate = undefined;
    if (frame.transparent || frame.head === undefined) return;
    frame.head.block = {
      kind: frame.kind,
      open: frame.open,
      close,
      statements: frame.statements,
    };
  }

  private unclosed(): void {
    const { head, open } = this.top();
    const at = head?.words[0] ?? open;
    if (at !== undefined)
      this.report("unclosed-block", "unclosed", at, {
        keyword: head === undefined ? "{" : keywordOf(head),
      });
    this.surplus -= 1;
    this.pop(undefined);
  }

  private opens(
    frame: Frame,
    statement: Statement,
  ): ReturnType<Vocabulary["opens"]> {
    return frame.kind === "keywords"
      ? this.vocabulary.opens(frame.path, keywordOf(statement))
      : undefined;
  }

  private top(): Frame {
    const top = this.stack[this.stack.length - 1];
    if (top === undefined) throw new Error("the root frame is never popped");
    return top;
  }

  private report(
    rule: string,
    message: string,
    at: Place,
    args: Record<string, string>,
  ): void {
    this.problems.push({
      rule,
      message,
      at: { file: at.file, start: at.start, end: at.end },
      args,
    });
  }
}

function kindOf(vocabulary: Vocabulary, path: string): BlockKind {
  const cut = path.lastIndexOf("/");
  const opens = vocabulary.opens(
    path.slice(0, Math.max(0, cut)),
    path.slice(cut + 1),
  );
  return opens === "keywords" || opens === "values" ? opens : "unknown";
}

/** Columns of white space before the first word of a place's line; a tab goes to the next multiple of 8. */
function indentation({ file, start }: Place): number {
  let column = 0;
  for (
    let at = file.text.lastIndexOf("\n", start - 1) + 1;
    at < start;
    at += 1
  ) {
    const character = file.text[at];
    if (character === "\t") column += 8 - (column % 8);
    else if (character === " ") column += 1;
    else break;
  }
  return column;
}

function startsLine({ file, start }: Place): boolean {
  const lineStart = file.text.lastIndexOf("\n", start - 1) + 1;
  return file.text.slice(lineStart, start).trim() === "";
}
