/* Configuration ids after `@` and `@^`. */
import { configIdsOf } from "../../../../grammar/evaluation/evaluate.ts";
import type { Place } from "../../../../grammar/syntax/source-file.ts";
import type { Cursor } from "../cursor.ts";
import type { Workspace } from "../workspace.ts";
import { ordered, type Completion } from "./proposal.ts";

/** The ids that the configuration already names. */
export function conditionCompletions(
  cursor: Extract<Cursor, { kind: "condition" }>,
  workspace: Workspace,
): { readonly place: Place; readonly items: readonly Completion[] } {
  const { condition, file, offset } = cursor;
  const start = condition.start + (condition.negated ? 2 : 1);
  if (offset < start)
    return { place: { file, start: offset, end: offset }, items: [] };
  const place = { file, start, end: condition.end };
  const configurations = workspace.configurationsOf(file);
  const ids = new Set<string>();
  for (const { configId, files } of configurations) {
    if (configId !== undefined) ids.add(configId);
    for (const each of files) for (const id of configIdsOf(each)) ids.add(id);
  }
  // The word that is being typed is no id yet, unless another line has it too.
  if (!isElsewhere(condition.id, cursor)) ids.delete(condition.id);
  return {
    place,
    items: [...ids].filter(Boolean).map((id, position) => ({
      label: id,
      kind: "condition",
      text: id,
      sort: ordered(0, position),
      detail: condition.negated
        ? "for all nodes but this one"
        : "for this node only",
    })),
  };
}

function isElsewhere(
  id: string,
  { configuration, condition }: Extract<Cursor, { kind: "condition" }>,
): boolean {
  const pattern = new RegExp(
    `@\\^?${id.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?=[\\s{}]|$)`,
    "g",
  );
  const count = configuration.files.reduce(
    (sum, { text }) => sum + (text.match(pattern)?.length ?? 0),
    0,
  );
  return id !== "" && count > (condition.id === id ? 1 : 0);
}
