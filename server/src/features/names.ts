/* Names that a configuration gives and refers to: scripts, instances, groups, tracked objects. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { Argument, Keyword } from "../../../grammar/schema/keyword.ts";
import { keywordAt, lineFormatOf } from "../../../grammar/schema/schema.ts";
import type { Word } from "../../../grammar/syntax/line.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import {
  findStatements,
  keywordOf,
  type Statement,
} from "../../../grammar/syntax/tree.ts";
import { slotAt } from "./slot.ts";

/** A word that names something of this kind: the keyword of the blocks that define it, or `interfaceKind`. */
export interface Name {
  readonly kind: string;
  readonly text: string;
  readonly word: Word;
  readonly statement: Statement;
}

export interface Names {
  readonly definitions: readonly Name[];
  readonly references: readonly Name[];
  /** Network interfaces, wherever they are mentioned. */
  readonly interfaces: readonly string[];
}

/** All names of a configuration, in the order of its lines. */
export const namesOf: (configuration: Configuration) => Names = memo(
  ({ statements }) => {
    const definitions: Name[] = [];
    const references: Name[] = [];
    const interfaces = new Set<string>();
    for (const statement of findStatements(statements, mayName)) {
      const definition = definitionOf(statement);
      if (definition !== undefined) definitions.push(definition);
      if (!isInteresting(statement.path, statement.keyword)) continue;
      if (isServiceWithoutGroup(statement)) continue;
      statement.words.forEach((word, index) => {
        const kind = kindAt(statement, index);
        if (kind === undefined || word.opaque) return;
        if (kind === interfaceKind) interfaces.add(word.text);
        references.push({ kind, text: word.text, word, statement });
      });
    }
    return { definitions, references, interfaces: [...interfaces] };
  },
);

/** The kind of name that a parameter wants; undefined: it wants no name. */
export function targetOf({ kind, target }: Argument): string | undefined {
  return kind === "reference" ? canonical(target ?? "") : undefined;
}

/** Whether a parameter wants a network interface. */
export function wantsInterface({ kind }: Argument): boolean {
  return kind === "interface" || kind === "interface-name";
}

/** The kind that the name behind this keyword of the root is of; undefined: it takes none that is referred to. */
export function definedKind(keyword: string): string | undefined {
  const kind = canonical(keyword);
  return kinds.has(kind) ? kind : undefined;
}

/** Blocks whose name other lines refer to. */
const kinds: ReadonlySet<string> = new Set([
  "bfd_instance",
  "track_file",
  "track_group",
  "virtual_server_group",
  "vrrp_instance",
  "vrrp_script",
  "vrrp_sync_group",
  "vrrp_track_process",
]);

/** Of network interfaces, which no block defines. */
export const interfaceKind = "interface";

/** `track_file` is the younger spelling of `vrrp_track_file`. */
function canonical(kind: string): string {
  return kind === "vrrp_track_file" ? "track_file" : kind;
}

function definitionOf(statement: Statement): Name | undefined {
  const word = statement.words[1];
  if (statement.path !== "" || word === undefined || word.opaque)
    return undefined;
  const kind = definedKind(keywordOf(statement));
  return kind === undefined
    ? undefined
    : { kind, text: word.text, word, statement };
}

function kindAt(statement: Statement, index: number): string | undefined {
  const { words, path } = statement;
  const texts = words.map(({ text }) => text);
  const { parameters, options } = slotAt(path, texts, index);
  const text = texts[index] ?? "";
  if (options.some(({ name }) => name === text)) return undefined;
  for (const { argument } of parameters) {
    if (wantsInterface(argument)) return interfaceKind;
    const target = targetOf(argument);
    if (target !== undefined) return target;
    // virtual_server group NAME
    if (argument.kind === "port" && index === 2 && texts[1] === "group")
      return "virtual_server_group";
  }
  return undefined;
}

function mayName(path: string, keyword: string): boolean {
  return (
    (path === "" && definedKind(keyword) !== undefined) ||
    isInteresting(path, keyword)
  );
}

/** Of thousands of services most name no group. */
function isServiceWithoutGroup({ path, keyword, words }: Statement): boolean {
  return (
    path === "" && keyword === "virtual_server" && words[1]?.text !== "group"
  );
}

/** Most lines hold no names: a look at the schema tells, once for each keyword. */
function isInteresting(path: string, name: string): boolean {
  const line = lineFormatOf(path);
  if (line !== undefined)
    return hasNames(line.head) || [...line.words.values()].some(hasNames);
  const keyword = keywordAt(path, name);
  return keyword !== undefined && hasNames(keyword);
}

const hasNames: (keyword: Keyword) => boolean = memo(({ args }) =>
  args.some(
    (argument) =>
      argument.kind === "ip-or-fwmark-or-group" ||
      isName(argument) ||
      argument.options?.some(
        (option) => option.argument !== undefined && isName(option.argument),
      ) === true,
  ),
);

function isName(argument: Argument): boolean {
  return wantsInterface(argument) || targetOf(argument) !== undefined;
}
