/* What a run of characters is. */
import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";

/** The order is that of the numbers in the protocol. `address` is a type of its own, declared in package.json. */
export const tokenTypes = [
  "comment",
  /** `@lb01` */
  "decorator",
  /** `include` */
  "keyword",
  /** `~SEQ`, `~LST` */
  "macro",
  /** A keyword that opens a block. */
  "type",
  "property",
  /** An option word, such as `dev` behind an address. */
  "parameter",
  "enumMember",
  "number",
  "address",
  "string",
  /** A name that the configuration gives to an instance, a script and the like. */
  "class",
  /** A network interface. */
  "interface",
  /** `$NAME` */
  "variable",
] as const;

/** `unused` is a modifier of its own: lines that no node reads, definitions that nothing uses. */
export const tokenModifiers = [
  "declaration",
  "readonly",
  "deprecated",
  "defaultLibrary",
  "unused",
] as const;

export type TokenType = (typeof tokenTypes)[number];
export type TokenModifier = (typeof tokenModifiers)[number];

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

export function token(
  start: number,
  end: number,
  type: TokenType,
  ...modifiers: readonly TokenModifier[]
): Token {
  return { start, end, type, modifiers };
}

/** In the order of the text. Of tokens that overlap the one that begins first stays whole. */
export function inOrder(tokens: readonly Token[]): readonly Token[] {
  const sorted = tokens.toSorted((one, other) => one.start - other.start);
  const result: Token[] = [];
  let end = 0;
  for (const each of sorted) {
    if (each.start < end || each.end <= each.start) continue;
    result.push(each);
    end = each.end;
  }
  return result;
}

/** Tokens with others laid over them: what is covered is cut off. Both are in order, and so is the result. */
export function covered(
  below: readonly Token[],
  above: readonly Token[],
): readonly Token[] {
  if (above.length === 0) return below;
  const result: Token[] = [...above];
  let next = 0;
  for (const each of below) {
    while ((above[next]?.end ?? Infinity) <= each.start) next += 1;
    let { start } = each;
    for (let at = next; start < each.end; at += 1) {
      const cover = above[at];
      const end = Math.min(each.end, cover?.start ?? Infinity);
      if (start < end) result.push({ ...each, start, end });
      start = Math.max(end, cover?.end ?? Infinity);
    }
  }
  return result.sort((one, other) => one.start - other.start);
}

/** Tokens that end with their line, without the blanks around them: editors take no others. */
export function singleLine(
  tokens: readonly Token[],
  { text }: SourceFile,
): readonly Token[] {
  return tokens.flatMap((each) => {
    const own = text.slice(each.start, each.end);
    if (!/[\r\n]/.test(own)) return [each];
    return [...own.matchAll(/[^\s](?:[^\r\n]*[^\s])?/g)].map(
      ({ 0: part, index }) => {
        const start = each.start + index;
        return { ...each, start, end: start + part.length };
      },
    );
  });
}
