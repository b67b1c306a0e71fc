/*
 * What every word of a file means, for highlighting that knows more than a pattern can: the block it stands in, what
 * definitions and sequences make of it, and whether any node reads it at all.
 */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { walk, type Statement } from "../../../grammar/syntax/tree.ts";
import {
  commentTokens,
  directiveTokens,
  skippedTokens,
  variableTokens,
} from "./semantic-tokens/directives.ts";
import { statementTokens } from "./semantic-tokens/statements.ts";
import {
  covered,
  inOrder,
  singleLine,
  type Token,
} from "./semantic-tokens/token.ts";
import type { Workspace } from "./workspace.ts";

/** The tokens of a file, or of a part of it: in order, none over another, none over the end of a line. */
export function semanticTokens(
  file: SourceFile,
  workspace: Workspace,
  { start, end } = { start: 0, end: file.text.length },
): readonly Token[] {
  const configurations = workspace.configurationsOf(file);
  const touches = (each: { start: number; end: number }): boolean =>
    each.start < end && start < each.end;
  const words = statementsIn(file, configurations)
    .filter(touches)
    .flatMap((each) => statementTokens(each, workspace.target));
  const directives = directiveTokens(file, configurations);
  const variables = variableTokens(file, configurations);
  const covers = [
    ...commentTokens(file),
    ...skippedTokens(file, configurations),
  ];
  const layers = [words, directives, variables, covers].map((layer) =>
    inOrder(layer.filter(touches)),
  );
  const all = layers.reduce(covered, []);
  return singleLine(all, file).filter(touches);
}

/** The statements that begin in a file, each as the first node reads it that does. */
function statementsIn(
  file: SourceFile,
  configurations: readonly Configuration[],
): readonly Statement[] {
  const [first, ...others] = configurations.map(
    (each) => statementsByFile(each).get(file) ?? [],
  );
  if (others.length === 0) return first ?? [];
  const found = new Map<number, Statement>();
  for (const list of [first ?? [], ...others])
    for (const each of list)
      if (!found.has(each.start)) found.set(each.start, each);
  return [...found.values()];
}

const statementsByFile: (
  configuration: Configuration,
) => ReadonlyMap<SourceFile, readonly Statement[]> = memo(({ statements }) => {
  const files = new Map<SourceFile, Statement[]>();
  walk(statements, (statement) => {
    const list = files.get(statement.file);
    if (list === undefined) files.set(statement.file, [statement]);
    else list.push(statement);
  });
  return files;
});
