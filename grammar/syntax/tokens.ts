import { createToken, Lexer } from "chevrotain";

/*
 * The tokens of a line. Keywords are no tokens: they are data of the schema, which differs between versions.
 * White space is what keepalived takes for it: blank, tab, CR, FF, VT (a no-break space is a letter).
 */

/**
 * Chevrotain finds a token's first characters itself unless its pattern excludes characters, and then gives up
 * the optimization for all tokens. It keeps one bucket for each 255 characters above Latin-1.
 */
function wordStarts(): number[] {
  const delimiters = new Set(
    Array.from(' \t\r\f\v\n"{}#!\0', (each) => each.charCodeAt(0)),
  );
  const latin = Array.from({ length: 256 }, (_, code) => code).filter(
    (code) => !delimiters.has(code),
  );
  const buckets = Array.from(
    { length: 257 },
    (_, bucket) => (bucket + 1) * 255,
  );
  return [...latin, ...buckets];
}

const blank = " \\t\\r\\f\\v";

export const WhiteSpace = createToken({
  name: "WhiteSpace",
  pattern: new RegExp(`[${blank}]+`),
  group: Lexer.SKIPPED,
});
export const NewLine = createToken({
  name: "NewLine",
  pattern: "\n",
  line_breaks: true,
});
/** Up to the end of the line. A NUL, where keepalived 2.2.7 ends the line, is treated like it. */
export const Comment = createToken({
  name: "Comment",
  pattern: /[#!\0][^\n]*/,
  start_chars_hint: ["#", "!", "\0"],
});
export const Open = createToken({ name: "Open", pattern: "{" });
export const Close = createToken({ name: "Close", pattern: "}" });

/**
 * Anything between blanks, quotes and braces. `${NAME}` belongs to the word it stands in: its braces are no
 * block braces while it is defined. `\#` and `\!` do not start a comment.
 */
export const Word = createToken({
  name: "Word",
  pattern: new RegExp(
    // as long as a line: what looks further takes the square of its length
    `(?:\\$\\{[A-Za-z_][^}\\n"]{0,1022}\\}|\\\\[#!\\\\]|[^${blank}\\n"{}#!\\0])+`,
  ),
  line_breaks: false,
  start_chars_hint: wordStarts(),
});

export const Quoted = createToken({
  name: "Quoted",
  pattern: /"[^"\n]*"/,
  categories: Word,
  start_chars_hint: ['"'],
});
/** A quote that is never closed: a token of its own, or its content would be lexed as words. CRs end the line. */
export const OpenQuote = createToken({
  name: "OpenQuote",
  pattern: /"[^"\n]*[^"\r\n]|"/,
  categories: Word,
  start_chars_hint: ['"'],
});

/* Words with a meaning at the start of a line. Elsewhere they are words like others, hence the category. */
export const Condition = createToken({
  name: "Condition",
  pattern: new RegExp(`@[^${blank}\\n"{}#!\\0]*`),
  categories: Word,
  start_chars_hint: ["@"],
});
export const Definition = createToken({
  name: "Definition",
  pattern: /\$[A-Za-z_][A-Za-z0-9_]*=/,
  categories: Word,
  start_chars_hint: ["$"],
});
export const Sequence = createToken({
  name: "Sequence",
  pattern: /~(?:SEQx?|LST)(?=\()/,
  categories: Word,
  start_chars_hint: ["~"],
});
export const Include = createToken({
  name: "Include",
  pattern: new RegExp(`include[rmwba]?(?=[${blank}])`),
  categories: Word,
  start_chars_hint: ["i"],
});

export const tokens = [
  WhiteSpace,
  NewLine,
  Comment,
  Open,
  Close,
  Quoted,
  OpenQuote,
  Condition,
  Definition,
  Sequence,
  Include,
  Word,
];
