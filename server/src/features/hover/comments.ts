/* The rules that a comment silences. */
import { rules } from "../../rules/registry.gen.ts";
import type { Cursor } from "../cursor.ts";
import type { Hover } from "../hover.ts";

export function commentHover({
  file,
  place,
  ...cursor
}: Cursor): Hover | undefined {
  if (cursor.kind !== "comment") return undefined;
  const { start, end } = cursor.comment;
  if (!/^[#!]+\s*keepalived-lsp-disable-/.test(file.text.slice(start, end)))
    return undefined;
  const rule = rules.find(
    ({ id }) => id === file.text.slice(place.start, place.end),
  );
  if (rule === undefined) return undefined;
  return {
    place,
    markdown: `**${rule.summary}** (${rule.severity})\n\n${rule.why}`,
  };
}
