/* What client and server may say to each other, method by method: the schema that all messages are held against. */
import type * as lsp from "vscode-languageserver";
import type {
  CustomNotifications,
  CustomRequests,
} from "../../server/src/lsp/custom-protocol.ts";

/** Requests of the client: parameters and result. */
export interface ClientRequests extends CustomRequests {
  initialize: { params: lsp.InitializeParams; result: lsp.InitializeResult };
  shutdown: { result: null };
  "textDocument/completion": {
    params: lsp.CompletionParams;
    result: lsp.CompletionItem[] | lsp.CompletionList | null;
  };
  "completionItem/resolve": {
    params: lsp.CompletionItem;
    result: lsp.CompletionItem;
  };
  "textDocument/hover": { params: lsp.HoverParams; result: lsp.Hover | null };
  "textDocument/signatureHelp": {
    params: lsp.SignatureHelpParams;
    result: lsp.SignatureHelp | null;
  };
  "textDocument/definition": {
    params: lsp.DefinitionParams;
    result: lsp.Definition | lsp.DefinitionLink[] | null;
  };
  "textDocument/declaration": {
    params: lsp.DeclarationParams;
    result: lsp.Declaration | lsp.DeclarationLink[] | null;
  };
  "textDocument/references": {
    params: lsp.ReferenceParams;
    result: lsp.Location[] | null;
  };
  "textDocument/documentHighlight": {
    params: lsp.DocumentHighlightParams;
    result: lsp.DocumentHighlight[] | null;
  };
  "textDocument/documentSymbol": {
    params: lsp.DocumentSymbolParams;
    result: lsp.DocumentSymbol[] | lsp.SymbolInformation[] | null;
  };
  "workspace/symbol": {
    params: lsp.WorkspaceSymbolParams;
    result: lsp.SymbolInformation[] | lsp.WorkspaceSymbol[] | null;
  };
  "workspaceSymbol/resolve": {
    params: lsp.WorkspaceSymbol;
    result: lsp.WorkspaceSymbol;
  };
  "textDocument/codeAction": {
    params: lsp.CodeActionParams;
    result: (lsp.Command | lsp.CodeAction)[] | null;
  };
  "codeAction/resolve": { params: lsp.CodeAction; result: lsp.CodeAction };
  "textDocument/codeLens": {
    params: lsp.CodeLensParams;
    result: lsp.CodeLens[] | null;
  };
  "codeLens/resolve": { params: lsp.CodeLens; result: lsp.CodeLens };
  "textDocument/documentLink": {
    params: lsp.DocumentLinkParams;
    result: lsp.DocumentLink[] | null;
  };
  "documentLink/resolve": {
    params: lsp.DocumentLink;
    result: lsp.DocumentLink;
  };
  "textDocument/formatting": {
    params: lsp.DocumentFormattingParams;
    result: lsp.TextEdit[] | null;
  };
  "textDocument/rangeFormatting": {
    params: lsp.DocumentRangeFormattingParams;
    result: lsp.TextEdit[] | null;
  };
  "textDocument/rangesFormatting": {
    params: lsp.DocumentRangesFormattingParams;
    result: lsp.TextEdit[] | null;
  };
  "textDocument/onTypeFormatting": {
    params: lsp.DocumentOnTypeFormattingParams;
    result: lsp.TextEdit[] | null;
  };
  "textDocument/rename": {
    params: lsp.RenameParams;
    result: lsp.WorkspaceEdit | null;
  };
  "textDocument/prepareRename": {
    params: lsp.PrepareRenameParams;
    result: lsp.PrepareRenameResult | null;
  };
  "textDocument/foldingRange": {
    params: lsp.FoldingRangeParams;
    result: lsp.FoldingRange[] | null;
  };
  "textDocument/selectionRange": {
    params: lsp.SelectionRangeParams;
    result: lsp.SelectionRange[] | null;
  };
  "textDocument/linkedEditingRange": {
    params: lsp.LinkedEditingRangeParams;
    result: lsp.LinkedEditingRanges | null;
  };
  "textDocument/prepareCallHierarchy": {
    params: lsp.CallHierarchyPrepareParams;
    result: lsp.CallHierarchyItem[] | null;
  };
  "callHierarchy/incomingCalls": {
    params: lsp.CallHierarchyIncomingCallsParams;
    result: lsp.CallHierarchyIncomingCall[] | null;
  };
  "callHierarchy/outgoingCalls": {
    params: lsp.CallHierarchyOutgoingCallsParams;
    result: lsp.CallHierarchyOutgoingCall[] | null;
  };
  "textDocument/semanticTokens/full": {
    params: lsp.SemanticTokensParams;
    result: lsp.SemanticTokens | null;
  };
  "textDocument/semanticTokens/full/delta": {
    params: lsp.SemanticTokensDeltaParams;
    result: lsp.SemanticTokens | lsp.SemanticTokensDelta | null;
  };
  "textDocument/semanticTokens/range": {
    params: lsp.SemanticTokensRangeParams;
    result: lsp.SemanticTokens | null;
  };
  "textDocument/inlayHint": {
    params: lsp.InlayHintParams;
    result: lsp.InlayHint[] | null;
  };
  "inlayHint/resolve": { params: lsp.InlayHint; result: lsp.InlayHint };
  "textDocument/diagnostic": {
    params: lsp.DocumentDiagnosticParams;
    result: lsp.DocumentDiagnosticReport;
  };
  "workspace/diagnostic": {
    params: lsp.WorkspaceDiagnosticParams;
    result: lsp.WorkspaceDiagnosticReport;
  };
  "workspace/executeCommand": {
    params: lsp.ExecuteCommandParams;
    result: unknown;
  };
  "workspace/willRenameFiles": {
    params: lsp.RenameFilesParams;
    result: lsp.WorkspaceEdit | null;
  };
  "workspace/textDocumentContent": {
    params: lsp.TextDocumentContentParams;
    result: lsp.TextDocumentContentResult;
  };
}

/** Requests of the server: parameters and result. */
export interface ServerRequests {
  "client/registerCapability": { params: lsp.RegistrationParams; result: null };
  "client/unregisterCapability": {
    params: lsp.UnregistrationParams;
    result: null;
  };
  "window/showDocument": {
    params: lsp.ShowDocumentParams;
    result: lsp.ShowDocumentResult;
  };
  "window/showMessageRequest": {
    params: lsp.ShowMessageRequestParams;
    result: lsp.MessageActionItem | null;
  };
  "window/workDoneProgress/create": {
    params: lsp.WorkDoneProgressCreateParams;
    result: null;
  };
  "workspace/applyEdit": {
    params: lsp.ApplyWorkspaceEditParams;
    result: lsp.ApplyWorkspaceEditResult;
  };
  "workspace/codeLens/refresh": { result: null };
  "workspace/configuration": {
    params: lsp.ConfigurationParams;
    result: unknown[];
  };
  "workspace/diagnostic/refresh": { result: null };
  "workspace/inlayHint/refresh": { result: null };
  "workspace/semanticTokens/refresh": { result: null };
  "workspace/textDocumentContent/refresh": {
    params: lsp.TextDocumentContentRefreshParams;
    result: null;
  };
  "workspace/workspaceFolders": { result: lsp.WorkspaceFolder[] | null };
}

type WorkDone =
  | lsp.WorkDoneProgressBegin
  | lsp.WorkDoneProgressReport
  | lsp.WorkDoneProgressEnd;

/** Progress is told of requests, and carries parts of their results. */
interface Progress {
  token: lsp.ProgressToken;
  value: WorkDone | lsp.WorkspaceDiagnosticReportPartialResult;
}

export interface ClientNotifications {
  "$/cancelRequest": { id: number | string };
  "$/setTrace": lsp.SetTraceParams;
  exit: null;
  initialized: lsp.InitializedParams;
  "textDocument/didChange": lsp.DidChangeTextDocumentParams;
  "textDocument/didClose": lsp.DidCloseTextDocumentParams;
  "textDocument/didOpen": lsp.DidOpenTextDocumentParams;
  "textDocument/didSave": lsp.DidSaveTextDocumentParams;
  "window/workDoneProgress/cancel": lsp.WorkDoneProgressCancelParams;
  "workspace/didChangeConfiguration": lsp.DidChangeConfigurationParams;
  "workspace/didChangeWatchedFiles": lsp.DidChangeWatchedFilesParams;
  "workspace/didChangeWorkspaceFolders": lsp.DidChangeWorkspaceFoldersParams;
  "workspace/didRenameFiles": lsp.RenameFilesParams;
}

export interface ServerNotifications extends CustomNotifications {
  "$/logTrace": lsp.LogTraceParams;
  "$/progress": Progress;
  "textDocument/publishDiagnostics": lsp.PublishDiagnosticsParams;
  "window/logMessage": lsp.LogMessageParams;
  "window/showMessage": lsp.ShowMessageParams;
}
