/*
 * Backslashes, as keepalived's reader sees them when it looks for comments (lib/parser.c, decomment): outside of quotes
 * `\#` and `\!` lose the backslash and begin no comment, and `\"` begins no quote. Whoever splits the line into words
 * afterwards knows nothing of it.
 */

/** The words of a text without the backslashes of `\#` and `\!`. */
export function withoutEscapes(text: string): string {
  return text.replace(
    /"[^"\n]*"|\\\\|\\([#!])/g,
    (written, sign: string | undefined) => sign ?? written,
  );
}

/** Where the first `\#` or `\!` of an unquoted word stands, which is a comment for who reads the line again; else -1. */
export function escapeIn(word: string): number {
  const match = /^(?:[^\\]|\\(?![#!])(?:[^]|$))*(?=\\[#!])/.exec(word);
  return match === null ? -1 : match[0].length;
}

/**
 * A text of the same length in which lines with `\"` can be split as if there were no such thing: marks of comments
 * that are none, and quotes in comments, are letters.
 */
export function maskEscapedQuotes(text: string): string {
  return text.includes('\\"')
    ? text.replace(/[^\n]+/g, (line) =>
        line.includes(`\\"`) ? maskLine(line) : line,
      )
    : text;
}

const letter = "x";

function maskLine(line: string): string {
  const comment = commentIn(line);
  const end = comment < 0 ? line.length : comment;
  const words = line
    .slice(0, end)
    .replace(/"[^"]*"|\\[#!]|[#!]/g, (each) =>
      each.length === 1 ? letter : each,
    );
  return words + line.slice(end).replaceAll('"', letter);
}

/** Where the comment of a line begins; -1 without one. */
function commentIn(line: string): number {
  return readComment(line).comment;
}

/** Where the escaped quote stands without which no quote of the line would be left open; -1 if none is. */
export function escapedQuoteIn(line: string): number {
  const { isOpen, escaped } = readComment(line);
  return isOpen ? escaped : -1;
}

function readComment(line: string): {
  readonly comment: number;
  readonly isOpen: boolean;
  readonly escaped: number;
} {
  let isOpen = false;
  let escaped = -1;
  for (let at = 0; at < line.length; at += 1) {
    const each = line.charAt(at);
    if (each === "\\") {
      if (line.charAt(at + 1) === '"') escaped = at;
      at += 1;
    } else if (each === '"') isOpen = !isOpen;
    else if (!isOpen && (each === "#" || each === "!"))
      return { comment: at, isOpen, escaped };
  }
  return { comment: -1, isOpen, escaped };
}
