import type {
  Range,
  TextDocumentContentChangeEvent,
} from "vscode-languageserver";
import { editedFile } from "../../../grammar/syntax/edited.ts";
import type { Replacement } from "../../../grammar/syntax/line-index.ts";
import {
  sourceFile,
  type SourceFile,
} from "../../../grammar/syntax/source-file.ts";
import { pathOf } from "../host/paths.ts";
import type { Environment } from "./environment.ts";
import { toOffsets } from "./from-lsp.ts";

export interface OpenDocument {
  /** As the client spells it. */
  readonly uri: string;
  readonly version: number;
  readonly file: SourceFile;
}

/** The texts that the editor has open. They come before those on disk. */
export class Documents {
  readonly #environment: Environment;
  readonly #open = new Map<string, OpenDocument>();

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** By canonical URI. */
  get files(): ReadonlyMap<string, SourceFile> {
    return new Map([...this.#open].map(([uri, { file }]) => [uri, file]));
  }

  get(uri: string): OpenDocument | undefined {
    return this.#open.get(this.canonical(uri));
  }

  /** The file is the one on disk where that has this text: what is known of it counts here too. */
  open(uri: string, version: number, text: string): void {
    const canonical = this.canonical(uri);
    const onDisk = this.#environment.readAny(canonical);
    const isSame = typeof onDisk === "object" && onDisk.text === text;
    const file = isSame ? onDisk : sourceFile(canonical, text, version);
    this.#open.set(canonical, { uri, version, file });
  }

  /** Each change is told for the text that the one before it has left. */
  change(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ): void {
    const before = this.get(uri);
    if (before === undefined) return;
    let { file } = before;
    for (const change of changes) file = changed(file, version, change);
    this.#open.set(this.canonical(uri), { uri, version, file });
  }

  close(uri: string): void {
    this.#open.delete(this.canonical(uri));
  }

  /** Clients and hosts escape different characters: one spelling for each file. */
  canonical(uri: string): string {
    return uri.startsWith("file:") ? this.#environment.uriOf(pathOf(uri)) : uri;
  }

  /** The spelling of the client, as far as it is known. */
  ofClient(uri: string): string {
    return this.#open.get(uri)?.uri ?? uri;
  }
}

/** A file that does not change stays the same object. */
function changed(
  file: SourceFile,
  version: number,
  change: TextDocumentContentChangeEvent,
): SourceFile {
  const replacement =
    "range" in change
      ? { ...orderedOffsets(file, change.range), newText: change.text }
      : differenceOf(file.text, change.text);
  const { start, end, newText } = replacement;
  return file.text.slice(start, end) === newText
    ? file
    : editedFile(file, replacement, version);
}

function orderedOffsets(
  file: SourceFile,
  range: Range,
): { readonly start: number; readonly end: number } {
  const { start, end } = toOffsets(file, range);
  return { start: Math.min(start, end), end: Math.max(start, end) };
}

/** What lies between the beginning and the end that two texts have in common. */
function differenceOf(before: string, after: string): Replacement {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start))
    start += 1;
  let alike = 0;
  while (
    alike < most - start &&
    before.charCodeAt(before.length - 1 - alike) ===
      after.charCodeAt(after.length - 1 - alike)
  )
    alike += 1;
  const newText = after.slice(start, after.length - alike);
  return { start, end: before.length - alike, newText };
}
