import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import {
  sourceFile,
  type SourceFile,
} from "../../../grammar/syntax/source-file.ts";
import { pathOf } from "../host/paths.ts";
import type { Environment } from "./environment.ts";

export interface OpenDocument {
  /** As the client spells it. */
  readonly uri: string;
  readonly version: number;
  readonly file: SourceFile;
}

/** The texts that the editor has open. They come before those on disk. */
export class Documents {
  readonly #environment: Environment;
  readonly #open = new Map<string, OpenDocument & { text: TextDocument }>();

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

  open(uri: string, languageId: string, version: number, text: string): void {
    const document = TextDocument.create(uri, languageId, version, text);
    this.#set(uri, document);
  }

  change(
    uri: string,
    version: number,
    changes: TextDocumentContentChangeEvent[],
  ): void {
    const text = this.#open.get(this.canonical(uri))?.text;
    if (text !== undefined)
      this.#set(uri, TextDocument.update(text, changes, version));
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

  /** The file stays the same object while its text is the same, and is the one on disk where that has this text. */
  #set(uri: string, text: TextDocument): void {
    const canonical = this.canonical(uri);
    const content = text.getText();
    const before = this.#open.get(canonical)?.file;
    const onDisk = this.#environment.readAny(canonical);
    const same = [before, onDisk].find(
      (each): each is SourceFile =>
        typeof each === "object" && each.text === content,
    );
    const file = same ?? sourceFile(canonical, content, text.version);
    this.#open.set(canonical, { uri, version: text.version, file, text });
  }
}
