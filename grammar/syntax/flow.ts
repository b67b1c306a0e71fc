/* The lines that count, in the order keepalived sees them: what blocks are built from. */
import type { Segment } from "./line.ts";
import { lineAt, lineStarts } from "./line-index.ts";
import { segmentAt, type Lines } from "./line-parser.ts";
import { shapeOfSegment, type LineShape } from "./line-shape.ts";
import type { SourceFile } from "./source-file.ts";

/** Columns of one table: line `n` has the n-th shape, file and offset. */
export class Flow {
  readonly shapes: LineShape[] = [];
  readonly files: SourceFile[] = [];
  readonly starts: number[] = [];
  /** Statements and braces. */
  count = 0;
  private made: readonly Segment[] | undefined;

  add(shape: LineShape, file: SourceFile, start: number): void {
    this.shapes.push(shape);
    this.files.push(file);
    this.starts.push(start);
    this.count += shape.pieces.length;
  }

  /** Adds a statement or a brace that is no plain line of its file. */
  addSegment(segment: Segment): void {
    this.add(shapeOfSegment(segment), segment.file, segment.start);
  }

  /** All of it as segments; made when asked for. */
  get segments(): readonly Segment[] {
    return (this.made ??= this.shapes.flatMap(({ pieces }, index) => {
      const file = this.files[index];
      const start = this.starts[index] ?? 0;
      if (file === undefined) return [];
      return pieces.map((piece) =>
        segmentAt(piece, file, start + piece.start, lineAt(file, start)),
      );
    }));
  }
}

/** The flow of these segments. */
export function flowOf(segments: readonly Segment[]): Flow {
  const flow = new Flow();
  for (const segment of segments) flow.addSegment(segment);
  return flow;
}

/** The flow of a file that has plain lines only; undefined where it has others. */
export function plainFlow(
  file: SourceFile,
  { shapes }: Lines,
): Flow | undefined {
  const starts = lineStarts(file);
  const flow = new Flow();
  for (let line = 0; line < shapes.length; line += 1) {
    const shape = shapes[line];
    if (shape === undefined) return undefined;
    if (shape.pieces.length > 0) flow.add(shape, file, starts[line] ?? 0);
  }
  return flow;
}
