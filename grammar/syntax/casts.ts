/*
 * What blocks say that are made in one mould. The first is built statement by statement; of the others the heads with
 * addresses are put in the place of its own, and distances grow by what they are longer.
 */
import {
  put,
  type BlockForm,
  type BraceSpot,
  type Columns,
  type FormTable,
} from "./block-form.ts";
import type { LineColumns } from "./flow.ts";
import type { Piece } from "./line-shape.ts";
import type { Mould } from "./moulds.ts";
import type { Outline } from "./outline.ts";

/** The first block that was built of a mould. */
interface Model {
  readonly head: Piece;
  readonly form: BlockForm;
  readonly outline: Outline;
  /** For each entry of the form the line of the mould in which its address stands; -1: it has none. */
  readonly lines: readonly number[];
}

export class Casts {
  private readonly models = new Map<Mould, Model>();
  /** Forms of inner blocks whose heads are longer or shorter than in the model. */
  private readonly moved = new Map<number, BlockForm>();

  constructor(
    private readonly flow: LineColumns,
    private readonly forms: FormTable,
    private readonly waiting: Columns,
  ) {}

  /** Takes the last of the waiting statements, which was built of the lines from one on, for the model of a mould. */
  learn(mould: Mould, begin: number): void {
    const { shapes, starts } = this.flow;
    const { pieces, ats, forms, size } = this.waiting;
    const head = pieces[size - 1];
    const form = forms[size - 1];
    const at = ats[size - 1] ?? 0;
    if (head === undefined || form === undefined || form.isUnique) return;
    if (head !== shapes[begin]?.pieces[0]) return;
    const lineOf = new Map<number, number>();
    for (const line of mould.heads) {
      const { start = 0 } = shapes[begin + line]?.pieces[0] ?? {};
      if (line > 0) lineOf.set((starts[begin + line] ?? 0) + start - at, line);
    }
    const lines = form.entries.map((entry) => lineOf.get(entry.at) ?? -1);
    // An address may stand deeper in the block.
    if (lines.filter((line) => line > 0).length < lineOf.size) return;
    const outline = this.forms.outlineOf(head, form);
    this.models.set(mould, { head, form, outline, lines });
  }

  /** Adds the block that begins at a line to the waiting statements. False: its mould has no model yet. */
  add(mould: Mould, begin: number): boolean {
    const model = this.models.get(mould);
    const { shapes, starts } = this.flow;
    const { waiting } = this;
    const file = this.flow.fileOf(begin);
    const head = shapes[begin]?.pieces[0];
    if (model === undefined || head === undefined) return false;
    const { form, lines } = model;
    const at = (starts[begin] ?? 0) + head.start;
    const index = waiting.size;
    let by = head.length - model.head.length;
    const open = movedBy(form.open, by);
    put(waiting, head, file, at, undefined, model.outline);
    for (let each = 0; each < form.entries.length; each += 1) {
      const entry = form.entries[each];
      if (entry === undefined) continue;
      let { piece, form: inner } = entry;
      const place = at + entry.at + by;
      const line = lines[each] ?? -1;
      if (line > 0) {
        piece = shapes[begin + line]?.pieces[0] ?? piece;
        const longer = piece.length - entry.piece.length;
        inner = inner && this.movedForm(inner, longer);
        by += longer;
      }
      put(waiting, piece, file, place, inner, entry.outline);
    }
    waiting.forms[index] = this.forms.find(
      form.path,
      form.kind,
      open,
      movedBy(form.close, by),
      waiting,
      index + 1,
      { file, at },
      form.outline,
    );
    waiting.size = index + 1;
    return true;
  }

  /** The form of a block that stands further from its head by some characters. */
  private movedForm(form: BlockForm, by: number): BlockForm {
    if (by === 0) return form;
    const key = form.id * longestAddress * 2 + by;
    const known = this.moved.get(key);
    if (known !== undefined) return known;
    const { waiting } = this;
    const from = waiting.size;
    for (const { piece, at, form: inner, outline } of form.entries)
      put(waiting, piece, undefined, at + by, inner, outline);
    const moved = this.forms.find(
      form.path,
      form.kind,
      movedBy(form.open, by),
      movedBy(form.close, by),
      waiting,
      from,
      { file: undefined, at: 0 },
      form.outline,
    );
    waiting.size = from;
    this.moved.set(key, moved);
    return moved;
  }
}

const longestAddress = "255.255.255.255".length;

function movedBy(
  brace: BraceSpot | undefined,
  by: number,
): BraceSpot | undefined {
  return brace && { ...brace, at: brace.at + by };
}
