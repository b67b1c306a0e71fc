/* The words of lines that count, by the schema. */
import type { Keyword } from "../../../../grammar/schema/keyword.ts";
import {
  isIn,
  keywordAt,
  lineFormatOf,
} from "../../../../grammar/schema/schema.ts";
import type { Version } from "../../../../grammar/schema/versions.ts";
import type { Word } from "../../../../grammar/syntax/line.ts";
import type { Piece } from "../../../../grammar/syntax/line-shape.ts";
import { memo } from "../../../../grammar/syntax/memo.ts";
import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { definedKind } from "../names.ts";
import { slotAt } from "../slot.ts";
import {
  token,
  type Token,
  type TokenModifier,
  type TokenType,
} from "./token.ts";
import { valueType } from "./values.ts";

/** Words behind these are not looked at: no line that means something has as many. */
const mostWords = 100;

/** The tokens of a statement's words; words that mean nothing at their place have none. */
export function statementTokens(
  statement: Statement,
  target: Version,
): readonly Token[] {
  const { piece, path, start } = statement;
  // The words of others have places of their own.
  if (piece.made !== undefined) return tokensOf(statement, target);
  const known = tokensOfPiece(piece);
  const reader = `${target} ${path}`;
  let tokens = known.get(reader);
  if (tokens === undefined) {
    tokens = tokensOf(statement, target).map((each) => moved(each, -start));
    known.set(reader, tokens);
  }
  return tokens.map((each) => moved(each, start));
}

/** Of plain statements, by release and path; places are distances from the statement. */
const tokensOfPiece = memo<Piece, Map<string, readonly Token[]>>(
  () => new Map(),
);

function moved({ start, end, type, modifiers }: Token, by: number): Token {
  return { start: start + by, end: end + by, type, modifiers };
}

function tokensOf(
  { words, path, file }: Statement,
  target: Version,
): readonly Token[] {
  const texts = words.slice(0, mostWords).map(({ text }) => text);
  return texts.flatMap((_, index) => {
    const word = words[index];
    if (word?.file !== file) return [];
    const what = whatIs(word, index, texts, path, target);
    return what === undefined
      ? []
      : [token(word.start, word.end, what.type, ...(what.modifiers ?? []))];
  });
}

interface What {
  readonly type: TokenType;
  readonly modifiers?: readonly TokenModifier[];
}

function whatIs(
  word: Word,
  index: number,
  texts: readonly string[],
  path: string,
  target: Version,
): What | undefined {
  const { text, quoted } = word;
  const isLine = lineFormatOf(path) !== undefined;
  if (index === 0 && !isLine) {
    const keyword = keywordAt(path, text);
    if (keyword === undefined) return undefined;
    const type = keyword.opens === "none" ? "property" : "type";
    return { type, modifiers: ageOf(keyword, target) };
  }
  const defined = path === "" ? definedKind(texts[0] ?? "") : undefined;
  if (index === 1 && defined !== undefined)
    return { type: "class", modifiers: ["declaration"] };
  const { parameters, options } = slotAt(path, texts, index);
  const option = options.find(({ name }) => name === text);
  if (option !== undefined)
    return { type: "parameter", modifiers: ageOf(option.keyword, target) };
  if (index === 2 && texts[0] === "virtual_server" && texts[1] === "group")
    return { type: "class" };
  for (const { argument } of parameters) {
    const type = valueType(argument, text);
    if (type !== undefined)
      return { type: quoted && type !== "class" ? "string" : type };
  }
  return quoted ? { type: "string" } : undefined;
}

/** Whether a word should not be used any more, or is not there in the release the file is written for. */
function ageOf(
  keyword: Keyword | undefined,
  target: Version,
): readonly TokenModifier[] {
  if (keyword === undefined) return [];
  return keyword.deprecated !== undefined || !isIn(keyword, target)
    ? ["deprecated"]
    : [];
}
