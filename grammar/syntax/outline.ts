/*
 * What a block says but for the IPv4 addresses in heads of blocks: `real_server 192.0.2.1 80 { ... }` and another one
 * on the same port. Large configurations repeat blocks that differ in nothing else, and what does not follow from an
 * address is worked out once for all of them: see `Statement.outline`.
 */
import type { Entry } from "./block-form.ts";
import { wordsIn, type Piece } from "./line-shape.ts";
import { isPlainIpv4 } from "./plain-ipv4.ts";

/** Two of them are the same object, or something but addresses differs. */
export interface Outline {
  readonly id: number;
}

/** No block of keepalived lies this deep. The paths of 10,000 nested blocks would take for ever to compare. */
const longestPath = 100;

/** Finds outlines among those that were there before. */
export class OutlineTable {
  private readonly known = new Map<string, Outline>();
  private count = 0;

  /** Of what stands in a block. */
  ofContent(path: string, kind: string, entries: readonly Entry[]): Outline {
    if (path.length > longestPath) return this.alone();
    let key = `${kind} ${path}`;
    for (const { piece, outline, file } of entries) {
      if (file !== undefined) return this.alone();
      key += outline === undefined ? ` ${piece.id}` : ` +${outline.id}`;
    }
    return this.find(key);
  }

  /** Of a block with its head. */
  ofBlock(piece: Piece, content: Outline): Outline {
    if (piece.made !== undefined) return this.alone();
    let key = `${content.id}`;
    for (const text of wordsOf(piece))
      key += isPlainIpv4(text) ? ` ${address}` : ` ${text}`;
    return this.find(key);
  }

  private find(key: string): Outline {
    let outline = this.known.get(key);
    if (outline === undefined) this.known.set(key, (outline = this.alone()));
    return outline;
  }

  /** The outline of what is like nothing else. */
  alone(): Outline {
    return { id: (this.count += 1) };
  }
}

/** What no plain line holds. */
const address = "\0";

/** The words of a head, those in quotes with them. */
function wordsOf(piece: Piece): readonly string[] {
  return piece.text.includes('"')
    ? wordsIn(piece).map(({ text, quoted }) => (quoted ? `"${text}"` : text))
    : piece.text.split(" ");
}
