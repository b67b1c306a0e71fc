import { ErrorCodes, ResponseError } from "vscode-languageserver";
import { recordOf } from "./settings.ts";

/** A part of the parameters of a request or notification that something depends on. */
interface Part {
  readonly name: string;
  readonly isSound: (value: unknown) => boolean;
}

const uri: Part = { name: "uri", isSound: isText };
const textDocument: Part = { name: "textDocument", isSound: hasUri };
const position: Part = { name: "position", isSound: isPosition };
const range: Part = { name: "range", isSound: isRange };
const options: Part = { name: "options", isSound: isRecord };
const item: Part = { name: "item", isSound: hasUri };

/** What the library hands over of `workspace/didChangeWorkspaceFolders`: the event alone. */
export const folderChange = "workspace/didChangeWorkspaceFolders event";

const needs: Readonly<Record<string, readonly Part[]>> = {
  "callHierarchy/incomingCalls": [item],
  "callHierarchy/outgoingCalls": [item],
  "codeAction/resolve": [{ name: "title", isSound: isText }],
  "codeLens/resolve": [range],
  "completionItem/resolve": [{ name: "label", isSound: isText }],
  "inlayHint/resolve": [position],
  "keepalived/nodes": [uri],
  "keepalived/origins": [uri],
  "textDocument/codeAction": [
    range,
    { name: "context", isSound: isActionContext },
  ],
  "textDocument/completion": [position],
  "textDocument/declaration": [position],
  "textDocument/definition": [position],
  "textDocument/didChange": [
    { name: "textDocument", isSound: isVersioned },
    { name: "contentChanges", isSound: listOf(isChange) },
  ],
  "textDocument/didOpen": [
    { name: "textDocument", isSound: isVersioned },
    { name: "textDocument", isSound: hasText },
  ],
  "textDocument/documentHighlight": [position],
  "textDocument/formatting": [options],
  "textDocument/hover": [position],
  "textDocument/inlayHint": [range],
  "textDocument/linkedEditingRange": [position],
  "textDocument/onTypeFormatting": [
    position,
    options,
    { name: "ch", isSound: isText },
  ],
  "textDocument/prepareCallHierarchy": [position],
  "textDocument/prepareRename": [position],
  "textDocument/rangeFormatting": [range, options],
  "textDocument/references": [position, { name: "context", isSound: isRecord }],
  "textDocument/rename": [position, { name: "newName", isSound: isText }],
  "textDocument/selectionRange": [
    { name: "positions", isSound: listOf(isPosition) },
  ],
  "textDocument/semanticTokens/full/delta": [
    { name: "previousResultId", isSound: isText },
  ],
  "textDocument/semanticTokens/range": [range],
  "textDocument/signatureHelp": [position],
  "workspace/diagnostic": [
    { name: "previousResultIds", isSound: listOf(isResultId) },
  ],
  "workspace/didChangeWatchedFiles": [
    { name: "changes", isSound: listOf(isRecord) },
  ],
  "workspace/symbol": [{ name: "query", isSound: isText }],
  "workspace/textDocumentContent": [uri],
  [folderChange]: [
    { name: "added", isSound: listOf(hasUri) },
    { name: "removed", isSound: listOf(hasUri) },
  ],
};

/** What is wrong with the parameters of a request or notification, as far as an answer depends on it; undefined: nothing. */
export function badParams(
  method: string,
  params: unknown,
): ResponseError | undefined {
  const all = [
    ...(method.startsWith("textDocument/") ? [textDocument] : []),
    ...(needs[method] ?? []),
  ];
  const given = recordOf(params);
  const bad = all.find(({ name, isSound }) => !isSound(given[name]));
  return bad === undefined
    ? undefined
    : new ResponseError(
        ErrorCodes.InvalidParams,
        `${method}: ${bad.name} is missing or is none`,
      );
}

/** Positions behind the text are clamped to it; those that are no numbers from 0 are a mistake. */
function isPosition(value: unknown): boolean {
  const { line, character } = recordOf(value);
  return [line, character].every(
    (each) => typeof each === "number" && Number.isInteger(each) && each >= 0,
  );
}

function isRange(value: unknown): boolean {
  const { start, end } = recordOf(value);
  return isPosition(start) && isPosition(end);
}

function isActionContext(value: unknown): boolean {
  const { diagnostics, only } = recordOf(value);
  return (
    listOf(isFinding)(diagnostics) &&
    (only === undefined || listOf(isText)(only))
  );
}

function isFinding(value: unknown): boolean {
  return isRange(recordOf(value).range);
}

function isResultId(value: unknown): boolean {
  const { uri, value: id } = recordOf(value);
  return isText(uri) && isText(id);
}

function hasUri(value: unknown): boolean {
  return isText(recordOf(value).uri);
}

/** Versions are integers of 32 bits. */
function isVersioned(value: unknown): boolean {
  const { version } = recordOf(value);
  return typeof version === "number" && version === (version | 0);
}

function hasText(value: unknown): boolean {
  return isText(recordOf(value).text);
}

function isChange(value: unknown): boolean {
  const { range } = recordOf(value);
  return hasText(value) && (range === undefined || isRange(range));
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function listOf(isSound: (each: unknown) => boolean) {
  return (value: unknown): boolean =>
    Array.isArray(value) && value.every(isSound);
}
