/* Comments that silence a rule: the directive, and the rules' ids. */
import { rules } from "../../rules/registry.gen.ts";
import type { Cursor } from "../cursor.ts";
import { rulePath, type Completion } from "./proposal.ts";

export function commentCompletions({
  comment,
  file,
  offset,
}: Extract<Cursor, { kind: "comment" }>): readonly Completion[] {
  const typed = file.text.slice(comment.start, offset);
  const behind = file.text.slice(offset, comment.end);
  if (isDirective.test(typed)) return directives;
  return isRuleList.test(typed) ? ruleIds(!behind.includes("--")) : [];
}

const isDirective = /^[#!]+[ \t]*(?:ke[a-z-]*)?$/;
const isRuleList =
  /^[#!]+[ \t]*keepalived-lsp-disable-(?:next-line|line|file)[ \t]+(?:[a-z0-9-]+[ \t]*,[ \t]*)*[a-z0-9-]*$/;

const directives: readonly Completion[] = [
  ["next-line", "silences rules for the line below"],
  ["line", "silences rules for this line"],
  ["file", "silences rules for the whole file"],
].map(([what = "", detail = ""], position) => ({
  label: `keepalived-lsp-disable-${what}`,
  kind: "directive",
  text: `keepalived-lsp-disable-${what} `,
  sort: String(position),
  detail,
}));

function ruleIds(needsReason: boolean): readonly Completion[] {
  return rules.map(({ id, summary }) => ({
    label: id,
    kind: "rule",
    text: needsReason ? `${id} -- ` : id,
    ...(needsReason ? { snippet: `${id} -- \${1:reason}` } : {}),
    sort: id,
    detail: summary,
    key: { path: rulePath, name: id },
  }));
}
