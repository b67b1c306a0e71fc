import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensEdit,
  SemanticTokensLegend,
} from "vscode-languageserver";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import {
  tokenModifiers,
  tokenTypes,
  type Token,
} from "../features/semantic-tokens/token.ts";
import { positionAt } from "./positions.ts";

export const tokenLegend: SemanticTokensLegend = {
  tokenTypes: [...tokenTypes],
  tokenModifiers: [...tokenModifiers],
};

interface Result {
  readonly id: string;
  readonly data: number[];
}

/** The tokens that were told last of each file, by its canonical URI: a client may ask for what has changed since. */
export class TokenResults {
  readonly #last = new Map<string, Result>();
  #nextId = 1;

  full(file: SourceFile, tokens: readonly Token[]): SemanticTokens {
    const { id, data } = this.#remember(file.uri, encoded(file, tokens));
    return { resultId: id, data };
  }

  /** All tokens where the client speaks of a result that is not the last one. */
  since(
    previous: string,
    file: SourceFile,
    tokens: readonly Token[],
  ): SemanticTokens | SemanticTokensDelta {
    const before = this.#last.get(file.uri);
    if (before?.id !== previous) return this.full(file, tokens);
    const { id, data } = this.#remember(file.uri, encoded(file, tokens));
    return { resultId: id, edits: difference(before.data, data) };
  }

  forget(uri: string): void {
    this.#last.delete(uri);
  }

  #remember(uri: string, data: number[]): Result {
    const result = { id: String(this.#nextId), data };
    this.#nextId += 1;
    this.#last.set(uri, result);
    return result;
  }
}

/** Five numbers for each token, its place relative to the one before. */
export function encoded(file: SourceFile, tokens: readonly Token[]): number[] {
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const { start, end, type, modifiers } of tokens) {
    const at = positionAt(file, start);
    const line = at.line - before.line;
    data.push(
      line,
      line === 0 ? at.character - before.character : at.character,
      end - start,
      tokenTypes.indexOf(type),
      modifiers.reduce(
        (bits, each) => bits | (1 << tokenModifiers.indexOf(each)),
        0,
      ),
    );
    before = at;
  }
  return data;
}

/** One edit for all that differs. */
function difference(
  before: readonly number[],
  after: readonly number[],
): SemanticTokensEdit[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same))
    same += 1;
  const deleteCount = before.length - same - start;
  const data = after.slice(start, after.length - same);
  if (deleteCount === 0 && data.length === 0) return [];
  return [{ start, deleteCount, ...(data.length === 0 ? {} : { data }) }];
}
