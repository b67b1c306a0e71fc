/* Trackers, and the blocks that define what they track. keepalived looks names up while it reads. */
import type { Word } from "../../../grammar/syntax/line.ts";
import type { Statement } from "../../../grammar/syntax/tree.ts";
import type { Frame, TrackedObject } from "../model/node.ts";
import { readable } from "../model/values.ts";
import { insertBefore } from "./edits.ts";
import { nearest, writeNear } from "./nearest.ts";
import type { Report } from "./rule.ts";
import { isBefore, moveDefinition, trackedObject } from "./tracking.ts";

/** A tracker of an instance or a sync group. */
export interface Tracked {
  readonly name: string;
  readonly at: Word;
  readonly owner: { readonly name: string; readonly statement: Statement };
  /** The block of this name; of equal names the first counts. */
  readonly definition: Statement | undefined;
  /** Whether that comes before the owner. */
  readonly isFound: boolean;
  /** All names of such blocks. */
  readonly names: readonly string[];
}

/** The trackers of a kind; none where a file included outside all blocks can't be read. */
export function trackedOf(
  node: Frame,
  kind: TrackedObject["kind"],
): readonly Tracked[] {
  if (!node.complete) return [];
  const names = node.tracked
    .filter((each) => each.kind === kind)
    .map(({ name }) => name);
  return [...node.instances, ...node.syncGroups].flatMap((owner) =>
    owner.trackers.flatMap((tracker): Tracked[] => {
      const at = readable(tracker.statement.words[0]);
      if (tracker.kind !== kind || at === undefined) return [];
      const definition = trackedObject(node, tracker)?.statement;
      const isFound =
        definition !== undefined && isBefore(node, definition, owner.statement);
      return [{ name: tracker.name, at, owner, definition, isFound, names }];
    }),
  );
}

/**
 * What is said of a tracker that is not found: the message `undefined`, or `later` with the related `definition`. Its
 * fixes have the titles `move`, `rename`, or `create` for a block that may stand there instead.
 */
export function notFound(
  { name, at, owner, definition, names }: Tracked,
  skeleton: (name: string) => readonly string[],
): Report {
  const args = { name, owner: owner.name };
  if (definition !== undefined)
    return {
      message: "later",
      at,
      args,
      related: [{ message: "definition", at: definition }],
      fixes: () => [
        {
          title: "move",
          args,
          safety: "suggested",
          edits: moveDefinition(definition, owner.statement),
        },
      ],
    };
  return {
    message: "undefined",
    at,
    args,
    fixes: () => {
      const near = nearest(name, names);
      if (near !== undefined) return writeNear("rename", at, near);
      const edits = insertBefore(owner.statement, skeleton(name));
      return [{ title: "create", args: { name }, safety: "suggested", edits }];
    },
  };
}
