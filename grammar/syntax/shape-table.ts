import { detached } from "./detached.ts";
import { shapeOf, type LineShape } from "./line-shape.ts";

/** The shapes of a text's lines by their characters: most lines of a large file have been seen before. */
export class ShapeTable {
  private readonly shapes = new Map<string, LineShape | undefined>();

  /** How many different lines it has seen. */
  get size(): number {
    return this.shapes.size;
  }

  /** The shape of the line from one offset of a text to another; undefined where it is not plain. */
  find(text: string, start: number, end: number): LineShape | undefined {
    const piece = text.slice(start, end);
    const known = this.shapes.get(piece);
    if (known !== undefined || this.shapes.has(piece)) return known;
    const line = detached(piece);
    const shape = shapeOf(line);
    this.shapes.set(line, shape);
    return shape;
  }
}
