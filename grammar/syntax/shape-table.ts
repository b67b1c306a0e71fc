import { detached } from "./detached.ts";
import { shapeLike, shapeOf, type LineShape } from "./line-shape.ts";

/** The shapes of a text's lines by their characters: most lines of a large file have been seen before. */
export class ShapeTable {
  /** Null: not plain. */
  private readonly shapes = new Map<string, LineShape | null>();

  /** How many different lines it has seen. */
  get size(): number {
    return this.shapes.size;
  }

  /** The length of the longest line it has seen. */
  longest = 0;

  /**
   * The shape of the line from one offset of a text to another; undefined where it is not plain. `like`: that of a line
   * that differs in nothing but an address of its head.
   */
  find(
    text: string,
    start: number,
    end: number,
    like?: LineShape,
  ): LineShape | undefined {
    const piece = text.slice(start, end);
    const known = this.shapes.get(piece);
    if (known !== undefined) return known ?? undefined;
    const line = detached(piece);
    const shape = like === undefined ? shapeOf(line) : shapeLike(like, line);
    this.shapes.set(line, shape ?? null);
    if (line.length > this.longest) this.longest = line.length;
    return shape;
  }
}
