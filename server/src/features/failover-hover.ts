/* What a priority, a weight or an advert interval means for the whole cluster: a table below the keyword's page. */
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { walk, type Statement } from "../../../grammar/syntax/tree.ts";
import type { InstanceOfNode } from "../model/cluster.ts";
import { contendersOf, type Contender } from "../model/failover.ts";
import type { Node } from "../model/node.ts";
import type { Cursor, StatementCursor } from "./cursor.ts";
import { outcomeTable, timingTable } from "./failover-table.ts";
import type { Hover } from "./hover.ts";
import { networkAround } from "./network.ts";
import { touches } from "./subject.ts";
import type { Workspace } from "./workspace.ts";

/** Adds the table to what else is known of the place. */
export function withFailover(
  hover: Hover | undefined,
  cursor: Cursor,
  workspace: Workspace,
): Hover | undefined {
  const text = failoverText(cursor, workspace);
  if (text === undefined) return hover;
  if (hover === undefined) return { place: cursor.place, markdown: text };
  return { ...hover, markdown: `${hover.markdown}\n\n${text}` };
}

/** Undefined where the cursor is on nothing that decides about a failover, or nothing can be worked out. */
function failoverText(
  cursor: Cursor,
  workspace: Workspace,
): string | undefined {
  if (cursor.kind !== "statement") return undefined;
  const subject = subjectOf(cursor);
  if (subject === undefined) return undefined;
  const { file, offset } = cursor;
  const network = networkAround(cursor.configuration, file, workspace);
  const found = network.nodes.flatMap((node) =>
    instancesAt(node, file, offset).map((instance) => ({ node, ...instance })),
  );
  const seen = new Set<string>();
  const texts: string[] = [];
  for (const { node, instance, tracked } of found) {
    const contenders = contendersOf({ node, instance }, network.clusters);
    const key = contenders.map(keyOf).join("\n");
    if (seen.has(key) || texts.length >= mostTables) continue;
    seen.add(key);
    const table = outcomeTable(contenders, tracked);
    if (table === undefined) continue;
    const timing = subject === "advert_int" ? [timingTable(contenders)] : [];
    texts.push([...timing, table].join("\n\n"));
  }
  return texts.length === 0 ? undefined : texts.join("\n\n");
}

const mostTables = 3;

type Subject = "priority" | "advert_int" | "weight";

function subjectOf({
  words,
  index,
  block,
}: StatementCursor): Subject | undefined {
  const [keyword = ""] = words.map(({ text }) => text);
  if (block.path === "vrrp_instance")
    return keyword === "priority" || keyword === "advert_int"
      ? keyword
      : undefined;
  if (/^(?:vrrp_script|vrrp_track_process|bfd_instance)$/.test(block.path))
    return keyword === "weight" ? keyword : undefined;
  if (!/^vrrp_(?:instance|sync_group)\/track_/.test(block.path))
    return undefined;
  return [words[index], words[index - 1]].some(
    (word) => word?.text === "weight",
  )
    ? "weight"
    : undefined;
}

interface Found extends Pick<InstanceOfNode, "instance"> {
  /** The tracked object that the cursor is about. */
  readonly tracked: string | undefined;
}

/** The instances that a line is part of, or that track the object it is part of. */
function instancesAt(
  node: Node,
  file: SourceFile,
  offset: number,
): readonly Found[] {
  const isHere = (statement: Statement): boolean =>
    contains(statement, file, offset);
  const own = node.instances.filter(({ statement }) => isHere(statement));
  if (own.length > 0)
    return own.map((instance) => ({
      instance,
      tracked: instance.trackers.find((each) =>
        touches(each.statement, file, offset),
      )?.name,
    }));
  const group = node.syncGroups.find(({ statement }) => isHere(statement));
  const names = [
    ...node.tracked.filter(({ statement }) => isHere(statement)),
    ...(group?.trackers ?? []).filter((each) =>
      touches(each.statement, file, offset),
    ),
  ].map(({ name }) => name);
  return node.instances
    .filter(
      ({ name, trackers }) =>
        trackers.some((each) => names.includes(each.name)) ||
        (names.length > 0 &&
          group?.members.some(({ value }) => value === name) === true),
    )
    .map((instance) => ({ instance, tracked: names[0] }));
}

function contains(
  statement: Statement,
  file: SourceFile,
  offset: number,
): boolean {
  if (touches(statement, file, offset)) return true;
  let found = false;
  walk(statement.block?.statements ?? [], (each) => {
    found ||= touches(each, file, offset);
  });
  return found;
}

function keyOf({ instance }: Contender): string {
  return `${instance.statement.file.uri}:${instance.statement.start}`;
}
