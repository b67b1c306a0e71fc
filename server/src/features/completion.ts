/* What could stand at the cursor. Each kind of proposal has its file in completion/. */
import {
  descriptionOf,
  markdownOf,
  valueDocOf,
} from "../../../grammar/schema/describe.ts";
import { keywordAt, lineFormatOf } from "../../../grammar/schema/schema.ts";
import { syntaxOf } from "../../../grammar/schema/syntax-line.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import { rules } from "../rules/registry.gen.ts";
import { commentCompletions } from "./completion/comments.ts";
import { conditionCompletions } from "./completion/conditions.ts";
import { includeCompletions } from "./completion/files.ts";
import { includeKeywords, keywordCompletions } from "./completion/keywords.ts";
import {
  rulePath,
  type Completion,
  type CompletionKey,
} from "./completion/proposal.ts";
import { valueCompletions } from "./completion/values.ts";
import { variableCompletions } from "./completion/variables.ts";
import { cursorAt, type Cursor } from "./cursor.ts";
import type { Workspace } from "./workspace.ts";

export interface CompletionList {
  /** What an accepted proposal replaces. */
  readonly place: Place;
  readonly items: readonly Completion[];
}

/** Proposals for an offset. `trigger`: the character just typed, where that is why the editor asks. */
export function completionAt(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
  trigger?: string,
): CompletionList {
  const cursor = cursorAt(file, offset, workspace);
  if (cursor.kind === "comment")
    return { place: cursor.place, items: commentCompletions(cursor) };
  const variables = variableCompletions(cursor);
  if (variables !== undefined) return variables;
  if (isIdle(cursor, trigger)) return { place: cursor.place, items: [] };
  switch (cursor.kind) {
    case "condition":
      return conditionCompletions(cursor, workspace);
    case "include":
      return includeCompletions(cursor, workspace);
    case "directive":
      return { place: cursor.place, items: [] };
    case "statement":
      return { place: cursor.place, items: statementItems(cursor, workspace) };
  }
}

/** The page of a proposal: asked for one at a time. What the proposal says of itself is not said again. */
export function completionDocs(
  key: CompletionKey | undefined,
  detail?: string,
): string | undefined {
  if (key === undefined) return undefined;
  const { path, name, value } = key;
  if (value !== undefined) return valueDocOf(name, value);
  if (path !== rulePath) {
    const keyword = keywordAt(path, name);
    return keyword !== undefined && syntaxOf(keyword) === detail
      ? descriptionOf(path, name)
      : markdownOf(path, name);
  }
  const rule = rules.find(({ id }) => id === name);
  return rule === undefined ? undefined : `${rule.summary}.\n\n${rule.why}`;
}

function statementItems(
  cursor: Extract<Cursor, { kind: "statement" }>,
  workspace: Workspace,
): readonly Completion[] {
  const { index, block } = cursor;
  const isLine = lineFormatOf(block.path) !== undefined;
  if (index === 0 && !isLine) return keywordCompletions(cursor, workspace);
  const values = valueCompletions(cursor, workspace);
  return index === 0 ? [...values, ...includeKeywords(cursor)] : values;
}

/** Characters that mean something only in their place: elsewhere a list that opens by itself is in the way. */
function isIdle(cursor: Cursor, trigger: string | undefined): boolean {
  switch (trigger) {
    case " ":
      return cursor.kind === "statement" && cursor.index === 0;
    case "@":
      return cursor.kind !== "condition";
    case "/":
      return cursor.kind !== "include";
    case "$":
    case "{":
      return true;
    default:
      return false;
  }
}
