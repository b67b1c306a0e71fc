import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import { extentOf, type Statement } from "../../../../grammar/syntax/tree.ts";

/** Characters of a file. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * False where nothing of a block can stand in a part of a file: most blocks of a large file are not seen. What
 * definitions made, or other files hold, may stand anywhere.
 */
export function mayStandIn(
  { start, end }: Part,
  file: SourceFile,
  head: Statement,
): boolean {
  if (head.block === undefined || head.block.form.isUnique) return true;
  const extent = extentOf(head);
  return extent.file === file && extent.start <= end && start <= extent.end;
}

/** Each can be turned off by a setting of its name. */
export const hintGroups = [
  "priority",
  "takeoverTime",
  "weightShare",
  "expansions",
  "prefixLength",
] as const;

export type HintGroup = (typeof hintGroups)[number];

/** Something that is not written, shown behind what is. */
export interface InlayHint {
  readonly group: HintGroup;
  readonly file: SourceFile;
  readonly offset: number;
  readonly label: string;
  /** Where it comes from, as Markdown; worked out when it is asked for. */
  readonly reason: () => string;
}

/** A hint as one node sees it: nodes that share a file may see different things. */
export interface HintOfNode extends InlayHint {
  /** The node's name; undefined for what no node changes. */
  readonly node: string | undefined;
}

/** More than these at one place say nothing. */
const mostLabels = 4;

/** One hint for each place and group: where nodes differ, it says what is so on which. */
export function united(hints: readonly HintOfNode[]): readonly InlayHint[] {
  const places = new Map<string, HintOfNode[]>();
  for (const hint of hints) {
    const key = `${hint.offset} ${hint.group}`;
    const list = places.get(key);
    if (list === undefined) places.set(key, [hint]);
    else list.push(hint);
  }
  return [...places.values()].flatMap((list) => {
    const labels = new Map(list.map((each) => [each.label, each]));
    const [first] = list;
    if (first === undefined || labels.size > mostLabels) return [];
    if (labels.size === 1) return [first];
    const isShared = new Set(list.map(({ node }) => node)).size > 1;
    const texts = [...labels.values()].map(({ label, node }) =>
      isShared && node !== undefined ? `${node}: ${label}` : label,
    );
    const reason = (): string =>
      [...labels.values()].map((each) => each.reason()).join("\n\n");
    return [{ ...first, label: texts.join(", "), reason }];
  });
}
