/**
 * The same characters in a string of their own: a piece of a string (of 13 characters or more, in V8) keeps the whole
 * of it in memory, and a word must not keep a file of many megabytes that has long been changed.
 */
export function detached(piece: string): string {
  return ` ${piece}`.slice(1);
}
