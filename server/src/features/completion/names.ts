/* Names that the configuration defines, where a line refers to one. */
import { positionAt } from "../../../../grammar/syntax/line-index.ts";
import type { Argument } from "../../../../grammar/schema/keyword.ts";
import { baseName, pathOf } from "../../host/paths.ts";
import type { Cursor } from "../cursor.ts";
import { namesOf, targetOf, wantsInterface, type Name } from "../names.ts";
import type { Workspace } from "../workspace.ts";
import { ordered, type Completion } from "./proposal.ts";

type StatementCursor = Extract<Cursor, { kind: "statement" }>;

/** Scripts, instances, groups, tracked objects: those that the block does not have yet come first. */
export function nameCompletions(
  cursor: StatementCursor,
  argument: Argument,
): readonly Completion[] {
  const { configuration, block, words, index } = cursor;
  const isGroup =
    argument.kind === "port" && index === 2 && words[1]?.text === "group";
  const kind = isGroup ? "virtual_server_group" : targetOf(argument);
  if (kind === undefined) return [];
  const used = new Set(
    block.siblings.flatMap((each) => each.words.map(({ text }) => text)),
  );
  const found = new Map<string, Name>();
  for (const name of namesOf(configuration).definitions)
    if (name.kind === kind) found.set(name.text, name);
  return [...found.values()].map((name, position) => ({
    label: name.text,
    kind: "name",
    text: written(name.text, cursor),
    sort: ordered(used.has(name.text) ? 2 : 1, position),
    detail: `${name.kind} in ${whereOf(name)}`,
  }));
}

/** Interfaces that any line of the configuration names, then those of the host. */
export function interfaceCompletions(
  { configuration }: StatementCursor,
  argument: Argument,
  { interfaces = [] }: Workspace,
): readonly Completion[] {
  if (!wantsInterface(argument)) return [];
  const named = namesOf(configuration).interfaces;
  const proposal =
    (group: number, detail: string) =>
    (name: string, position: number): Completion => ({
      label: name,
      kind: "interface",
      text: name,
      sort: ordered(group, position),
      detail,
    });
  return [
    ...named.map(proposal(1, "interface used in this configuration")),
    ...interfaces
      .filter((name) => !named.includes(name))
      .map(proposal(2, "interface of this machine")),
  ];
}

/** In quotes where the name needs them and has none. */
function written(name: string, { file, place }: StatementCursor): string {
  const quoted = file.text[place.start - 1] === '"';
  return /[\s{}#!]/.test(name) && !quoted ? `"${name}"` : name;
}

function whereOf({ word }: Name): string {
  const { line } = positionAt(word.file, word.start);
  return `${baseName(pathOf(word.file.uri))} line ${line + 1}`;
}
