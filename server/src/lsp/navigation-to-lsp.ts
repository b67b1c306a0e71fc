/* Places in files and between files: highlights, selections, symbols of the workspace, the hierarchy of includes. */
import {
  DocumentHighlightKind,
  SymbolKind,
  type CallHierarchyItem,
  type DocumentHighlight,
  type Position,
  type SelectionRange,
  type SymbolInformation,
} from "vscode-languageserver";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import { visible } from "../engine/visible.ts";
import type { Highlight } from "../features/document-highlight.ts";
import type { WorkspaceSymbol } from "../features/workspace-symbols.ts";
import { baseName, folderOf, pathOf } from "../host/paths.ts";
import {
  symbolKinds,
  titleOf,
  toLocation,
  toRange,
  type Spelling,
} from "./to-lsp.ts";

export function toWorkspaceSymbol(
  symbol: WorkspaceSymbol,
  spell: Spelling,
): SymbolInformation {
  const { kind, selection, container } = symbol;
  return {
    name: titleOf(symbol),
    kind: symbolKinds[kind],
    location: toLocation(selection, spell),
    containerName: visible(container === "" ? symbol.detail : container),
  };
}

export function toDocumentHighlight({
  place,
  kind,
}: Highlight): DocumentHighlight {
  return {
    range: toRange(place),
    kind:
      kind === "write"
        ? DocumentHighlightKind.Write
        : DocumentHighlightKind.Read,
  };
}

/** Smallest first; the protocol has each with its parent. */
export function toSelectionRange(
  places: readonly Place[],
  position: Position,
): SelectionRange {
  return (
    places
      .map(toRange)
      .reduceRight<SelectionRange | undefined>(
        (parent, range) =>
          parent === undefined ? { range } : { range, parent },
        undefined,
      ) ?? {
      range: { start: position, end: position },
    }
  );
}

/** A file in the hierarchy of includes. */
export function toCallHierarchyItem(
  file: SourceFile,
  spell: Spelling,
): CallHierarchyItem {
  const path = pathOf(file.uri);
  return {
    name: visible(baseName(path)),
    detail: visible(folderOf(path)),
    kind: SymbolKind.File,
    uri: spell(file.uri),
    range: toRange({ file, start: 0, end: file.text.length }),
    selectionRange: toRange({ file, start: 0, end: 0 }),
  };
}
