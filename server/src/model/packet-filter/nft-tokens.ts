import type {
  Place,
  SourceFile,
} from "../../../../grammar/syntax/source-file.ts";

/** A word, a text in quotes (without them), a line end, or one of `{ } ; , =`. */
export interface Token extends Place {
  readonly text: string;
  readonly kind: "word" | "text" | "mark" | "end";
  readonly known: boolean;
}

/** The tokens of an nftables file; `define`s are put in. */
export function tokensOf(file: SourceFile): readonly Token[] {
  const tokens: Token[] = [];
  const expression =
    /\\\r?\n|#[^\n]*|(\n|;)|([{},=])|"([^"\n]*)"|'([^'\n]*)'|([^\s{},=;"']+)/g;
  for (const found of file.text.matchAll(expression)) {
    const [whole, end, mark, double, single, word] = found;
    const place = { file, start: found.index, end: found.index + whole.length };
    const add = (kind: Token["kind"], text: string): void => {
      tokens.push({ ...place, kind, text, known: !text.includes("$") });
    };
    if (end !== undefined) add("end", end);
    else if (mark !== undefined) add("mark", mark);
    else if (word === "!" || word === undefined) {
      const text = double ?? single;
      if (text !== undefined) add("text", text);
      else if (word !== undefined) add("word", word);
    } else add("word", word);
  }
  return withDefinitions(tokens);
}

/** `define NAME = VALUE`: taken out, and its value put where `$NAME` stands. */
function withDefinitions(tokens: readonly Token[]): readonly Token[] {
  const definitions = new Map<string, readonly Token[]>();
  const result: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.text === "define" && tokens[at + 2]?.text === "=") {
      const name = tokens[at + 1]?.text ?? "";
      const value: Token[] = [];
      let depth = 0;
      for (at += 3; at < tokens.length; at += 1) {
        const each = tokens[at];
        if (each === undefined || (each.kind === "end" && depth === 0)) break;
        if (each.text === "{") depth += 1;
        if (each.text === "}") depth -= 1;
        for (const part of expand(each, definitions)) value.push(part);
      }
      definitions.set(name, value);
    } else for (const part of expand(token, definitions)) result.push(part);
  }
  return result;
}

function expand(
  token: Token,
  definitions: ReadonlyMap<string, readonly Token[]>,
): readonly Token[] {
  const name = /^\$(\w+)$/.exec(token.text)?.[1];
  const value = name === undefined ? undefined : definitions.get(name);
  if (value === undefined) return [token];
  return value.map((each) => ({
    ...each,
    file: token.file,
    start: token.start,
    end: token.end,
  }));
}
