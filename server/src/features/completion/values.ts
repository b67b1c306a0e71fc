/* Values of parameters, and the option words of lines. */
import { valueDocOf } from "../../../../grammar/schema/describe.ts";
import { syntaxOf } from "../../../../grammar/schema/syntax-line.ts";
import type { Argument, Keyword } from "../../../../grammar/schema/keyword.ts";
import {
  compareVersions,
  type Version,
} from "../../../../grammar/schema/versions.ts";
import { isIn, isRemoved } from "../../../../grammar/schema/schema.ts";
import { parseAddress } from "../../model/address.ts";
import type { Cursor } from "../cursor.ts";
import { slotAt, type OptionWord, type Parameter } from "../slot.ts";
import type { Workspace } from "../workspace.ts";
import { addressCompletions } from "./addresses.ts";
import { interfaceCompletions, nameCompletions } from "./names.ts";
import { ordered, type Completion } from "./proposal.ts";

type StatementCursor = Extract<Cursor, { kind: "statement" }>;

/** What may stand at the word of the cursor, behind a keyword or in a line of values. */
export function valueCompletions(
  cursor: StatementCursor,
  workspace: Workspace,
): readonly Completion[] {
  const { target } = workspace;
  const { block, words, index } = cursor;
  const texts = words.map(({ text }) => text);
  const { parameters, options, before } = slotAt(block.path, texts, index);
  const isFollowed = index < words.length - 1;
  const family = familyOf(texts.slice(0, index));
  // keepalived drops a line at its second action
  const acts = before?.some(({ role }) => role === "action") === true;
  return [
    ...parameters.flatMap((parameter) => [
      ...wordCompletions(parameter, block.path, target).filter(
        // Words of the line itself know more of them.
        ({ label }) => !options.some(({ name }) => name === label),
      ),
      ...nameCompletions(cursor, parameter.argument),
      ...interfaceCompletions(cursor, parameter.argument, workspace),
      ...addressCompletions(cursor, parameter, workspace),
    ]),
    ...options
      .filter(
        ({ keyword }) =>
          keyword === undefined ||
          (isUseful(keyword, target) &&
            fits(keyword, family) &&
            !(acts && keyword.role === "action")),
      )
      .map((option, position) =>
        optionCompletion(option, position, target, isFollowed),
      ),
  ];
}

/** Some words are understood only to be refused. */
function isUseful(keyword: Keyword, target: Version): boolean {
  return !isRemoved(keyword, target) && keyword.role !== "without-effect";
}

/** Whether an option goes with the addresses before it. */
function fits(
  { family, args: [argument] }: Keyword,
  known: 4 | 6 | undefined,
): boolean {
  return [family, argument?.family].every(
    (each) => each === undefined || known === undefined || each === known,
  );
}

function familyOf(words: readonly string[]): 4 | 6 | undefined {
  for (const word of words) {
    const family = parseAddress(word)?.family;
    if (family !== undefined) return family === "IPv4" ? 4 : 6;
  }
  return undefined;
}

/** The words that a parameter knows. */
function wordCompletions(
  { argument, owner }: Parameter,
  path: string,
  target: Version,
): readonly Completion[] {
  return wordsOf(argument).map((word, position) => {
    const since = argument.wordsSince?.[word];
    const isNew = since !== undefined && compareVersions(since, target) > 0;
    const detail = isNew
      ? `needs keepalived ${since}`
      : valueDocOf(owner, word);
    return {
      label: word,
      kind: "value",
      text: word,
      sort: ordered(isNew ? 4 : 0, position),
      ...(detail === undefined ? {} : { detail }),
      key: { path, name: owner, value: word },
    };
  });
}

/** The usual spellings first. */
function wordsOf({ kind, words = [] }: Argument): readonly string[] {
  if (kind !== "bool") return words;
  return ["on", "off", "true", "false", "yes", "no"];
}

function optionCompletion(
  { name, keyword, path, owner, option }: OptionWord,
  position: number,
  target: Version,
  isFollowed: boolean,
): Completion {
  const since = keyword?.since ?? option?.since;
  const isNew =
    keyword === undefined
      ? since !== undefined && compareVersions(since, target) > 0
      : !isIn(keyword, target);
  const takesValue =
    option?.argument !== undefined ||
    (keyword?.args[0] !== undefined && keyword.args[0].optional !== true);
  const deprecated = keyword?.deprecated;
  const detail = isNew
    ? `needs keepalived ${since ?? ""}`
    : deprecated !== undefined
      ? `deprecated: write ${deprecated.replacement}`
      : keyword === undefined
        ? valueDocOf(owner, name)
        : syntaxOf(keyword);
  return {
    label: name,
    kind: "option",
    text: takesValue && !isFollowed ? `${name} ` : name,
    sort: ordered(isNew ? 5 : deprecated === undefined ? 3 : 4, position),
    ...(deprecated === undefined ? {} : { deprecated: true }),
    ...(detail === undefined ? {} : { detail }),
    key:
      path === undefined
        ? { path: "", name: owner, value: name }
        : { path, name },
  };
}
