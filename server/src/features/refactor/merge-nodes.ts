/* Two nodes' files become one, in which lines that only one of them has are for its configuration id alone. */
import { evaluate } from "../../../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../../../grammar/schema/schema.ts";
import {
  sourceFile,
  type SourceFile,
} from "../../../../grammar/syntax/source-file.ts";
import { applied, format } from "../../format/format.ts";
import { defaultFormat } from "../../format/options.ts";
import { rowsOf, type Row } from "../../format/rows.ts";
import { folderOf, pathOf, resolvePath } from "../../host/paths.ts";
import { overlayHost } from "../../host/overlay-host.ts";
import type { Node } from "../../model/node.ts";
import { fileTree } from "../file-tree.ts";
import { mergedLines, type Entry } from "./merged-lines.ts";
import {
  freeName,
  newlineOf,
  structureOf,
  type Refactoring,
  type RefactoringContext,
} from "./refactoring.ts";

/** Offered on the heads of a file's outermost blocks, if its cluster has one other node with a file of its own. */
export function mergeNodes(
  context: RefactoringContext,
): readonly Refactoring[] {
  const { file, range, workspace, uriOf, textOf } = context;
  const isHead = fileTree(file, workspace).statements.some(
    ({ start, end, block }) =>
      block !== undefined && start <= range.end && range.start <= end,
  );
  const nodes = isHead ? pairOf(context) : undefined;
  if (nodes === undefined) return [];
  const [one, other] = nodes;
  if (nodes.some(({ configuration: { root } }) => root.text.length > mostText))
    return [];
  const ids = [idOf(one), idOf(other)] as const;
  if (ids[0] === ids[1] || !ids.every((id) => /^[\w.-]+$/.test(id))) return [];
  const folder = commonFolder(one, other);
  const entries = nodes.map(({ configuration: { root } }) =>
    entriesOf(root, folder),
  );
  const [ours, theirs] = entries;
  if (ours === undefined || theirs === undefined) return [];
  const lines = mergedLines(ours, theirs, ids);
  if (lines === undefined) return [];
  const newline = newlineOf(file);
  const newText = lines.join(newline) + newline;
  const uriFor = (name: string): string =>
    uriOf(resolvePath(folder, `${name}.conf`));
  const name = freeName(
    "keepalived",
    (each) => textOf(uriFor(each)) !== undefined,
  );
  const merged = sourceFile(uriFor(name), newText);
  if (
    !nodes.every((node, index) =>
      isRead(merged, node, ids[index] ?? "", context),
    )
  )
    return [];
  return [
    {
      title: `Make one file of ${ids.join(" and ")}, with @${ids[0]} and @${ids[1]} lines: ${name}.conf`,
      kind: "refactor.rewrite",
      edits: [{ create: merged.uri, newText }],
    },
  ];
}

/** Both files are laid out and read anew to see what would become of them. */
const mostText = 100_000;

/** The node of this file, and the only other one of its cluster. */
function pairOf({
  file,
  workspace,
}: RefactoringContext): readonly [Node, Node] | undefined {
  const clusters = workspace.networkOf?.(file).clusters ?? [];
  for (const { nodes } of clusters) {
    const own = nodes.filter(
      ({ configuration }) => configuration.root === file,
    );
    const others = nodes.filter((node) => !own.includes(node));
    const [one] = own;
    const [other] = others;
    if (own.length === 1 && others.length === 1)
      if (one !== undefined && other !== undefined)
        return one.name <= other.name ? [one, other] : [other, one];
  }
  return undefined;
}

function idOf({ name, configuration }: Node): string {
  return configuration.configId ?? name;
}

/** The folder above both files: theirs, if it is the same. */
function commonFolder(one: Node, other: Node): string {
  const [first, second] = [one, other].map(({ configuration }) =>
    folderOf(pathOf(configuration.root.uri)).split("/"),
  );
  const parts: string[] = [];
  for (const [index, part] of (first ?? []).entries()) {
    if (second?.[index] !== part) break;
    parts.push(part);
  }
  return parts.join("/") || "/";
}

/** Whether a node reads from the new file what it reads from its own. */
function isRead(
  merged: SourceFile,
  { configuration }: Node,
  configId: string,
  { workspace }: RefactoringContext,
): boolean {
  const host = overlayHost(workspace.host, new Map([[merged.uri, merged]]));
  const read = (root: SourceFile): string =>
    structureOf(
      evaluate(root, host, { vocabulary, configId, target: workspace.target }),
    );
  return read(merged) === read(configuration.root);
}

/** The lines of a file as blocks, in good style. Undefined: there is a line that can't be made conditional. */
function entriesOf(
  file: SourceFile,
  folder: string,
): readonly Entry[] | undefined {
  const { edits, left } = format(file, defaultFormat);
  if (left.length > 0) return undefined;
  const tidy = sourceFile(file.uri, applied(file, edits));
  const isElsewhere = folderOf(pathOf(file.uri)) !== folder;
  const stack: Entry[][] = [[]];
  for (const row of rowsOf(tidy)) {
    const entry = entryOf(row);
    if (entry === undefined) return undefined;
    if (entry.isInclude && isElsewhere && isRelative(row)) return undefined;
    if (row.segments[0]?.kind === "close") {
      const children = stack.pop();
      const block = stack.at(-1)?.pop();
      if (children === undefined || block === undefined) return undefined;
      stack.at(-1)?.push({ ...block, children, close: row.text });
      continue;
    }
    stack.at(-1)?.push(entry);
    if (row.segments[1] !== undefined) stack.push([]);
  }
  const [entries] = stack;
  // The empty line behind the last line feed is none.
  return stack.length === 1 ? entries?.slice(0, -1) : undefined;
}

/** A line of its own, or the head of a block. */
function entryOf({
  text,
  start,
  comment,
  segments,
  fixed,
}: Row): Entry | undefined {
  const [first, second, third] = segments;
  const conditional = segments.some(({ conditions }) => conditions.length > 0);
  if (fixed || conditional || third !== undefined) return undefined;
  if (second !== undefined && second.kind !== "open") return undefined;
  if (
    first?.kind === "open" ||
    (second !== undefined && first?.kind !== "statement")
  )
    return undefined;
  const content =
    comment === undefined ? text : text.slice(0, comment.start - start);
  return {
    text,
    key: first === undefined ? text.trim() : content.trim(),
    isTrivia: first === undefined,
    isInclude: first?.kind === "include",
  };
}

function isRelative({ segments }: Row): boolean {
  return segments.some(
    (segment) =>
      segment.kind === "include" && !segment.pattern.text.startsWith("/"),
  );
}
