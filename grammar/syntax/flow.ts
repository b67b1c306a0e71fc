/* The lines that count, in the order keepalived sees them: what blocks are built from. */
import type { Segment } from "./line.ts";
import { lineAt, lineStarts } from "./line-index.ts";
import { segmentAt, type Lines } from "./line-parser.ts";
import { shapeOfSegment, type LineShape } from "./line-shape.ts";
import type { Mould } from "./moulds.ts";
import type { SourceFile } from "./source-file.ts";

/** Columns of one table: line `n` has the n-th shape, file and offset. */
export interface LineColumns {
  readonly shapes: readonly (LineShape | undefined)[];
  readonly starts: ArrayLike<number>;
  readonly fileOf: (line: number) => SourceFile | undefined;
  /** Braces opened less braces closed. */
  readonly depth: number;
  /** The moulds of blocks by the numbers of their first lines, as far as they are known. */
  readonly moulds?: ReadonlyMap<number, Mould>;
  /** All of it as segments; made when asked for. */
  readonly segments: readonly Segment[];
}

/** Lines of several files, or made by definitions, one after the other. */
export class Flow implements LineColumns {
  readonly shapes: LineShape[] = [];
  readonly starts: number[] = [];
  /** Statements and braces. */
  count = 0;
  depth = 0;
  private readonly files: SourceFile[] = [];
  private made: readonly Segment[] | undefined;

  fileOf(line: number): SourceFile | undefined {
    return this.files[line];
  }

  add(shape: LineShape, file: SourceFile, start: number): void {
    this.shapes.push(shape);
    this.files.push(file);
    this.starts.push(start);
    this.count += shape.pieces.length;
    this.depth += shape.depth;
  }

  /** Adds a statement or a brace that is no plain line of its file. */
  addSegment(segment: Segment): void {
    this.add(shapeOfSegment(segment), segment.file, segment.start);
  }

  /** Leaves out what was added after the first so many shapes. */
  cutBack(length: number): void {
    for (const { pieces, depth } of this.shapes.slice(length)) {
      this.count -= pieces.length;
      this.depth -= depth;
    }
    this.shapes.length = length;
    this.files.length = length;
    this.starts.length = length;
  }

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

/** The lines of a file that has plain ones only; undefined where it has others. */
export function plainFlow(
  file: SourceFile,
  lines: Lines,
): LineColumns | undefined {
  if (!lines.isPlain) return undefined;
  return {
    shapes: lines.shapes,
    starts: lineStarts(file),
    fileOf: () => file,
    depth: lines.depth,
    moulds: lines.moulds,
    get segments() {
      return lines.segments;
    },
  };
}
