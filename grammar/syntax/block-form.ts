/*
 * What a block says, whatever its place. Blocks with the same text at the same path share one form; statements and
 * words are made from it where somebody looks. What holds of a form holds of each of its blocks: see `Block.form`.
 */
import type { Word } from "./line.ts";
import { wordsAt, type Piece } from "./line-shape.ts";
import { OutlineTable, type Outline } from "./outline.ts";
import type { Place, SourceFile } from "./source-file.ts";
import type { Block, BlockKind, Statement } from "./tree.ts";

export interface BlockForm {
  /** Tells forms apart. */
  readonly id: number;
  /** Keywords of the blocks around, this one included. */
  readonly path: string;
  readonly kind: BlockKind;
  readonly open: BraceSpot | undefined;
  readonly close: BraceSpot | undefined;
  readonly entries: readonly Entry[];
  /** The same for blocks whose content has the same outline. */
  readonly outline: Outline;
  /** No other block can be like it: it has lines of other files, or lines made by definitions. */
  readonly isUnique: boolean;
}

/** A place by its distance from the head of the block it belongs to; one in another file by its offset there. */
export interface Spot {
  readonly at: number;
  readonly file: SourceFile | undefined;
}

export interface BraceSpot extends Spot {
  /** Longer than 1 where a definition stands for the brace. */
  readonly length: number;
}

/** A statement of a form. */
export interface Entry extends Spot {
  readonly piece: Piece;
  /** Its block. */
  readonly form: BlockForm | undefined;
  /** Of the statement with its block. */
  readonly outline: Outline | undefined;
}

/** The statements of a form whose head stands at this offset of this file. */
export function statementsOf(
  { entries, path }: Pick<BlockForm, "entries" | "path">,
  file: SourceFile,
  start: number,
  parent: Statement | undefined,
): readonly Statement[] {
  return entries.map((entry) => statementOf(entry, path, file, start, parent));
}

function statementOf(
  entry: Entry,
  path: string,
  file: SourceFile,
  start: number,
  parent: Statement | undefined,
): Statement {
  return new FormStatement(
    entry.file ?? file,
    entry.file === undefined ? start + entry.at : entry.at,
    path,
    parent,
    entry,
  );
}

class FormStatement implements Statement {
  private itsWords: readonly [Word, ...Word[]] | undefined = undefined;
  private itsBlock: Block | undefined = undefined;

  constructor(
    readonly file: SourceFile,
    readonly start: number,
    readonly path: string,
    readonly parent: Statement | undefined,
    private readonly entry: Entry,
  ) {}

  get end(): number {
    return this.start + this.entry.piece.length;
  }

  get keyword(): string {
    return this.entry.piece.keyword;
  }

  get piece(): Piece {
    return this.entry.piece;
  }

  get outline(): Outline | undefined {
    return this.entry.outline;
  }

  get words(): readonly [Word, ...Word[]] {
    return (this.itsWords ??= wordsAt(this.entry.piece, this.file, this.start));
  }

  get block(): Block | undefined {
    const { form } = this.entry;
    if (form === undefined) return undefined;
    return (this.itsBlock ??= new FormBlock(form, this));
  }
}

class FormBlock implements Block {
  private itsStatements: readonly Statement[] | undefined = undefined;
  /** Those that were asked for alone. */
  private few: (Statement | undefined)[] | undefined = undefined;

  constructor(
    readonly form: BlockForm,
    private readonly head: Statement,
  ) {}

  get kind(): BlockKind {
    return this.form.kind;
  }

  get open(): Place | undefined {
    return braceAt(this.form.open, this.head);
  }

  get close(): Place | undefined {
    return braceAt(this.form.close, this.head);
  }

  get statements(): readonly Statement[] {
    return (this.itsStatements ??= this.form.entries.map(
      (entry, index) => this.few?.[index] ?? this.make(entry),
    ));
  }

  statementAt(index: number): Statement | undefined {
    if (this.itsStatements !== undefined) return this.itsStatements[index];
    const entry = this.form.entries[index];
    if (entry === undefined) return undefined;
    this.few ??= [];
    return (this.few[index] ??= this.make(entry));
  }

  private make(entry: Entry): Statement {
    const { form, head } = this;
    return statementOf(entry, form.path, head.file, head.start, head);
  }
}

function braceAt(
  brace: BraceSpot | undefined,
  { file, start }: Statement,
): Place | undefined {
  if (brace === undefined) return undefined;
  const at = brace.file === undefined ? start + brace.at : brace.at;
  return { file: brace.file ?? file, start: at, end: at + brace.length };
}

/**
 * Finds the form of a block among those that were there before, by all that it consists of. Blocks that no other can be
 * like (with lines of other files, or made by definitions) are not remembered: they would keep those files.
 */
export class FormTable {
  private readonly forms = new Map<number, BlockForm[]>();
  private readonly outlines = new OutlineTable();
  private count = 0;

  /**
   * The form with these columns of entries from an index on: pieces, distances from the head, files where they are
   * not the head's, and forms of inner blocks. `outline`: its own, if that is known.
   */
  find(
    path: string,
    kind: BlockKind,
    open: BraceSpot | undefined,
    close: BraceSpot | undefined,
    columns: Columns,
    from: number,
    head: Spot,
    known?: Outline,
  ): BlockForm {
    const { pieces, ats, forms, size } = columns;
    let hash = hashOf(kind.length, open?.at ?? -1, close?.at ?? -1);
    for (let index = from; index < size; index += 1)
      hash = hashOf(
        hash,
        pieces[index]?.id ?? 0,
        (ats[index] ?? 0) - head.at + (forms[index]?.id ?? 0) * 1021,
      );
    const alike = this.forms.get(hash);
    for (const form of alike ?? []) {
      if (
        form.path === path &&
        form.kind === kind &&
        isSameSpot(form.open, open) &&
        isSameSpot(form.close, close) &&
        hasEntries(form, columns, from, head)
      )
        return form;
    }
    const entries = this.entriesOf(columns, from, head);
    const isUnique =
      known === undefined &&
      (open?.file !== undefined ||
        close?.file !== undefined ||
        entries.some(
          ({ file, piece, form: inner }) =>
            file !== undefined ||
            piece.made !== undefined ||
            inner?.isUnique === true,
        ));
    const outline = isUnique
      ? this.outlines.alone()
      : (known ?? this.outlines.ofContent(path, kind, entries));
    const id = (this.count += 1);
    const form = { id, path, kind, open, close, entries, isUnique, outline };
    if (isUnique) return form;
    if (alike === undefined) this.forms.set(hash, [form]);
    else alike.push(form);
    return form;
  }

  /** The outline of a statement with its block. */
  outlineOf(head: Piece, form: BlockForm): Outline {
    return this.outlines.ofBlock(head, form.outline);
  }

  /** The statements from an index on, seen from their head. */
  entriesOf(
    { pieces, files, ats, forms, outlines, size }: Columns,
    from: number,
    head: Spot,
  ): Entry[] {
    const entries: Entry[] = [];
    for (let index = from; index < size; index += 1) {
      const piece = pieces[index];
      const foreign = files[index] !== head.file;
      if (piece === undefined) continue;
      const form = forms[index];
      entries.push({
        piece,
        at: (ats[index] ?? 0) - (foreign ? 0 : head.at),
        file: foreign ? files[index] : undefined,
        form,
        outline: form && (outlines[index] ?? this.outlineOf(piece, form)),
      });
    }
    return entries;
  }
}

/** Statements that wait for their block to end; the n-th has the n-th of each. */
export interface Columns {
  readonly pieces: Piece[];
  readonly files: (SourceFile | undefined)[];
  readonly ats: number[];
  readonly forms: (BlockForm | undefined)[];
  /** Of statements with their blocks, as far as they are known. */
  readonly outlines: (Outline | undefined)[];
  /** How many there are; what lies behind is left over from blocks that have ended. */
  size: number;
}

/** Adds a statement. */
export function put(
  columns: Columns,
  piece: Piece,
  file: SourceFile | undefined,
  at: number,
  form?: BlockForm,
  outline?: Outline,
): void {
  const index = columns.size;
  columns.pieces[index] = piece;
  columns.files[index] = file;
  columns.ats[index] = at;
  columns.forms[index] = form;
  columns.outlines[index] = outline;
  columns.size = index + 1;
}

function hashOf(one: number, other: number, third: number): number {
  let hash = Math.imul(one ^ other, 0x01000193);
  hash = Math.imul(hash ^ third, 0x01000193);
  return hash ^ (hash >>> 15);
}

function isSameSpot(
  one: BraceSpot | undefined,
  other: BraceSpot | undefined,
): boolean {
  return (
    one?.at === other?.at &&
    one?.file === other?.file &&
    one?.length === other?.length
  );
}

function hasEntries(
  { entries }: BlockForm,
  { pieces, files, ats, forms, size }: Columns,
  from: number,
  head: Spot,
): boolean {
  if (entries.length !== size - from) return false;
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index];
    if (
      entry?.piece !== pieces[from + index] ||
      entry?.form !== forms[from + index] ||
      entry?.file !== undefined ||
      files[from + index] !== head.file ||
      entry?.at !== (ats[from + index] ?? 0) - head.at
    )
      return false;
  }
  return true;
}
