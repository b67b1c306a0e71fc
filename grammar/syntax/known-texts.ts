import { FormTable } from "./block-form.ts";
import type { Trunk } from "./plain-tree.ts";
import { ShapeTable } from "./shape-table.ts";

/**
 * The lines and blocks that a file has had, by their text: handed on from one version of the file to the next. What
 * is unchanged keeps its shape and its form, and with them all that was remembered on these.
 */
export class KnownTexts {
  readonly shapes = new ShapeTable();
  readonly forms = new FormTable();
  /** The blocks as they were last, by the path they stand at. */
  readonly trunks = new Map<string, Trunk>();
  /** How many lines it had known when it was new. */
  private beginning = 0;

  /** To be called when the first version has been read. */
  begin(): void {
    this.beginning = this.shapes.size;
  }

  /** Too much of it is of texts that are gone: better begin anew. */
  get isWorn(): boolean {
    return this.shapes.size > 2 * this.beginning + 10_000;
  }
}
