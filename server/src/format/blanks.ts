/* Blanks as keepalived knows them: a no-break space is a letter. */

/** The text without blanks at its end. */
export function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && blanks.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The text without blanks at its start and end. */
export function withoutBlanks(text: string): string {
  let start = 0;
  while (start < text.length && blanks.includes(text.charAt(start))) start += 1;
  return withoutTail(text.slice(start));
}

const blanks = " \t\r\f\v";

/** How wide a text is on the screen; a tab goes to the next multiple of 8. */
export function widthOf(text: string): number {
  let column = 0;
  for (const character of text)
    column += character === "\t" ? 8 - (column % 8) : 1;
  return column;
}
