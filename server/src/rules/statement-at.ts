import { memo } from "../../../grammar/syntax/memo.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import { walk, type Statement } from "../../../grammar/syntax/tree.ts";
import type { Node } from "../model/node.ts";

/** The statement of a node whose first word stands at a place. */
export function statementAt(node: Node, at: Place): Statement | undefined {
  return statementsOf(node).get(at.file)?.get(at.start);
}

const statementsOf = memo((node: Node) => {
  const found = new Map<SourceFile, Map<number, Statement>>();
  walk(node.configuration.statements, (statement) => {
    const [{ file, start }] = statement.words;
    const own = found.get(file) ?? new Map<number, Statement>();
    found.set(file, own);
    if (!own.has(start)) own.set(start, statement);
  });
  return found;
});
