/*
 * What belongs at a word of a statement: which parameter of the keyword, which option of the line. The schema lists
 * parameters in order, options in any order and the option words of value lines; this walks a line along that list.
 */
import type {
  Argument,
  Keyword,
  Option,
} from "../../../grammar/schema/keyword.ts";
import type { LineFormat } from "../../../grammar/schema/complete.ts";
import { keywordAt, lineFormatOf } from "../../../grammar/schema/schema.ts";

/** What may stand at one word. */
export interface Slot {
  readonly parameters: readonly Parameter[];
  readonly options: readonly OptionWord[];
  /** In a line of option words: those that stand before. */
  readonly before?: readonly Keyword[];
}

export interface Parameter {
  readonly argument: Argument;
  /** The keyword or option word it belongs to: what docs of its values are found by. */
  readonly owner: string;
}

/** A word that takes parameters of its own, in a line of keywords or values. */
export interface OptionWord {
  readonly name: string;
  /** Path and name under which the schema knows it; undefined for options of a keyword's parameter. */
  readonly keyword?: Keyword;
  readonly path?: string;
  readonly owner: string;
  readonly option?: Option;
}

/** What belongs at the word with this number, in a statement of the block with this path. */
export function slotAt(
  path: string,
  words: readonly string[],
  index: number,
): Slot {
  const line = lineFormatOf(path);
  if (line !== undefined) return lineSlot(path, line, words.slice(0, index));
  const keyword = keywordAt(path, words[0] ?? "");
  if (keyword === undefined || index === 0) return nothing;
  const before = words.slice(1, index);
  return argumentsSlot(keyword.args, keyword.name, before);
}

const nothing: Slot = { parameters: [], options: [] };

/** Parameters in order; those that are optional may be left out. */
function argumentsSlot(
  args: readonly Argument[],
  owner: string,
  before: readonly string[],
): Slot {
  let at = 0;
  for (let word = 0; word < before.length; word += 1) {
    const argument = args[at];
    if (argument === undefined) return nothing;
    if (argument.kind === "options")
      return optionsSlot(argument.options ?? [], owner, before.slice(word));
    if (argument.repeat !== undefined) continue;
    if (isSkipped(argument, before[word] ?? "", args[at + 1])) word -= 1;
    at += 1;
  }
  const parameters: Parameter[] = [];
  for (; at < args.length; at += 1) {
    const argument = args[at];
    if (argument === undefined) break;
    if (argument.kind === "options") {
      const { options } = optionsSlot(argument.options ?? [], owner, []);
      return { parameters, options };
    }
    parameters.push({ argument, owner });
    if (argument.optional !== true) break;
  }
  return { parameters, options: [] };
}

/** An optional word that is not there, where another parameter follows. */
function isSkipped(
  argument: Argument,
  word: string,
  next: Argument | undefined,
): boolean {
  return (
    argument.optional === true &&
    argument.kind === "enum" &&
    next !== undefined &&
    argument.words?.includes(word) !== true
  );
}

function optionsSlot(
  options: readonly Option[],
  owner: string,
  before: readonly string[],
): Slot {
  const used = new Set<string>();
  for (let word = 0; word < before.length; word += 1) {
    const option = options.find((each) => each.word === before[word]);
    if (option === undefined) continue;
    used.add(option.oneOf ?? option.word);
    if (option.argument === undefined) continue;
    if (word === before.length - 1)
      return {
        parameters: [{ argument: option.argument, owner }],
        options: [],
      };
    word += 1;
  }
  return {
    parameters: [],
    options: options
      .filter(({ word, oneOf = word }) => !used.has(oneOf))
      .map((option) => ({ name: option.word, owner, option })),
  };
}

/** A line of a value block: its head, and option words with their parameters behind it (or, in routes, around it). */
function lineSlot(
  path: string,
  line: LineFormat,
  before: readonly string[],
): Slot {
  const { args } = line.head;
  let table: ReadonlyMap<string, Keyword> = line.words;
  let tablePath = path;
  const heads: string[] = [];
  // `default` of a route is listed with the option words too.
  const headWords = args.flatMap(({ words = [] }) => words);
  const used = new Map<string, Keyword>();
  for (let word = 0; word < before.length;) {
    const name = before[word] ?? "";
    const isHead = headWords.includes(name);
    const option = isHead
      ? undefined
      : (table.get(name) ?? line.words.get(name));
    if (option === undefined) {
      heads.push(name);
      word += 1;
      continue;
    }
    used.set(name, option);
    const rest = line.rest.get(name);
    const values = before.slice(word + 1);
    const taken = takenBy(option, values, [line.words, table]);
    if (taken === values.length) {
      const { parameters } = argumentsSlot(option.args, name, values);
      const needed = parameters.some(({ argument }) => !argument.optional);
      if (parameters.length > 0 && (needed || values.length > 0))
        return needed
          ? { parameters, options: [] }
          : {
              parameters,
              options: optionWords(path, line, used, rest, name),
            };
    }
    if (rest !== undefined) {
      table = rest;
      tablePath = `${path}/${name}`;
    }
    word += 1 + taken;
  }
  return {
    parameters: argumentsSlot(args, line.head.name, heads).parameters,
    options:
      before.length === 0 && args.length > 0 && args[0]?.kind === "reference"
        ? []
        : optionWords(
            path,
            line,
            used,
            tablePath === path ? undefined : table,
            tablePath.slice(path.length + 1),
          ).filter(
            ({ name }) => heads.length === 0 || !headWords.includes(name),
          ),
    before: [...used.values()],
  };
}

/** How many words behind an option are its parameters. */
function takenBy(
  option: Keyword,
  values: readonly string[],
  tables: readonly ReadonlyMap<string, Keyword>[],
): number {
  let taken = 0;
  for (const argument of option.args) {
    const value = values[taken];
    if (value === undefined) break;
    if (
      argument.optional === true &&
      argument.words?.includes(value) !== true &&
      (argument.kind === "enum" || tables.some((table) => table.has(value)))
    )
      continue;
    taken += 1;
  }
  return taken;
}

function optionWords(
  path: string,
  line: LineFormat,
  used: ReadonlyMap<string, Keyword>,
  rest: ReadonlyMap<string, Keyword> | undefined,
  restName: string,
): readonly OptionWord[] {
  const words = [...line.words].map(([name, keyword]) => ({
    name,
    keyword,
    path,
    owner: name,
  }));
  const behind = [...(rest ?? [])].map(([name, keyword]) => ({
    name,
    keyword,
    path: `${path}/${restName}`,
    owner: name,
  }));
  return [
    ...behind,
    // A route may have several hops.
    ...words.filter(
      ({ name }) =>
        (!used.has(name) || line.rest.has(name)) && rest?.has(name) !== true,
    ),
  ];
}
