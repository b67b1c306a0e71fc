/* What instances and sync groups track, and the weights that count. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import { keywordOf, type Statement } from "../../../grammar/syntax/tree.ts";
import type { TrackedObject } from "./node.ts";
import {
  all,
  argument,
  first,
  last,
  lines,
  signed,
  text,
  within,
  type Valued,
} from "./values.ts";
import type { EffectiveWeight, Tracker } from "./vrrp-instance.ts";

/** `vrrp_script`, `track_file`, `vrrp_track_process` and `bfd_instance` blocks; of equal names the first counts. */
export const readTracked: (
  configuration: Configuration,
) => readonly TrackedObject[] = memo(({ statements }) =>
  statements.flatMap((statement): TrackedObject[] => {
    const kind = tracked.get(keywordOf(statement));
    const name = kind && argument(statement)?.text;
    if (kind === undefined || name === undefined) return [];
    return [{ kind, name, statement, effective: ownWeight(kind, statement) }];
  }),
);

/** Tracked objects by kind and name: `script chk_http`. Of equal names the first counts. */
export const trackedByName: (
  objects: readonly TrackedObject[],
) => ReadonlyMap<string, TrackedObject> = memo(
  (objects) =>
    new Map(
      objects.toReversed().map((each) => [`${each.kind} ${each.name}`, each]),
    ),
);

const tracked: ReadonlyMap<string, TrackedObject["kind"]> = new Map([
  ["vrrp_script", "script"],
  ["track_file", "file"],
  ["vrrp_track_file", "file"],
  ["vrrp_track_process", "process"],
  ["bfd_instance", "bfd"],
]);

const blocks: readonly (readonly [string, Tracker["kind"]])[] = [
  ["track_script", "script"],
  ["track_file", "file"],
  ["track_process", "process"],
  ["track_bfd", "bfd"],
  ["track_interface", "interface"],
];

/** The `track_*` entries of an instance or a sync group; an object that is named again does not count again. */
export function readTrackers(
  head: Statement,
  objects: readonly TrackedObject[],
): readonly Tracker[] {
  return blocks.flatMap(([keyword, kind]) => {
    const found = new Map<string, Tracker>();
    for (const statement of lines(head, keyword)) {
      const name = statement.words[0].text;
      if (statement.words[0].opaque || found.has(name)) continue;
      found.set(name, readTracker(kind, name, statement, objects));
    }
    return [...found.values()];
  });
}

/** `NAME [weight N [reverse | noreverse]]`. */
function readTracker(
  kind: Tracker["kind"],
  name: string,
  statement: Statement,
  objects: readonly TrackedObject[],
): Tracker {
  const at = statement.words.findIndex((word) => word.text === "weight");
  const object = trackedByName(objects).get(`${kind} ${name}`);
  if (at < 0) {
    const effective =
      kind === "interface"
        ? { weight: 0, reverse: false, word: undefined }
        : object?.effective;
    return { kind, name, statement, weight: undefined, effective };
  }
  const weight = within(signed(statement, at), -254, 254);
  const option = statement.words[at + 2]?.text;
  const effective: EffectiveWeight | undefined =
    weight === undefined
      ? undefined
      : { weight: weight.value, reverse: option === "reverse", word: weight };
  return { kind, name, statement, weight, effective };
}

/** For scripts and BFD the last `weight` counts, for the others the first; files start with 1, the others with 0. */
function ownWeight(
  kind: TrackedObject["kind"],
  head: Statement,
): EffectiveWeight | undefined {
  const statement =
    kind === "script" || kind === "bfd"
      ? last(head, "weight")
      : kind === "file"
        ? (all(head, "weight").find((each) => signed(each)?.value !== 1) ??
          first(head, "weight"))
        : first(head, "weight");
  if (statement === undefined)
    return {
      weight: kind === "file" ? 1 : 0,
      reverse: false,
      word: undefined,
    };
  const word: Valued<number> | undefined = within(signed(statement), -254, 254);
  if (word === undefined) return undefined;
  const reverse = text(statement, 1)?.value === "reverse";
  return { weight: word.value, reverse, word };
}
