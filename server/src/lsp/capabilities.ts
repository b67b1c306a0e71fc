import {
  PositionEncodingKind,
  TextDocumentSyncKind,
  type ServerCapabilities,
} from "vscode-languageserver";
import { typedCharacters } from "../features/on-type-formatting.ts";
import type { Client } from "./client.ts";
import { tokenLegend } from "./token-results.ts";
import { effectiveScheme } from "./effective-documents.ts";
import { codeActionKinds } from "./to-lsp.ts";

/** What the server does, and nothing that it does not. */
export function capabilitiesFor(client: Client): ServerCapabilities {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: { includeText: false },
    },
    completionProvider: {
      triggerCharacters: [" ", "$", "{", "@", "/"],
      resolveProvider: true,
    },
    hoverProvider: true,
    signatureHelpProvider: { triggerCharacters: [" "] },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: client.prepareRename ? { prepareProvider: true } : true,
    linkedEditingRangeProvider: true,
    callHierarchyProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: { resolveProvider: false },
    foldingRangeProvider: true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: {
      firstTriggerCharacter: typedCharacters[0],
      moreTriggerCharacter: typedCharacters.slice(1),
    },
    ...(client.actionLiterals
      ? {
          codeActionProvider: {
            codeActionKinds,
            resolveProvider: client.lazyActionEdits,
          },
        }
      : {}),
    codeLensProvider: { resolveProvider: true },
    inlayHintProvider: { resolveProvider: client.lazyTooltips },
    semanticTokensProvider: {
      legend: tokenLegend,
      full: { delta: true },
      range: true,
    },
    ...(client.pullsDiagnostics
      ? {
          diagnosticProvider: {
            identifier: "keepalived",
            interFileDependencies: true,
            workspaceDiagnostics: true,
            workDoneProgress: true,
          },
        }
      : {}),
    workspace: {
      ...(client.textDocumentContent
        ? { textDocumentContent: { schemes: [effectiveScheme] } }
        : {}),
      workspaceFolders: {
        supported: true,
        changeNotifications: client.folderChanges,
      },
    },
  };
}
