/*
 * Statements and their blocks. Values: nothing here changes after block-builder.ts has made it (what block-form.ts
 * makes when it is asked for is the same each time).
 */
import { memo } from "./memo.ts";
import type { BlockForm } from "./block-form.ts";
import type { Piece } from "./line-shape.ts";
import type { Word } from "./line.ts";
import type { Outline } from "./outline.ts";
import type { Place } from "./source-file.ts";

/** A keyword with its parameters, or one line of a value block. Its place is its words, without the block. */
export interface Statement extends Place {
  readonly keyword: string;
  readonly words: readonly [Word, ...Word[]];
  /** Keywords of the blocks it stands in, joined by "/"; empty at root. */
  readonly path: string;
  /** The head of the block it stands in. */
  readonly parent: Statement | undefined;
  readonly block: Block | undefined;
  /** What the line says, whatever its place: the same object for the same text of one file. */
  readonly piece: Piece;
  /**
   * Of a statement with a block: the same for statements of one configuration that differ, blocks and all, in nothing
   * but the IPv4 addresses of heads. What does not follow from these can be remembered by it.
   */
  readonly outline: Outline | undefined;
}

export interface Block {
  /** `unknown`: of a word that opens no block here; nothing can be said about what is inside. */
  readonly kind: BlockKind;
  /** Undefined where the brace is missing. */
  readonly open: Place | undefined;
  readonly close: Place | undefined;
  readonly statements: readonly Statement[];
  /** The n-th of the statements: to look at one, not all of them are made. */
  readonly statementAt: (index: number) => Statement | undefined;
  /**
   * What the block says, whatever its place: the same object for blocks of one configuration with the same text at
   * the same path. What follows from the text alone can be remembered on it.
   */
  readonly form: BlockForm;
}

export type BlockKind = "keywords" | "values" | "unknown";

/** The keyword of a statement. */
export function keywordOf(statement: Statement): string {
  return statement.keyword;
}

/** The path of the statements inside a statement's block. */
export function innerPath(statement: Statement): string {
  return joinPath(statement.path, keywordOf(statement));
}

/** The path of a block inside another. */
export function joinPath(path: string, keyword: string): string {
  return path === "" ? keyword : `${path}/${keyword}`;
}

/** From the keyword to the closing brace, or to the last statement where that is missing. */
export function extentOf(statement: Statement): Place {
  if (statement.block === undefined) return statement;
  const last = lastOf(statement);
  const end = last.file === statement.file ? last.end : statement.end;
  return {
    file: statement.file,
    start: statement.start,
    end: Math.max(statement.end, end),
  };
}

/**
 * What is read last of a statement. No recursion: a text may open 100,000 blocks and close none. For these it is
 * remembered, or to ask each of them would take the square of their number.
 */
function lastOf(statement: Statement): Place {
  const { block } = statement;
  if (block?.close !== undefined) return block.close;
  const open: Statement[] = [];
  const last = descend(statement, open);
  for (const each of open) lastKnown.set(each, last);
  return last;
}

const lastKnown = new WeakMap<Statement, Place>();

/** Goes from block to block that is not closed, as far as it is not known what is last; gives the last. */
function descend(statement: Statement, open: Statement[]): Place {
  let last = statement;
  for (let { block } = last; block !== undefined; { block } = last) {
    if (block.close !== undefined) return block.close;
    const known = lastKnown.get(last);
    if (known !== undefined) return known;
    open.push(last);
    const inner = block.statements.at(-1);
    if (inner === undefined) return block.open ?? last;
    last = inner;
  }
  return last;
}

/** Calls back for each statement, outer before inner, in the order of the text. */
export function walk(
  statements: readonly Statement[],
  visit: (statement: Statement) => void,
): void {
  // A stack of its own: 100,000 nested blocks are nothing to crash over.
  const todo: { readonly list: readonly Statement[]; next: number }[] = [
    { list: statements, next: 0 },
  ];
  for (let top = todo.at(-1); top !== undefined; top = todo.at(-1)) {
    const statement = top.list[top.next];
    top.next += 1;
    if (statement === undefined) {
      todo.pop();
      continue;
    }
    visit(statement);
    if (statement.block !== undefined)
      todo.push({ list: statement.block.statements, next: 0 });
  }
}

/**
 * The statements that are wanted, in the order of `walk`. Blocks with the outline of one without any are passed over,
 * also if that was found in another tree.
 */
export function findStatements(
  statements: readonly Statement[],
  wanted: Wanted,
): readonly Statement[] {
  const found: Statement[] = [];
  const without = outlinesWithout(wanted);
  const todo: Search[] = [];
  const enter = (statement: Statement): void => {
    if (wanted(statement.path, statement.keyword)) found.push(statement);
    const { block, outline } = statement;
    if (block !== undefined && outline !== undefined && !without.has(outline))
      todo.push({ block, outline, before: found.length, next: 0 });
  };
  for (const statement of statements) {
    enter(statement);
    for (let top = todo.at(-1); top !== undefined; top = todo.at(-1)) {
      const { form } = top.block;
      const entry = form.entries[top.next];
      top.next += 1;
      if (entry === undefined) {
        if (found.length === top.before) without.add(top.outline);
        todo.pop();
      } else if (
        (entry.outline !== undefined && !without.has(entry.outline)) ||
        wanted(form.path, entry.piece.keyword)
      ) {
        const inner = top.block.statements[top.next - 1];
        if (inner !== undefined) enter(inner);
      }
    }
  }
  return found;
}

type Wanted = (path: string, keyword: string) => boolean;

const outlinesWithout: (wanted: Wanted) => WeakSet<Outline> = memo(
  () => new WeakSet(),
);

interface Search {
  readonly block: Block;
  readonly outline: Outline;
  readonly before: number;
  next: number;
}
