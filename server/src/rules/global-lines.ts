/* What stands in `global_defs`: all blocks of that name count together. */
import type { Statement } from "../../../grammar/syntax/tree.ts";
import type { Frame } from "../model/node.ts";
import { all } from "../model/values.ts";

/** The line that counts where the last one wins. */
export function globalLine(
  node: Frame,
  keyword: string,
): Statement | undefined {
  return globalLines(node, keyword).at(-1);
}

/** All lines with this keyword, in their order. */
export function globalLines(
  node: Frame,
  keyword: string,
): readonly Statement[] {
  return node.globals.statements.flatMap((head) => all(head, keyword));
}
