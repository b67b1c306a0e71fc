/* `@ID`: the nodes for which the line counts. */
import { nodeOf } from "../../model/nodes.ts";
import type { Cursor } from "../cursor.ts";
import type { Hover } from "../hover.ts";
import { code, escapeMarkdown } from "../markdown.ts";
import type { Workspace } from "../workspace.ts";

export function conditionHover(
  cursor: Cursor,
  workspace: Workspace,
): Hover | undefined {
  if (cursor.kind !== "condition") return undefined;
  const { condition, file, place } = cursor;
  const { id, negated } = condition;
  const configurations = workspace.configurationsOf(file);
  const nodes = configurations
    .filter(({ configId }) => (configId === id) !== negated)
    .map((each) => escapeMarkdown(nodeOf(each).name));
  const meaning = negated
    ? `The line counts where keepalived is **not** started with ${code(`-i ${id}`)} and its host is not called so`
    : `The line counts only where keepalived is started with ${code(`-i ${id}`)}, or on the host of this name`;
  const known =
    nodes.length === 0
      ? "No known node reads it"
      : `Read by ${[...new Set(nodes)].join(", ")}`;
  return { place, markdown: `${meaning}.\n\n${known}` };
}
