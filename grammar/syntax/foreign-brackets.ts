/* Brackets that are typed for braces: to keepalived all of them are letters. */
import { shortened, type Piece } from "./line-shape.ts";

/** A statement that is nothing but a bracket which closes. */
export function isForeignClose({ keyword, text, made }: Piece): boolean {
  const alone = made === undefined ? keyword === text : made.words.length === 1;
  return alone && closes.test(keyword);
}

/** A head without the bracket that ends it; undefined where there is none, or nothing else. */
export function withoutForeignOpen(head: Piece): Piece | undefined {
  const { text } = head;
  if (!opens.has(text.charCodeAt(text.length - 1))) return undefined;
  const length = text.slice(0, -1).trimEnd().length;
  return length === 0 ? undefined : shortened(head, length);
}

/* The full-width ones are what an input method for Chinese or Japanese gives. */
const opens = new Set(
  Array.from("[(<\uff3b\uff08\uff5b\u3010", (each) => each.charCodeAt(0)),
);
const closes = /^[\])>\uff3d\uff09\uff5d\u3011][;,]?$/;
