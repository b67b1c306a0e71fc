/* How much of a line keepalived reads. */

/** The buffer of keepalived's reader holds 1,022 bytes and the LF (lib/parser.c, MAXBUF). */
export const longestLine = 1022;
/** A line with no more characters of UTF-16 fits: each has three bytes at most. */
export const shortest = Math.floor(longestLine / 3);

/** How many bytes a text has in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1)
    bytes += widthOf(text.charCodeAt(at));
  return bytes;
}

/** How many characters of a line the buffer holds. */
export function fitting(text: string): number {
  let bytes = 0;
  let at = 0;
  for (; at < text.length; at += 1) {
    bytes += widthOf(text.charCodeAt(at));
    if (bytes > longestLine) break;
  }
  return at;
}

/** In UTF-8; both halves of a pair have two of its four bytes. */
function widthOf(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
}
