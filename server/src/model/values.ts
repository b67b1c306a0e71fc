/* Reading values out of statements. Nothing here reports: what can't be read is undefined, the schema tells why. */
import type { Word } from "../../../grammar/syntax/line.ts";
import type { Block, Statement } from "../../../grammar/syntax/tree.ts";
import { parseAddress, type Address } from "./address.ts";

/** A value with the word that says it and the statement it stands in. */
export interface Valued<T> {
  readonly value: T;
  readonly word: Word;
  readonly statement: Statement;
}

/** The statements directly inside a block. */
export function inside(head: Statement | undefined): readonly Statement[] {
  return head?.block?.statements ?? [];
}

/** All statements of a block with this keyword, in their order. */
export function all(
  head: Statement | undefined,
  keyword: string,
): readonly Statement[] {
  const block = head?.block;
  if (block === undefined || !has(head, keyword)) return none;
  return block.statements.filter((each) => each.keyword === keyword);
}

const none: readonly Statement[] = [];

/** Whether a block has a statement with this keyword. Makes no statement: most blocks are asked in vain. */
export function has(head: Statement | undefined, keyword: string): boolean {
  return head?.block !== undefined && lastIndex(head.block, keyword) >= 0;
}

/** The statement that counts: for most keywords (some have two names) the last one silently wins. */
export function last(
  head: Statement | undefined,
  keyword: string,
  alias = keyword,
): Statement | undefined {
  const block = head?.block;
  if (block === undefined) return undefined;
  const index = lastIndex(block, keyword, alias);
  return index < 0 ? undefined : block.statementAt(index);
}

function lastIndex(
  { form: { entries } }: Block,
  keyword: string,
  alias = keyword,
): number {
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const name = entries[index]?.piece.keyword;
    if (name === keyword || name === alias) return index;
  }
  return -1;
}

/** The statement that counts where the daemon keeps the first one. */
export function first(
  head: Statement | undefined,
  keyword: string,
): Statement | undefined {
  return all(head, keyword)[0];
}

/** The lines of all value blocks with this keyword: repeated blocks are merged. */
export function lines(
  head: Statement | undefined,
  keyword: string,
): readonly Statement[] {
  return all(head, keyword).flatMap((each) => inside(each));
}

/** The n-th word behind the keyword, unless its value is unknown. */
export function argument(
  statement: Statement | undefined,
  index = 0,
): Word | undefined {
  return readable(statement?.words[index + 1]);
}

/** The word, unless it stands for something that can't be known here: a definition left over, a template's marker. */
export function readable(word: Word | undefined): Word | undefined {
  return word === undefined || word.opaque || isPlaceholder(word.text)
    ? undefined
    : word;
}

/** `<address>`, `[address]`, `{{ address }}`, `@ADDRESS@`, `__ADDRESS__`: somebody else puts the value in. */
export function isPlaceholder(written: string): boolean {
  return /^<[^<>]+>$|^\[[^[\]]+\]$|\{\{|\$\{|^@[^@]+@$|^__\w+__$|^%[^%]+%$/.test(
    written,
  );
}

export function text(
  statement: Statement | undefined,
  index = 0,
): Valued<string> | undefined {
  return valued(statement, argument(statement, index), (word) => word.text);
}

/** Decimal digits with an optional plus, as keepalived reads unsigned numbers. */
export function unsigned(
  statement: Statement | undefined,
  index = 0,
): Valued<number> | undefined {
  return valued(statement, argument(statement, index), (word) =>
    parseUnsigned(word.text),
  );
}

export function signed(
  statement: Statement | undefined,
  index = 0,
): Valued<number> | undefined {
  return valued(statement, argument(statement, index), (word) =>
    /^[ \t]*[+-]?\d+$/.test(word.text) ? Number(word.text) : undefined,
  );
}

/** Digits with a point: no exponent, no unit. */
export function decimal(
  statement: Statement | undefined,
  index = 0,
): Valued<number> | undefined {
  return valued(statement, argument(statement, index), (word) =>
    /^[ \t]*\+?(?:\d+(?:\.\d*)?|\.\d+)$/.test(word.text)
      ? Number(word.text)
      : undefined,
  );
}

export function address(
  statement: Statement | undefined,
  index = 0,
): Valued<Address> | undefined {
  return valued(statement, argument(statement, index), (word) =>
    parseAddress(word.text),
  );
}

/** `true on yes` and nothing are true, `false off no` are false. */
export function flag(statement: Statement | undefined): boolean | undefined {
  if (statement === undefined) return undefined;
  const word = statement.words[1];
  if (word === undefined) return true;
  if (["true", "on", "yes"].includes(word.text)) return true;
  return ["false", "off", "no"].includes(word.text) ? false : undefined;
}

/** A number between two limits; the daemon refuses others, so nothing is known of what was meant. */
export function within(
  number: Valued<number> | undefined,
  least: number,
  most: number,
): Valued<number> | undefined {
  return number !== undefined && number.value >= least && number.value <= most
    ? number
    : undefined;
}

/** An empty word in quotes is 0 (lib/parser.c: read_unsigned_func). */
export function parseUnsigned(written: string): number | undefined {
  return /^$|^[ \t]*\+?\d+$/.test(written) ? Number(written) : undefined;
}

export function valued<T>(
  statement: Statement | undefined,
  word: Word | undefined,
  read: (word: Word) => T | undefined,
): Valued<T> | undefined {
  if (statement === undefined || word === undefined) return undefined;
  const value = read(word);
  return value === undefined ? undefined : { value, word, statement };
}
