/* Above a name: how often it is referred to, and in what its instance differs on the other nodes of the cluster. */
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { InstanceOfNode } from "../model/cluster.ts";
import { distinct } from "./definition.ts";
import { namesOf, type Name } from "./names.ts";
import { networkAround } from "./network.ts";
import { peerDifferences } from "./peer-differences.ts";
import { referencesAt } from "./references.ts";
import type { Workspace } from "./workspace.ts";

/** Each can be turned off by a setting of its name. */
export const lensGroups = ["references", "peers"] as const;

export type LensGroup = (typeof lensGroups)[number];

/** What it says is worked out when it is asked for. */
export type CodeLens =
  | {
      readonly group: "references";
      readonly place: Place;
      readonly references: () => readonly Place[];
    }
  | {
      readonly group: "peers";
      readonly place: Place;
      /** The other node, and the name of the instance there. */
      readonly node: string;
      readonly there: Place;
      readonly differences: () => readonly string[];
    };

export function codeLenses(
  file: SourceFile,
  workspace: Workspace,
  groups: ReadonlySet<LensGroup>,
): readonly CodeLens[] {
  return [
    ...(groups.has("references") ? referenceLenses(file, workspace) : []),
    ...(groups.has("peers") ? peerLenses(file, workspace) : []),
  ].toSorted((one, other) => one.place.start - other.place.start);
}

/** Names that nothing else need refer to. */
const independent = new Set(["vrrp_instance", "vrrp_sync_group"]);

function referenceLenses(
  file: SourceFile,
  workspace: Workspace,
): readonly CodeLens[] {
  const names = workspace.configurationsOf(file).map((each) => namesOf(each));
  const keyOf = ({ kind, text }: Name): string => `${kind} ${text}`;
  const used = new Set(
    names.flatMap(({ references }) => references.map(keyOf)),
  );
  const definitions = names.flatMap((each) =>
    each.definitions.filter(
      (name) =>
        name.word.file === file &&
        (used.has(keyOf(name)) || !independent.has(name.kind)),
    ),
  );
  return distinct(definitions, ({ word }) => word).map(({ word }) => ({
    group: "references",
    place: word,
    references: () => referencesAt(file, word.start, workspace).references,
  }));
}

function peerLenses(
  file: SourceFile,
  workspace: Workspace,
): readonly CodeLens[] {
  const [configuration] = workspace.configurationsOf(file);
  const { clusters } = networkAround(configuration, file, workspace);
  const sides = clusters.flatMap(({ pairs }) =>
    pairs.flatMap(({ one, other }) => [
      { here: one, there: other },
      { here: other, there: one },
    ]),
  );
  return sides.flatMap(({ here, there }): CodeLens[] => {
    const place = nameOf(here);
    const peer = nameOf(there);
    // Nodes that share the lines have nothing to compare.
    if (place.file !== file || isSame(place, peer)) return [];
    return [
      {
        group: "peers",
        place,
        node: there.node.name,
        there: peer,
        differences: () => peerDifferences(here.instance, there.instance),
      },
    ];
  });
}

function nameOf({ instance: { statement } }: InstanceOfNode): Place {
  return statement.words[1] ?? statement;
}

function isSame(one: Place, other: Place): boolean {
  return one.file === other.file && one.start === other.start;
}
