/*
 * Whether lists of diagnostics say the same, and a name for what one says. There may be ten thousands of diagnostics:
 * they are not made text for that. What is not looked at follows from the code.
 */
import type { Diagnostic } from "vscode-languageserver";
import { memo } from "../../../grammar/syntax/memo.ts";
import { Hash } from "./hash.ts";
import { isSamePosition } from "./positions.ts";

export function isSameList(
  one: readonly Diagnostic[],
  other: readonly Diagnostic[],
): boolean {
  return (
    one === other ||
    (one.length === other.length &&
      one.every((each, at) => isSame(each, other[at])))
  );
}

function isSame(one: Diagnostic, other: Diagnostic | undefined): boolean {
  return (
    one.message === other?.message &&
    one.code === other.code &&
    one.severity === other.severity &&
    isSamePosition(one.range.start, other.range.start) &&
    isSamePosition(one.range.end, other.range.end) &&
    relatedText(one) === relatedText(other)
  );
}

/** The same for lists that say the same. */
export const nameOfList: (list: readonly Diagnostic[]) => string = memo(
  (list) => {
    const hash = new Hash();
    for (const each of list) {
      const { range, severity = 0, code = "", message } = each;
      hash.addNumber(range.start.line);
      hash.addNumber(range.start.character);
      hash.addNumber(range.end.line);
      hash.addNumber(range.end.character);
      hash.addNumber(severity);
      hash.addText(String(code));
      hash.addText(typeof message === "string" ? message : message.value);
      hash.addText(relatedText(each));
    }
    return hash.name;
  },
);

function relatedText({ relatedInformation }: Diagnostic): string {
  return relatedInformation === undefined
    ? ""
    : JSON.stringify(relatedInformation);
}
