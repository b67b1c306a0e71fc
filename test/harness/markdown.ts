import { createRequire } from "node:module";

export interface Token {
  readonly type: string;
  readonly content: string;
  readonly attrs: readonly (readonly [string, string])[] | null;
  readonly children: readonly Token[] | null;
}

interface Parser {
  readonly parse: (text: string, environment: object) => readonly Token[];
  readonly linkify: { readonly set: (options: object) => void };
}

// the package brings no types
const makeParser = createRequire(import.meta.url)("markdown-it") as (
  options: object,
) => Parser;
const parser = makeParser({ html: true, linkify: true });
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: true });

/** What a reader of Markdown sees, that takes all it can for markup; a token before those within it. */
export function tokensOf(markdown: string): readonly Token[] {
  return parser
    .parse(markdown, {})
    .flatMap((token) => [token, ...(token.children ?? [])]);
}
