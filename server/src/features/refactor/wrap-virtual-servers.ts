import { lineAt, lineStarts } from "../../../../grammar/syntax/line-index.ts";
import {
  textOf,
  type SourceFile,
} from "../../../../grammar/syntax/source-file.ts";
import {
  extentOf,
  keywordOf,
  walk,
  type Statement,
} from "../../../../grammar/syntax/tree.ts";
import { rowsOf, type Row } from "../../format/rows.ts";
import type { FileEdit } from "../code-actions.ts";
import { fileTree } from "../file-tree.ts";
import { namesOf } from "../names.ts";
import {
  freeName,
  newlineOf,
  type Refactoring,
  type RefactoringContext,
} from "./refactoring.ts";

/** Virtual servers with the same content become one, for a group of their addresses. */
export function wrapVirtualServers(
  context: RefactoringContext,
): readonly Refactoring[] {
  const { file, range, workspace } = context;
  const { statements, problems } = fileTree(file, workspace);
  if (file.text.includes("$") || problems.length > 0) return [];
  const servers = statements.filter(isPlainServer);
  const here = servers.find(
    ({ start, end }) => start <= range.end && range.start <= end,
  );
  if (here === undefined) return [];
  const content = contentOf(here);
  const alike = servers.filter(
    (each) => contentOf(each) === content && familyOf(each) === familyOf(here),
  );
  const [first, ...others] = alike;
  if (first === undefined || others.length === 0) return [];
  if (!alike.every((each) => isAlone(file, each))) return [];
  const kept = commentsIn(file, first);
  if (
    others.some((each) =>
      commentsIn(file, each).some((said) => !kept.includes(said)),
    )
  )
    return [];
  const taken = new Set(
    workspace
      .configurationsOf(file)
      .flatMap((each) => namesOf(each).definitions)
      .filter(({ kind }) => kind === "virtual_server_group")
      .map(({ text }) => text),
  );
  const name = freeName(stemFor(alike), (each) => taken.has(each));
  return [
    {
      title: `Wrap ${alike.length} virtual servers with the same content in virtual_server_group ${name}`,
      kind: "refactor.rewrite",
      edits: [
        ...grouped(file, first, alike, name),
        ...others.map((each) => removal(file, each)),
      ],
    },
  ];
}

/** What follows the keyword is an address and a port, or a mark. */
function isPlainServer(statement: Statement): boolean {
  const { words, block } = statement;
  return (
    keywordOf(statement) === "virtual_server" &&
    block?.close !== undefined &&
    (words.length === 2 || words.length === 3) &&
    words[1]?.text !== "group" &&
    // This one knows no groups.
    !block.statements.some((each) => keywordOf(each) === "ha_suspend")
  );
}

/** What a group can't mix: addresses of two families, and marks. */
function familyOf({ words }: Statement): string {
  const address = words[1]?.text ?? "";
  if (address === "fwmark") return address;
  return address.includes(":") ? "6" : "4";
}

function contentOf({ block }: Statement): string {
  const lines: string[] = [];
  walk(block?.statements ?? [], ({ path, words, block: inner }) => {
    const texts = words.map(({ text }) => JSON.stringify(text));
    lines.push(`${path} ${texts.join(" ")}${inner === undefined ? "" : " {"}`);
  });
  return lines.join("\n");
}

/** Nothing else is on the lines of the block, and nothing in it depends on the node. */
function isAlone(file: SourceFile, server: Statement): boolean {
  const { start, end } = extentOf(server);
  const segments = rowsOfBlock(file, server).flatMap((row) => row.segments);
  return segments.every(
    (each) =>
      start <= each.start &&
      each.end <= end &&
      each.conditions.length === 0 &&
      (each.kind === "statement" ||
        each.kind === "open" ||
        each.kind === "close"),
  );
}

function commentsIn(file: SourceFile, server: Statement): readonly string[] {
  return rowsOfBlock(file, server).flatMap(({ comment }) =>
    comment === undefined ? [] : [textOf(comment).trim()],
  );
}

function rowsOfBlock(file: SourceFile, server: Statement): readonly Row[] {
  const { start, end } = extentOf(server);
  return rowsOf(file).slice(lineAt(file, start), lineAt(file, end) + 1);
}

/** All of one port: named after it. */
function stemFor(servers: readonly Statement[]): string {
  const ports = new Set(servers.map(({ words }) => words[2]?.text));
  const [port] = ports;
  const isMark = servers.some(({ words }) => words[1]?.text === "fwmark");
  return isMark || ports.size > 1 || port === undefined
    ? "services"
    : `port_${port}`;
}

/** The group above the first server, and that one for the group. */
function grouped(
  file: SourceFile,
  first: Statement,
  all: readonly Statement[],
  name: string,
): readonly FileEdit[] {
  const newline = newlineOf(file);
  const lineStart = lineStarts(file)[lineAt(file, first.start)] ?? 0;
  const indent = file.text.slice(lineStart, first.start);
  const step = indentOf(file, first) ?? `${indent}    `;
  const lines = [
    `virtual_server_group ${name} {`,
    ...all.map(
      ({ words }) =>
        step +
        words
          .slice(1)
          .map(({ text }) => text)
          .join(" "),
    ),
    `${indent}}`,
    "",
    `${indent}virtual_server group ${name}`,
  ];
  return [
    { file, start: first.start, end: first.end, newText: lines.join(newline) },
  ];
}

/** The blanks before the first line of a block. */
function indentOf(file: SourceFile, { block }: Statement): string | undefined {
  const [inner] = block?.statements ?? [];
  if (inner === undefined) return undefined;
  const start = lineStarts(file)[lineAt(file, inner.start)] ?? 0;
  const before = file.text.slice(start, inner.start);
  return before.trim() === "" ? before : undefined;
}

/** The lines of a block, and a blank one behind it. */
function removal(file: SourceFile, server: Statement): FileEdit {
  const { start, end } = extentOf(server);
  const starts = lineStarts(file);
  const last = lineAt(file, end);
  const { length } = file.text;
  const next = starts[last + 1] ?? length;
  const behind = starts[last + 2] ?? length;
  const blank = file.text.slice(next, behind).trim() === "";
  return {
    file,
    start: starts[lineAt(file, start)] ?? start,
    end: blank ? behind : next,
    newText: "",
  };
}
