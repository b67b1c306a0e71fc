import { detached } from "./detached.ts";
import { shapeOf, type LineShape } from "./line-shape.ts";

/**
 * The shapes of a text's lines by their characters. A hash table of its own: a Map would want a string for each line,
 * and most lines of a large file have been seen before.
 */
export class ShapeTable {
  private readonly texts: string[] = [];
  private readonly shapes: (LineShape | undefined)[] = [];
  /** Indices of `texts` from 1; 0 is free. Its length is a power of two, at most half of it is taken. */
  private slots = new Int32Array(64);
  private hashes = new Int32Array(32);

  /** How many different lines it has seen. */
  get size(): number {
    return this.texts.length;
  }

  /** The shape of the line from one offset of a text to another; undefined where it is not plain. */
  find(text: string, start: number, end: number): LineShape | undefined {
    const { texts } = this;
    let hash = end - start;
    for (let at = start; at < end; at += 1)
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const index = (this.slots[slot] ?? 0) - 1;
      if (index < 0)
        return this.add(slot, hash, detached(text.slice(start, end)));
      if (
        this.hashes[index] === hash &&
        isAt(texts[index] ?? "", text, start, end)
      )
        return this.shapes[index];
    }
  }

  private add(slot: number, hash: number, line: string): LineShape | undefined {
    const shape = shapeOf(line);
    const index = this.texts.length;
    this.texts.push(line);
    this.shapes.push(shape);
    this.slots[slot] = index + 1;
    if (index === this.hashes.length) this.hashes = doubled(this.hashes);
    this.hashes[index] = hash;
    if ((index + 2) * 2 > this.slots.length) this.grow();
    return shape;
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let index = 0; index < this.texts.length; index += 1) {
      let slot = (this.hashes[index] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.slots = slots;
  }
}

function isAt(
  known: string,
  text: string,
  start: number,
  end: number,
): boolean {
  if (known.length !== end - start) return false;
  for (let at = 0; at < known.length; at += 1)
    if (known.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(numbers.length * 2);
  twice.set(numbers);
  return twice;
}
