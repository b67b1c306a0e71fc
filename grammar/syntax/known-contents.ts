/*
 * What stood in blocks between their braces. Large configurations repeat it behind heads that differ: its lines are
 * compared with those that were there last, and none of them is read again.
 */
import type { BlockForm } from "./block-form.ts";
import type { LineColumns } from "./flow.ts";
import type { LineShape } from "./line-shape.ts";
import type { SourceFile } from "./source-file.ts";

/** The lines of a block behind that of its head, up to the one that closes it. */
interface Content {
  readonly shapes: readonly (LineShape | undefined)[];
  /** Offsets of the lines, seen from the first. */
  readonly starts: readonly number[];
  /** The forms of blocks with this content, by the distance from the head to the first line. */
  readonly forms: Map<number, BlockForm>;
}

/** Where a block begins: its head, and the line behind the head. */
export interface Beginning {
  readonly file: SourceFile;
  readonly at: number;
  readonly line: number;
}

export interface KnownContent {
  readonly form: BlockForm;
  /** How many lines it has. */
  readonly length: number;
}

/** Longer ones do not come again as often. */
const longest = 32;

/** The contents of blocks at one path. */
export class KnownContents {
  private readonly byFirst = new Map<LineShape, Content>();

  /** The form of a block that begins here, if its lines (before one with a number) are those of a block before it. */
  find(
    flow: LineColumns,
    { file, at, line }: Beginning,
    end: number,
  ): KnownContent | undefined {
    const { shapes, starts } = flow;
    const first = shapes[line];
    const content = first && this.byFirst.get(first);
    if (content === undefined) return undefined;
    const { length } = content.shapes;
    const start = starts[line] ?? 0;
    const form = content.forms.get(start - at);
    if (form === undefined || line + length > end) return undefined;
    for (let index = 0; index < length; index += 1)
      if (
        shapes[line + index] !== content.shapes[index] ||
        (starts[line + index] ?? 0) - start !== content.starts[index] ||
        flow.fileOf(line + index) !== file
      )
        return undefined;
    return { form, length };
  }

  /** Remembers the form of a block whose last line is the one before `end`; all of it stands in one file. */
  keep(
    { shapes, starts }: LineColumns,
    { at, line }: Beginning,
    end: number,
    form: BlockForm,
  ): void {
    const first = shapes[line];
    if (first === undefined || end - line > longest || form.isUnique) return;
    const start = starts[line] ?? 0;
    const own = shapes.slice(line, end);
    const places = own.map((_, index) => (starts[line + index] ?? 0) - start);
    const known = this.byFirst.get(first);
    // Between the same lines others may be dropped here and not there.
    if (
      known?.shapes.length === own.length &&
      own.every((shape, index) => shape === known.shapes[index]) &&
      places.every((place, index) => place === known.starts[index])
    ) {
      known.forms.set(start - at, form);
      return;
    }
    this.byFirst.set(first, {
      shapes: own,
      starts: places,
      forms: new Map([[start - at, form]]),
    });
  }
}
