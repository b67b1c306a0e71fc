/* A statement as it is written in good style: its words, and one blank between them. */
import type { StatementSegment, Word } from "../../../grammar/syntax/line.ts";

/** The statement with `gap` between its words, or as it stands where the characters between them may matter. */
export function statementText(
  { words, spelling }: Pick<StatementSegment, "words" | "spelling">,
  gap = " ",
): string {
  if (spelling !== undefined) return spelling;
  const [first] = words;
  const written = asWritten(words);
  if (written !== undefined && splitsOtherwise.test(written)) return written;
  let text = first.quoted ? `"${first.text}"` : keyword(first);
  words.forEach((word, index) => {
    if (index === 0) return;
    const before = words[index - 1];
    const glued =
      written !== undefined && before?.end === word.start ? "" : gap;
    text += `${glued}${word.quoted ? `"${word.text}"` : unquoted(word)}`;
  });
  return text;
}

/**
 * Script lines are split again as a shell would (lib/parser.c, alloc_strvec_quoted_escaped): there single quotes hold
 * blanks together, and a backslash means something everywhere.
 */
export const splitsOtherwise = /['\\]/;

/** A `#` that is no comment was written `\#`. */
function unquoted({ text, verbatim }: Word): string {
  return verbatim ? text : text.replace(/[#!]/g, "\\$&");
}

/** The characters from the first to the last word, if the file spells them all. */
function asWritten(words: readonly [Word, ...Word[]]): string | undefined {
  const [first] = words;
  const last = words.at(-1) ?? first;
  if (!words.every(({ verbatim, file }) => verbatim && file === first.file))
    return undefined;
  return first.file.text.slice(first.start, last.end);
}

/** What would be obeyed at the start of a line is a keyword only if it is quoted. */
function keyword({ text }: Word): string {
  return directive.test(text) ? `"${text}"` : text;
}

const directive =
  /^(?:@|\$[A-Za-z_][A-Za-z0-9_]*=|~(?:SEQx?|LST)\(|include[rmwba]?$)/;
