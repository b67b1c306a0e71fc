/* Proposals as completion items. */
import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type CompletionList as LspCompletionList,
} from "vscode-languageserver";
import { visible } from "../engine/visible.ts";
import type { CompletionList } from "../features/completion.ts";
import type {
  Completion,
  CompletionKey,
} from "../features/completion/proposal.ts";
import type { Client } from "./client.ts";
import { recordOf } from "./settings.ts";
import { toRange } from "./to-lsp.ts";

export function toCompletionList(
  { place, items }: CompletionList,
  client: Client,
): LspCompletionList {
  const range = toRange(place);
  return {
    isIncomplete: false,
    items: items.map((item) => toItem(item, range, client)),
  };
}

/** What the docs of an item are found by, as it was sent with the item. */
export function completionKey({
  data,
}: CompletionItem): CompletionKey | undefined {
  const { path, name, value } = recordOf(data);
  if (typeof path !== "string" || typeof name !== "string") return undefined;
  return { path, name, ...(typeof value === "string" ? { value } : {}) };
}

function toItem(
  item: Completion,
  range: ReturnType<typeof toRange>,
  client: Client,
): CompletionItem {
  const snippet = client.snippets ? item.snippet : undefined;
  return {
    label: visible(item.label),
    kind: kinds[item.kind],
    sortText: item.sort,
    filterText: item.filter ?? item.label,
    textEdit: { range, newText: snippet ?? item.text },
    ...(item.detail === undefined ? {} : { detail: visible(item.detail) }),
    ...(item.key === undefined ? {} : { data: item.key }),
    ...(item.deprecated === true
      ? { tags: [CompletionItemTag.Deprecated] }
      : {}),
    ...(snippet === undefined
      ? {}
      : { insertTextFormat: InsertTextFormat.Snippet }),
    ...(snippet?.includes("\n") === true && client.adjustsIndentation
      ? { insertTextMode: InsertTextMode.adjustIndentation }
      : {}),
  };
}

const kinds = {
  block: CompletionItemKind.Struct,
  keyword: CompletionItemKind.Property,
  option: CompletionItemKind.Field,
  value: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
  interface: CompletionItemKind.Interface,
  address: CompletionItemKind.Value,
  definition: CompletionItemKind.Variable,
  condition: CompletionItemKind.Keyword,
  rule: CompletionItemKind.EnumMember,
  directive: CompletionItemKind.Keyword,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
} as const;
