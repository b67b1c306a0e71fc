/* What is not written but counts all the same, shown in the lines themselves. */
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { expansionHints } from "./inlay-hints/expansions.ts";
import { failoverHints } from "./inlay-hints/failover.ts";
import {
  united,
  type HintGroup,
  type InlayHint,
  type Part,
} from "./inlay-hints/hint.ts";
import { prefixHints } from "./inlay-hints/prefixes.ts";
import { weightHints } from "./inlay-hints/weights.ts";
import { networkAround } from "./network.ts";
import type { Workspace } from "./workspace.ts";

/** The hints of these groups in a part of a file, in their order. */
export function inlayHints(
  file: SourceFile,
  within: Part,
  workspace: Workspace,
  groups: ReadonlySet<HintGroup>,
): readonly InlayHint[] {
  if (groups.size === 0) return [];
  const configurations = workspace.configurationsOf(file);
  const { nodes, clusters } = networkAround(configurations[0], file, workspace);
  const reading = nodes.filter(({ configuration }) =>
    configuration.files.includes(file),
  );
  const all = [
    ...reading.flatMap((node) => [
      ...failoverHints(node, clusters, file, within),
      ...weightHints(node, file, within),
      ...prefixHints(node, file, within),
    ]),
    ...configurations.flatMap((each) => expansionHints(each, file, within)),
  ].filter(
    ({ group, offset }) =>
      groups.has(group) && within.start <= offset && offset <= within.end,
  );
  return united(all).toSorted((one, other) => one.offset - other.offset);
}
