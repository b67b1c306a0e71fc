import {
  FormTable,
  put,
  statementsOf,
  type Columns,
  type BraceSpot,
  type Entry,
} from "./block-form.ts";
import { Casts } from "./casts.ts";
import { flowOf, type LineColumns } from "./flow.ts";
import { isForeignClose, withoutForeignOpen } from "./foreign-brackets.ts";
import { indentation, startsLine } from "./indentation.ts";
import type { Problem, Segment } from "./line.ts";
import { readAgain, wordsAt, type Piece } from "./line-shape.ts";
import type { Mould } from "./moulds.ts";
import type { Place, SourceFile } from "./source-file.ts";
import type { BlockKind, Statement } from "./tree.ts";
import { Where, type Opens, type Vocabulary } from "./vocabulary.ts";

export type { Vocabulary };

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
  lines: readonly Segment[] | LineColumns,
  vocabulary: Vocabulary,
  path = "",
  forms = new FormTable(),
): Tree {
  const flow = "shapes" in lines ? lines : flowOf(lines);
  const builder = new BlockBuilder(flow, vocabulary, path, forms);
  builder.readAll();
  return builder.tree;
}

/**
 * How many blocks are looked through for the one whose brace is missing. keepalived nests five deep; a text of
 * thousands of open blocks must not cost the square of their number.
 */
const deepestRepair = 16;

/** Blocks inside more blocks than these are read as part of the innermost: nothing nests as deep, and every block has its path. */
const deepestBlock = 64;

/** A text of a million braces has as many mistakes, and nobody reads more of them. */
const mostProblems = 20_000;

interface Frame {
  /** Where its head stands among the waiting statements; -1 for the root. */
  readonly head: number;
  /** Where its own statements begin. */
  readonly from: number;
  readonly where: Where;
  readonly kind: BlockKind;
  readonly open: Place | undefined;
  /** Of a `{` without a keyword, whose content counts as the enclosing block's. */
  readonly transparent: boolean;
  /** The last statement, as long as a `{` would belong to it; -1: there is none. */
  candidate: number;
  /** The line behind the `{`, if nothing was wrong up to there and all of the block may be known; else -1. */
  readonly begin: number;
}

const nothing: readonly Piece[] = [];
const noMoulds: ReadonlyMap<number, Mould> = new Map();

export class BlockBuilder {
  /** Numbers of the lines on which the statements outside all blocks begin. */
  readonly rootLines: number[] = [];
  readonly problems: Problem[] = [];
  private readonly stack: Frame[];
  /** The statements of all blocks that are open, the innermost block's last. */
  private readonly waiting: Columns = {
    pieces: [],
    files: [],
    ats: [],
    forms: [],
    outlines: [],
    size: 0,
  };
  private casts: Casts | undefined;
  private frame: Frame;
  /** More `{` than `}` (or fewer) in what is still to come, seen over the whole text. */
  private surplus = 0;
  private line = 0;
  private piece = 0;
  /** The line behind those that are read. */
  private end = 0;

  constructor(
    private readonly flow: LineColumns,
    vocabulary: Vocabulary,
    path: string,
    private readonly forms: FormTable,
  ) {
    this.frame = {
      head: -1,
      from: 0,
      where: new Where(path, vocabulary),
      kind: path === "" ? "keywords" : kindOf(vocabulary, path),
      open: undefined,
      transparent: false,
      candidate: -1,
      begin: -1,
    };
    this.stack = [this.frame];
  }

  get tree(): Tree {
    const root = this.flow.fileOf(0);
    const { entries, problems } = this;
    const { path } = this.frame.where;
    return {
      statements:
        root === undefined
          ? []
          : statementsOf({ entries, path }, root, 0, undefined),
      problems,
    };
  }

  /** The statements outside all blocks. */
  get entries(): Entry[] {
    return this.forms.entriesOf(this.waiting, 0, {
      file: this.flow.fileOf(0),
      at: 0,
    });
  }

  readAll(): void {
    this.surplus = this.flow.depth;
    this.read(0, this.flow.shapes.length);
    while (this.stack.length > 1) this.unclosed();
  }

  /**
   * Reads some lines, between statements outside all blocks. Returns whether all is well with them: as many braces are
   * opened as closed, and none is missing.
   */
  read(from: number, to: number): boolean {
    const { moulds = noMoulds } = this.flow;
    const hasMoulds = moulds.size > 0;
    this.end = to;
    for (this.line = from; this.line < to; this.line += 1) {
      const mould = hasMoulds ? moulds.get(this.line) : undefined;
      if (mould !== undefined && this.isBetweenBlocks())
        this.readMoulded(mould);
      else this.readLine();
    }
    this.missingOpen(this.frame);
    return this.stack.length === 1 && this.problems.length === 0;
  }

  /** Whether all blocks are closed, and nothing is wrong up to here. */
  private isBetweenBlocks(): boolean {
    return (
      this.stack.length === 1 &&
      this.frame.candidate < 0 &&
      this.surplus === 0 &&
      this.problems.length === 0
    );
  }

  /** Reads a block that begins here, and goes to its last line. */
  private readMoulded(mould: Mould): void {
    const { line, flow, forms, waiting } = this;
    const casts = (this.casts ??= new Casts(flow, forms, waiting));
    const end = line + mould.shapes.length;
    if (casts.add(mould, line)) {
      this.rootLines.push(line);
      this.line = end - 1;
      return;
    }
    for (; this.line < end; this.line += 1) this.readLine();
    if (this.isBetweenBlocks()) casts.learn(mould, line);
    this.line -= 1;
  }

  private readLine(): void {
    const { shapes, starts } = this.flow;
    const pieces = shapes[this.line]?.pieces ?? nothing;
    if (pieces.length === 0) return;
    const file = this.flow.fileOf(this.line);
    const start = starts[this.line] ?? 0;
    for (this.piece = 0; this.piece < pieces.length; this.piece += 1) {
      const piece = pieces[this.piece];
      if (piece === undefined || file === undefined) continue;
      const at = start + piece.start;
      if (piece.kind === "statement") this.add(piece, file, at);
      else {
        const brace = { file, start: at, end: at + piece.length };
        if (piece.kind === "open") this.open(brace);
        else this.close(brace);
      }
    }
  }

  private add(written: Piece, file: SourceFile, at: number): void {
    const piece =
      written.made?.again === undefined || this.isReadOnce(written.keyword)
        ? written
        : readAgain(written);
    if (piece === undefined) return;
    if (this.frame.candidate >= 0) this.openImplicitly(piece.keyword);
    if (this.surplus > 0) {
      if (this.closeByBracket(piece, file, at)) return;
      this.closeImplicitly(file, at, piece.keyword);
    }
    if (this.stack.length === 1) this.rootLines.push(this.line);
    this.frame.candidate = this.waiting.size;
    put(this.waiting, piece, file, at);
  }

  /** The process that reads the files uses global_defs and the keywords without a block itself; it hands on the rest. */
  private isReadOnce(keyword: string): boolean {
    const { path } = this.frame.where;
    if (path === "") return this.frame.where.opens(keyword) === "none";
    return path === "global_defs";
  }

  /** The previous statement should have opened a block: does this one belong inside? */
  private openImplicitly(keyword: string): void {
    if (this.openByBracket()) return;
    const { frame } = this;
    const head = frame.candidate;
    const opens = this.opens(frame, head);
    if (opens !== "keywords" && opens !== "values") return;
    this.missingOpen(frame);
    const { where } = frame;
    const inside =
      where.inner(this.keywordOf(head)).opens(keyword) !== undefined;
    const outside = where.opens(keyword) !== undefined;
    if (opens === "keywords" ? !inside : outside) return;
    // Its closing brace is there, so the missing one is no longer missing.
    this.surplus += 1;
    this.push(head, opens, undefined);
  }

  /** The previous statement ends in a bracket of another kind, and opens a block without it. */
  private openByBracket(): boolean {
    const { frame, waiting } = this;
    const head = frame.candidate;
    const written = waiting.pieces[head];
    const piece = written && withoutForeignOpen(written);
    if (written === undefined || piece === undefined) return false;
    const { keyword } = piece;
    const opens =
      frame.kind === "keywords" ? frame.where.opens(keyword) : undefined;
    const file = waiting.files[head];
    if (file === undefined || (opens !== "keywords" && opens !== "values"))
      return false;
    const end = (waiting.ats[head] ?? 0) + written.length;
    const bracket = { file, start: end - 1, end };
    const sign = written.text.slice(-1);
    this.report("mistyped-brace", "opening", bracket, { keyword, sign });
    waiting.pieces[head] = piece;
    frame.candidate = -1;
    this.surplus += 1;
    this.push(head, opens, bracket);
    return true;
  }

  /** A brace is missing, and a bracket of another kind stands alone. */
  private closeByBracket(piece: Piece, file: SourceFile, at: number): boolean {
    const { frame } = this;
    if (this.stack.length === 1 || !isForeignClose(piece)) return false;
    this.missingOpen(frame);
    const bracket = { file, start: at, end: at + piece.length };
    this.report("mistyped-brace", "closing", bracket, {
      keyword: frame.head < 0 ? "{" : this.keywordOf(frame.head),
      sign: piece.keyword,
    });
    this.surplus -= 1;
    this.pop(bracket);
    return true;
  }

  private missingOpen(frame: Frame): void {
    const head = frame.candidate;
    if (head < 0) return;
    const opens = this.opens(frame, head);
    if (opens !== "keywords" && opens !== "values") return;
    this.report("missing-open-brace", "missingOpen", this.firstWord(head), {
      keyword: this.keywordOf(head),
    });
    frame.candidate = -1;
  }

  /** A keyword that is unknown here but known further out, not indented as if it stood here: a `}` is missing. */
  private closeImplicitly(file: SourceFile, at: number, keyword: string): void {
    if (this.stack.length === 1) return;
    const here = this.frame;
    if (here.kind === "keywords" && here.where.opens(keyword) !== undefined)
      return;
    const column = indentation(file, at);
    const outermost = Math.max(0, this.stack.length - 1 - deepestRepair);
    for (let depth = this.stack.length - 2; depth >= outermost; depth -= 1) {
      const outer = this.stack[depth];
      const inner = this.stack[depth + 1];
      if (outer === undefined || inner === undefined || inner.head < 0) return;
      if (column > this.indentationOf(inner.head)) return;
      if (outer.where.opens(keyword) === undefined) continue;
      if (this.stack.length - 1 - depth > this.surplus) return;
      while (this.stack.length - 1 > depth) this.unclosed();
      return;
    }
  }

  private open(brace: Place): void {
    const { frame } = this;
    const head = frame.candidate;
    frame.candidate = -1;
    if (head < 0) {
      if (this.surplus > 0 && this.isBehindOpen()) {
        this.report("mistyped-brace", "doubled", brace, {});
        this.surplus -= 1;
        return;
      }
      this.report("unexpected-open-brace", "noKeyword", brace, {});
      this.enter({ ...frame, transparent: true, open: brace });
      return;
    }
    const opens = this.opens(frame, head);
    if (opens === "none" || frame.kind === "values")
      this.report("unexpected-open-brace", "noBlock", brace, {
        keyword: this.keywordOf(head),
      });
    this.push(
      head,
      opens === "keywords" || opens === "values" ? opens : "unknown",
      brace,
    );
  }

  private close(brace: Place): void {
    if (this.surplus < 0) this.openEmpty();
    this.missingOpen(this.frame);
    if (this.surplus > 0) this.closeDeeper(brace);
    if (this.stack.length === 1 || (this.surplus < 0 && this.isStray(brace))) {
      this.report("stray-close-brace", "stray", brace, {});
      this.surplus += 1;
      return;
    }
    this.pop(brace);
  }

  /** One `}` too many, behind the head of a block without `{`: it is the block's. */
  private openEmpty(): void {
    if (this.frame.candidate >= 0 && this.openByBracket()) return;
    const { frame } = this;
    const head = frame.candidate;
    const opens = head < 0 ? undefined : this.opens(frame, head);
    if (opens !== "keywords" && opens !== "values") return;
    this.missingOpen(frame);
    this.surplus += 1;
    this.push(head, opens, undefined);
  }

  /** A `}` in the column of an outer block's head: the blocks between have none of their own. */
  private closeDeeper({ file, start }: Place): void {
    if (!startsLine(file, start)) return;
    const column = indentation(file, start);
    const outermost = Math.max(0, this.stack.length - 1 - deepestRepair);
    const heads = this.stack
      .slice(outermost)
      .map(({ head }) => (head < 0 ? undefined : this.indentationOf(head)));
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

  /** A `}` further in than the head it would close, or behind other words, with lines behind it that belong inside. */
  private isStray(brace: Place): boolean {
    const { frame } = this;
    const outer = this.stack.at(-2);
    const next = this.next();
    if (frame.head < 0 || outer === undefined || next === undefined)
      return false;
    const { kind, keyword } = next.piece;
    const isOuter = outer.where.opens(keyword) !== undefined;
    const isInner = frame.where.opens(keyword) !== undefined;
    const column = this.indentationOf(frame.head);
    if (startsLine(brace.file, brace.start))
      return (
        indentation(brace.file, brace.start) > column &&
        (kind === "close" || (kind === "statement" && !isOuter && isInner))
      );
    if (!startsLine(next.file, next.at) || this.isOnLineOfHead(brace))
      return false;
    const inside = indentation(next.file, next.at) - column;
    if (kind === "close") return inside >= 0;
    return kind === "statement" && inside > 0 && (isInner || !isOuter);
  }

  private isOnLineOfHead({ file, start }: Place): boolean {
    const { head } = this.frame;
    const at = this.waiting.ats[head] ?? 0;
    return (
      file === this.waiting.files[head] &&
      !file.text.slice(at, start).includes("\n")
    );
  }

  /** Whether nothing stands between a `{` and the one before it. */
  private isBehindOpen(): boolean {
    const { shapes } = this.flow;
    let piece = shapes[this.line]?.pieces[this.piece - 1];
    for (let line = this.line - 1; piece === undefined && line >= 0; line -= 1)
      piece = shapes[line]?.pieces.at(-1);
    return piece?.kind === "open";
  }

  private next():
    | { readonly piece: Piece; readonly file: SourceFile; readonly at: number }
    | undefined {
    const { shapes, starts } = this.flow;
    let { line } = this;
    let piece = shapes[line]?.pieces[this.piece + 1];
    while (piece === undefined && line + 1 < shapes.length) {
      line += 1;
      piece = shapes[line]?.pieces[0];
    }
    const file = this.flow.fileOf(line);
    return piece && file
      ? { piece, file, at: (starts[line] ?? 0) + piece.start }
      : undefined;
  }

  private push(head: number, kind: BlockKind, open: Place | undefined): void {
    if (this.stack.length > deepestBlock) {
      this.enter({ ...this.frame, transparent: true, open });
      return;
    }
    const where = this.frame.where.inner(this.keywordOf(head));
    const begin = this.mayBeKnown() ? this.line + 1 : -1;
    if (begin >= 0 && this.pass(head, kind, open, where)) return;
    this.enter({
      head,
      from: this.waiting.size,
      where,
      kind,
      open,
      transparent: false,
      candidate: -1,
      begin,
    });
  }

  /** Whether what follows is read as it is anywhere at this path: no brace is missing, and a line begins. */
  private mayBeKnown(): boolean {
    return (
      this.surplus === 0 && this.problems.length === 0 && this.isEndOfLine()
    );
  }

  private isEndOfLine(): boolean {
    const pieces = this.flow.shapes[this.line]?.pieces;
    return pieces !== undefined && this.piece === pieces.length - 1;
  }

  /** Goes to the end of a block whose content is known. */
  private pass(
    head: number,
    kind: BlockKind,
    open: Place | undefined,
    where: Where,
  ): boolean {
    const { files, ats, forms } = this.waiting;
    const file = files[head];
    if (file === undefined || open?.file !== file) return false;
    const at = ats[head] ?? 0;
    const begin = { file, at, line: this.line + 1 };
    const known = where.contents.find(this.flow, begin, this.end);
    if (
      known?.form.kind !== kind ||
      known.form.open?.at !== open.start - at ||
      known.form.open.length !== open.end - open.start
    )
      return false;
    forms[head] = known.form;
    this.line += known.length;
    return true;
  }

  private enter(frame: Frame): void {
    this.stack.push(frame);
    this.frame = frame;
  }

  private pop(close: Place | undefined): void {
    const { head, from, where, kind, open, transparent, begin } = this.frame;
    this.stack.pop();
    const outer = this.stack.at(-1);
    if (outer === undefined) throw new Error("the root frame is never popped");
    this.frame = outer;
    outer.candidate = -1;
    if (transparent) return;
    const { files, ats, forms } = this.waiting;
    const place = { file: files[head], at: ats[head] ?? 0 };
    const form = this.forms.find(
      where.path,
      kind,
      spotOf(open, place),
      spotOf(close, place),
      this.waiting,
      from,
      place,
    );
    forms[head] = form;
    this.waiting.size = from;
    const { file, at } = place;
    if (
      begin >= 0 &&
      file !== undefined &&
      this.problems.length === 0 &&
      this.isEndOfLine()
    )
      where.contents.keep(
        this.flow,
        { file, at, line: begin },
        this.line + 1,
        form,
      );
  }

  private unclosed(): void {
    const { head, open } = this.frame;
    const at = head >= 0 ? this.firstWord(head) : open;
    if (at !== undefined)
      this.report("unclosed-block", "unclosed", at, {
        keyword: head < 0 ? "{" : this.keywordOf(head),
      });
    this.surplus -= 1;
    this.pop(undefined);
  }

  private opens({ kind, where }: Frame, statement: number): Opens {
    return kind === "keywords"
      ? where.opens(this.keywordOf(statement))
      : undefined;
  }

  private keywordOf(statement: number): string {
    return this.waiting.pieces[statement]?.keyword ?? "";
  }

  private firstWord(statement: number): Place | undefined {
    const piece = this.waiting.pieces[statement];
    const file = this.waiting.files[statement];
    return piece && file
      ? wordsAt(piece, file, this.waiting.ats[statement] ?? 0)[0]
      : undefined;
  }

  private indentationOf(statement: number): number {
    const file = this.waiting.files[statement];
    return file === undefined
      ? 0
      : indentation(file, this.waiting.ats[statement] ?? 0);
  }

  private report(
    rule: string,
    message: string,
    at: Place | undefined,
    args: Record<string, string>,
  ): void {
    if (at === undefined || this.problems.length >= mostProblems) return;
    this.problems.push({
      rule,
      message,
      at: { file: at.file, start: at.start, end: at.end },
      args,
    });
  }
}

function spotOf(
  brace: Place | undefined,
  head: { readonly file: SourceFile | undefined; readonly at: number },
): BraceSpot | undefined {
  if (brace === undefined) return undefined;
  const length = brace.end - brace.start;
  return brace.file === head.file
    ? { at: brace.start - head.at, file: undefined, length }
    : { at: brace.start, file: brace.file, length };
}

function kindOf(vocabulary: Vocabulary, path: string): BlockKind {
  const cut = path.lastIndexOf("/");
  const opens = vocabulary.opens(
    path.slice(0, Math.max(0, cut)),
    path.slice(cut + 1),
  );
  return opens === "keywords" || opens === "values" ? opens : "unknown";
}
