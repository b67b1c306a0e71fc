import { depthOf, type LineShape } from "./line-shape.ts";

/** Lines that follow each other, each with its LF. */
interface Passage {
  readonly text: string;
  readonly shapes: readonly LineShape[];
  /** Braces opened less braces closed. */
  readonly depth: number;
}

/** More lines do not come again as often, and what differs at its end is compared in vain. */
const longest = 32;

/**
 * What stood behind a line when it came last. Large configurations repeat passages between lines that are new (they
 * hold names or addresses): the characters of a passage are compared at once, and none of its lines is looked up.
 */
export class Passages {
  private readonly behind = new Map<LineShape, Passage>();
  /** The line behind the passage that came again last. */
  private end = -1;

  /**
   * `begin`: the first line of those that are known and follow each other; the shapes of all lines so far, from a line
   * on.
   */
  constructor(
    private readonly text: string,
    private readonly starts: Int32Array,
    private shapes: readonly (LineShape | undefined)[],
    private begin: number,
    private first = 0,
  ) {}

  /** The lines that came behind the line before, if they stand here again. */
  at(line: number): Passage | undefined {
    const before = this.shapes[line - 1 - this.first];
    const passage = before && this.behind.get(before);
    if (passage === undefined) return undefined;
    const { text, shapes } = passage;
    const start = this.starts[line] ?? 0;
    // V8 compares such pieces by the word, and reads them by the character in `startsWith`.
    if (this.text.slice(start, start + text.length) !== text) return undefined;
    this.end = line + shapes.length;
    return passage;
  }

  /** To be told of a line up to which all were read in another way: the shapes of the lines from there on. */
  passed(line: number, shapes: readonly (LineShape | undefined)[]): void {
    this.begin = line;
    this.end = line;
    this.first = line;
    this.shapes = shapes;
  }

  /** To be told of each line that was looked up. */
  read(line: number, isNew: boolean): void {
    if (!isNew && line - this.begin < longest) return;
    if (this.end !== line) this.remember(line);
    this.begin = isNew ? line + 1 : line;
  }

  /** Takes down what stands between the first known line and another. */
  private remember(to: number): void {
    const from = this.begin + 1;
    const { first } = this;
    const head = this.shapes[this.begin - first];
    const shapes = this.shapes
      .slice(from - first, to - first)
      .filter((shape) => shape !== undefined);
    if (head === undefined || shapes.length < Math.max(1, to - from)) return;
    const text = this.text.slice(this.starts[from], this.starts[to]);
    this.behind.set(head, { text, shapes, depth: depthOf(shapes) });
  }
}
