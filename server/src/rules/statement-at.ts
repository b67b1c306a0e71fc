import type { Place } from "../../../grammar/syntax/source-file.ts";
import { walk, type Statement } from "../../../grammar/syntax/tree.ts";
import type { Node } from "../model/node.ts";

/** The statement of a node whose first word stands at a place. */
export function statementAt(node: Node, at: Place): Statement | undefined {
  let found: Statement | undefined;
  walk(node.configuration.statements, (statement) => {
    const [keyword] = statement.words;
    if (keyword.file === at.file && keyword.start === at.start)
      found ??= statement;
  });
  return found;
}
