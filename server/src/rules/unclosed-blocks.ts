import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { Place } from "../../../grammar/syntax/source-file.ts";
import { walk, type Statement } from "../../../grammar/syntax/tree.ts";

/** Gives the last block without its closing brace that begins before a place, in the same file. */
export function unclosedIn({
  statements,
}: Configuration): (place: Place) => Statement | undefined {
  const unclosed: Statement[] = [];
  walk(statements, (each) => {
    if (each.block !== undefined && each.block.close === undefined)
      unclosed.push(each);
  });
  return (place) =>
    unclosed.findLast(
      ({ file, start }) => file === place.file && start < place.start,
    );
}
