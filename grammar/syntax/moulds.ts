/*
 * Blocks that differ in nothing but IPv4 addresses of heads. Large configurations repeat their services: what stands
 * between the addresses is compared with that of a block before, and only the lines with an address are looked up.
 */
import { depthOf, type LineShape } from "./line-shape.ts";
import { isPlainIpv4 } from "./plain-ipv4.ts";

/** A block outside all others, from its head to the line before the next, with holes for addresses. */
export interface Mould {
  /** The number of the line where that block begins. */
  readonly line: number;
  /** The characters before the first address, between the others, and behind the last. */
  readonly parts: readonly string[];
  /** Its lines, with the addresses that the block had. */
  readonly shapes: readonly LineShape[];
  /** The lines that an address stands in, one in each: numbers from its first line on. */
  readonly heads: readonly number[];
  /** Braces opened less braces closed. */
  readonly depth: number;
}

/** More lines do not come again as often. */
const longest = 1024;

/** Services of more kinds than these seldom take turns. */
const mostMoulds = 8;

/** Finds blocks of a text that are made in the mould of one before them. */
export class Moulds {
  /** The moulds of blocks by the numbers of their first lines. */
  readonly found = new Map<number, Mould>();
  /** The one that fitted last comes first. */
  private readonly moulds: Mould[] = [];
  /** How many braces are open. */
  level = 0;
  /** Where the last block begins, until its mould is taken. */
  private begin = -1;
  /** The line from which on the shapes are. */
  private first = 0;

  /** The shapes of all lines so far, from a line on. */
  constructor(
    private readonly text: string,
    private readonly starts: Int32Array,
    private shapes: readonly (LineShape | undefined)[],
  ) {}

  /** The mould of the block that begins at a line, up to which all are read; no brace is open there. */
  at(line: number): Mould | undefined {
    const start = this.starts[line] ?? 0;
    if (this.begin >= 0 && this.text.charCodeAt(start) !== lineFeed)
      this.take(line);
    const { moulds } = this;
    for (let index = 0; index < moulds.length; index += 1) {
      const mould = moulds[index];
      if (mould === undefined || !this.fits(mould, start)) continue;
      if (index > 0) {
        moulds.splice(index, 1);
        moulds.unshift(mould);
      }
      this.found.set(mould.line, mould);
      this.found.set(line, mould);
      return mould;
    }
    return undefined;
  }

  /** To be told of lines that open more braces than they close, or less: the first of them. */
  read(line: number, shape: LineShape | undefined, depth: number): void {
    // Without an address in its head hardly any other block is like it.
    if (this.level === 0 && shape && addressIn(shape) !== undefined)
      this.begin = line;
    this.level = Math.max(0, this.level + depth);
  }

  /** To be told of a line up to which all are in moulds: the shapes of the lines from there on. */
  passed(line: number, shapes: readonly (LineShape | undefined)[]): void {
    this.first = line;
    this.shapes = shapes;
  }

  private fits({ parts }: Mould, start: number): boolean {
    const { text } = this;
    let at = start;
    for (let index = 0; index < parts.length; index += 1) {
      const part = parts[index] ?? "";
      if (index > 0) {
        const end = text.indexOf(" ", at);
        if (end < 0 || !isPlainIpv4(text.slice(at, end))) return false;
        at = end;
      }
      // V8 compares such pieces by the word, and reads them by the character in `startsWith`.
      if (text.slice(at, at + part.length) !== part) return false;
      at += part.length;
    }
    return true;
  }

  /** Takes the mould of the block that ends before a line. */
  private take(end: number): void {
    const { begin } = this;
    this.begin = -1;
    const mould = this.mouldOf(begin, end);
    if (mould === undefined) return;
    this.moulds.unshift(mould);
    if (this.moulds.length > mostMoulds) this.moulds.pop();
  }

  private mouldOf(begin: number, end: number): Mould | undefined {
    if (end - begin > longest) return undefined;
    const { text, starts } = this;
    const shapes: LineShape[] = [];
    const parts: string[] = [];
    const heads: number[] = [];
    let from = starts[begin] ?? 0;
    for (let line = begin; line < end; line += 1) {
      const shape = this.shapes[line - this.first];
      if (shape === undefined) return undefined;
      shapes.push(shape);
      const address = addressIn(shape);
      if (address === undefined) continue;
      const start = (starts[line] ?? 0) + address.at;
      heads.push(line - begin);
      parts.push(text.slice(from, start));
      from = start + address.length;
    }
    if (heads.length === 0) return undefined;
    parts.push(text.slice(from, starts[end]));
    return { line: begin, parts, shapes, heads, depth: depthOf(shapes) };
  }
}

const lineFeed = 10;

/** The address of a head, and where it stands in its line; a head with quotes has other words in its outline. */
function addressIn({
  pieces,
}: LineShape): { readonly at: number; readonly length: number } | undefined {
  const [head, brace] = pieces;
  if (pieces.length !== 2 || brace?.kind !== "open") return undefined;
  if (head?.kind !== "statement" || head.text.includes('"')) return undefined;
  let at = head.start;
  for (const word of head.text.split(" ")) {
    if (at > head.start && isPlainIpv4(word))
      return { at, length: word.length };
    at += word.length + 1;
  }
  return undefined;
}
