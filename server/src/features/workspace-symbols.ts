/* What all configurations name, found by some of its letters. */
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { documentSymbols, type DocumentSymbol } from "./document-symbols.ts";
import type { Workspace } from "./workspace.ts";

export interface WorkspaceSymbol extends DocumentSymbol {
  /** The block that it stands in; empty at root. */
  readonly container: string;
}

/** More than this nobody looks through; editors ask again with every letter. */
const mostSymbols = 500;

/** The named blocks and definitions of files whose keyword or name has these letters, in this order. */
export function workspaceSymbols(
  query: string,
  files: readonly SourceFile[],
  viewOf: (file: SourceFile) => Workspace,
): readonly WorkspaceSymbol[] {
  const found: WorkspaceSymbol[] = [];
  const add = (symbols: readonly DocumentSymbol[], container: string): void => {
    for (const symbol of symbols) {
      const isNamed = symbol.detail !== "" && symbol.kind !== "include";
      if (isNamed && hasLetters(`${symbol.detail} ${symbol.name}`, query))
        found.push({ ...symbol, container });
      add(symbol.children, titleOf(symbol));
    }
  };
  for (const file of files) {
    if (found.length >= mostSymbols) break;
    add(documentSymbols(file, viewOf(file)), "");
  }
  return found.slice(0, mostSymbols);
}

function titleOf({ name, detail }: DocumentSymbol): string {
  return detail === "" ? name : `${detail} ${name}`;
}

/** Letters may be left out between those of a query, as editors filter. */
function hasLetters(text: string, query: string): boolean {
  const letters = text.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase().replace(/\s/g, "")) {
    const found = letters.indexOf(letter, at);
    if (found < 0) return false;
    at = found + 1;
  }
  return true;
}
