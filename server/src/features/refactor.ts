/* What can be written in another way: a row for each way. */
import { createMissing } from "./refactor/create-missing.ts";
import { extractInclude } from "./refactor/extract-include.ts";
import { inlineInclude } from "./refactor/inline-include.ts";
import { mergeNodes } from "./refactor/merge-nodes.ts";
import type {
  Refactoring,
  RefactoringContext,
} from "./refactor/refactoring.ts";
import { wrapVirtualServers } from "./refactor/wrap-virtual-servers.ts";

const all: readonly ((
  context: RefactoringContext,
) => readonly Refactoring[])[] = [
  createMissing,
  extractInclude,
  inlineInclude,
  wrapVirtualServers,
  mergeNodes,
];

/** Editors ask at each move of the cursor: in longer files nothing is offered, rather than late. */
const longestText = 300_000;

/** The refactorings for a range of a file. */
export function refactorings(
  context: RefactoringContext,
): readonly Refactoring[] {
  if (context.file.text.length > longestText) return [];
  if (context.workspace.isOurs?.(context.file.uri) === false) return [];
  return all.flatMap((refactor) => refactor(context));
}
