import { ErrorCodes, ResponseError } from "vscode-languageserver";
import { recordOf } from "./settings.ts";

/** What requests about a place in a file say of it. */
const needs: Readonly<Record<string, "position" | "range" | "positions">> = {
  "textDocument/codeAction": "range",
  "textDocument/completion": "position",
  "textDocument/declaration": "position",
  "textDocument/definition": "position",
  "textDocument/documentHighlight": "position",
  "textDocument/hover": "position",
  "textDocument/inlayHint": "range",
  "textDocument/linkedEditingRange": "position",
  "textDocument/onTypeFormatting": "position",
  "textDocument/prepareCallHierarchy": "position",
  "textDocument/prepareRename": "position",
  "textDocument/rangeFormatting": "range",
  "textDocument/references": "position",
  "textDocument/rename": "position",
  "textDocument/selectionRange": "positions",
  "textDocument/semanticTokens/range": "range",
  "textDocument/signatureHelp": "position",
};

const needsUri: ReadonlySet<string> = new Set([
  "keepalived/nodes",
  "keepalived/origins",
  "workspace/textDocumentContent",
]);

/** What is wrong with the parameters of a request, as far as an answer depends on it; undefined: nothing. */
export function badParams(
  method: string,
  params: unknown,
): ResponseError | undefined {
  if (needsUri.has(method))
    return typeof recordOf(params).uri === "string"
      ? undefined
      : bad(method, "uri");
  if (!method.startsWith("textDocument/")) return undefined;
  const { textDocument, position, range, positions } = recordOf(params);
  if (typeof recordOf(textDocument).uri !== "string")
    return bad(method, "textDocument.uri");
  switch (needs[method]) {
    case "position":
      return isPosition(position) ? undefined : bad(method, "position");
    case "range": {
      const { start, end } = recordOf(range);
      return isPosition(start) && isPosition(end)
        ? undefined
        : bad(method, "range");
    }
    case "positions":
      return Array.isArray(positions) && positions.every(isPosition)
        ? undefined
        : bad(method, "positions");
    default:
      return undefined;
  }
}

/** Positions behind the text are clamped to it; those that are no numbers from 0 are a mistake. */
function isPosition(value: unknown): boolean {
  const { line, character } = recordOf(value);
  return [line, character].every(
    (each) => typeof each === "number" && Number.isInteger(each) && each >= 0,
  );
}

function bad(method: string, name: string): ResponseError {
  return new ResponseError(
    ErrorCodes.InvalidParams,
    `${method}: ${name} is missing or is none`,
  );
}
