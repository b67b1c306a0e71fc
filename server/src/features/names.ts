/* Names that a configuration gives and refers to: scripts, instances, groups, tracked objects. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { Argument, Keyword } from "../../../grammar/schema/keyword.ts";
import { keywordAt, lineFormatOf } from "../../../grammar/schema/schema.ts";
import type { Word } from "../../../grammar/syntax/line.ts";
import { memo, memoByOutline } from "../../../grammar/syntax/memo.ts";
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

/** Each list is made when it is asked for, in the order of the lines. */
export interface Names {
  readonly definitions: readonly Name[];
  readonly references: readonly Name[];
  /** Network interfaces, wherever they are mentioned. */
  readonly interfaces: readonly string[];
}

/** All names of a configuration. */
export const namesOf: (configuration: Configuration) => Names = memo(
  (configuration) => ({
    get definitions() {
      return definitionsOf(configuration);
    },
    get references() {
      return referencesOf(configuration);
    },
    get interfaces() {
      return interfacesOf(configuration);
    },
  }),
);

const definitionsOf = memo(({ statements }: Configuration) =>
  statements.flatMap(definitionsAt),
);

const referencesOf = memo(({ statements }: Configuration) =>
  referencesIn(statements),
);

const interfacesOf = memo((configuration: Configuration) => [
  ...new Set(
    referencesOf(configuration)
      .filter(({ kind }) => kind === interfaceKind)
      .map(({ text }) => text),
  ),
]);

/** The first interface that a line mentions; the lines behind it are not looked at. */
export const firstInterface: (
  configuration: Configuration,
) => string | undefined = memo(({ statements }) => {
  for (const head of statements)
    for (const { kind, text } of referencesIn([head]))
      if (kind === interfaceKind) return text;
  return undefined;
});

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

function definitionsAt(statement: Statement): Name[] {
  const kind =
    statement.path === "" ? definedKind(keywordOf(statement)) : undefined;
  const word = kind === undefined ? undefined : statement.words[1];
  return kind === undefined || word === undefined || word.opaque
    ? []
    : [{ kind, text: word.text, word, statement }];
}

function referencesIn(statements: readonly Statement[]): Name[] {
  const references: Name[] = [];
  for (const statement of findStatements(statements, isInteresting)) {
    if (isServiceWithoutGroup(statement) || isBareValue(statement)) continue;
    statement.words.forEach((word, index) => {
      const kind = kindAt(statement, index);
      if (kind !== undefined && !word.opaque)
        references.push({ kind, text: word.text, word, statement });
    });
  }
  return references;
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

/** Of thousands of services most name no group. */
function isServiceWithoutGroup(statement: Statement): boolean {
  const { path, keyword } = statement;
  return path === "" && keyword === "virtual_server" && !namesGroup(statement);
}

const namesGroup = memoByOutline(({ words }) => words[1]?.text === "group");

/** Of thousands of addresses in lists most name no interface: they stand alone. */
function isBareValue({ path, piece, keyword }: Statement): boolean {
  const line = lineFormatOf(path);
  return (
    line !== undefined &&
    piece.made === undefined &&
    piece.length === keyword.length &&
    !hasNames(line.head)
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
