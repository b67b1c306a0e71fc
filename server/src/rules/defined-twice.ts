import { spanning } from "../../../grammar/syntax/source-file.ts";
import { keywordOf, type Statement } from "../../../grammar/syntax/tree.ts";
import type { Frame } from "../model/node.ts";
import { removeStatement } from "./edits.ts";
import type { Report } from "./rule.ts";

/**
 * What is said of a block whose name one before it has: the message `twice` with the related `first` and the fix
 * `remove`; where a file is read a second time `again`, at the include.
 */
export function definedTwice(
  head: Statement,
  name: string,
  first: Statement,
  { includes }: Frame,
): Report {
  const args = { keyword: keywordOf(head), name };
  if (first.file === head.file && first.start === head.start) {
    const include = includes.findLast(
      ({ matches }) => matches?.includes(head.file.uri) === true,
    );
    return {
      message: include === undefined ? "twice" : "again",
      at: include?.at ?? head,
      args,
    };
  }
  return {
    message: "twice",
    at: nameOf(head),
    args,
    related: [{ message: "first", at: nameOf(first) }],
    fixes: () => [
      { title: "remove", safety: "suggested", edits: removeStatement(head) },
    ],
  };
}

const nameOf = ({ words: [keyword, name = keyword] }: Statement) =>
  spanning(keyword, name);
