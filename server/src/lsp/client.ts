import type {
  ClientCapabilities,
  InitializeParams,
} from "vscode-languageserver";
import { recordOf } from "./settings.ts";

/** What the editor on the other side can do, as far as it matters here. */
export interface Client {
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly watchRegistration: boolean;
  readonly relativePatterns: boolean;
  readonly folderChanges: boolean;
  readonly documentChanges: boolean;
  readonly fileCreation: boolean;
  readonly snippetEdits: boolean;
  readonly snippets: boolean;
  readonly lazyActionEdits: boolean;
  readonly actionLiterals: boolean;
  readonly relatedInformation: boolean;
  readonly markdownHover: boolean;
  readonly markdownSignatures: boolean;
  readonly signatureOffsets: boolean;
  readonly definitionLinks: boolean;
  readonly prepareRename: boolean;
  readonly symbolTree: boolean;
  readonly adjustsIndentation: boolean;
  /** Asks for findings, and is not told of them unasked. */
  readonly pullsDiagnostics: boolean;
  readonly relatedReports: boolean;
  readonly diagnosticRefresh: boolean;
  readonly tokenRefresh: boolean;
  readonly hintRefresh: boolean;
  readonly lensRefresh: boolean;
  readonly workDoneProgress: boolean;
  /** Whether it can show documents whose text the server gives. */
  readonly textDocumentContent: boolean;
  /** Whether it wants to be told when answers to custom requests may have changed. */
  readonly wantsChanges: boolean;
  /** Tooltips of inlay hints are wanted when somebody looks. */
  readonly lazyTooltips: boolean;
  /** Commands of ours that it knows, for what is clicked in a code lens. */
  readonly commands: readonly string[];
}

export function clientOf({
  capabilities,
  initializationOptions,
}: InitializeParams): Client {
  const { workspace, textDocument, window }: ClientCapabilities = capabilities;
  const edit = workspace?.workspaceEdit;
  const item = textDocument?.completion?.completionItem;
  const action = textDocument?.codeAction;
  const signature = textDocument?.signatureHelp?.signatureInformation;
  const hoverFormats = textDocument?.hover?.contentFormat;
  return {
    configuration: workspace?.configuration === true,
    configurationRegistration:
      workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchRegistration:
      workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns:
      workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    folderChanges: workspace?.workspaceFolders === true,
    documentChanges: edit?.documentChanges === true,
    fileCreation: edit?.resourceOperations?.includes("create") === true,
    snippetEdits: edit?.snippetEditSupport === true,
    snippets: item?.snippetSupport === true,
    lazyActionEdits:
      action?.resolveSupport?.properties.includes("edit") === true,
    actionLiterals: action?.codeActionLiteralSupport !== undefined,
    relatedInformation:
      (textDocument?.diagnostic ?? textDocument?.publishDiagnostics)
        ?.relatedInformation === true,
    markdownHover: hoverFormats?.includes("markdown") ?? true,
    markdownSignatures: signature?.documentationFormat?.[0] === "markdown",
    signatureOffsets:
      signature?.parameterInformation?.labelOffsetSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    prepareRename: textDocument?.rename?.prepareSupport === true,
    symbolTree:
      textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    adjustsIndentation:
      item?.insertTextModeSupport?.valueSet.includes(2) === true,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    relatedReports: textDocument?.diagnostic?.relatedDocumentSupport === true,
    diagnosticRefresh: workspace?.diagnostics?.refreshSupport === true,
    tokenRefresh: workspace?.semanticTokens?.refreshSupport === true,
    hintRefresh: workspace?.inlayHint?.refreshSupport === true,
    lensRefresh: workspace?.codeLens?.refreshSupport === true,
    workDoneProgress: window?.workDoneProgress === true,
    textDocumentContent: workspace?.textDocumentContent !== undefined,
    wantsChanges: recordOf(initializationOptions).notifyOfChanges === true,
    lazyTooltips:
      textDocument?.inlayHint?.resolveSupport?.properties.includes(
        "tooltip",
      ) === true,
    commands: namesIn(recordOf(initializationOptions).commands),
  };
}

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.filter((each): each is string => typeof each === "string")
    : [];
}

/** URIs of the folders that the client has open. */
export function foldersOf({
  workspaceFolders,
  ...params
}: InitializeParams): readonly string[] {
  if (workspaceFolders !== undefined && workspaceFolders !== null)
    return workspaceFolders.map(({ uri }) => uri);
  const { rootUri } = params as { readonly rootUri?: string | null };
  return typeof rootUri === "string" ? [rootUri] : [];
}
