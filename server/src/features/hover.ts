/* What is known of the word at an offset, as Markdown. Text of files is put in as code or escaped. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { Argument } from "../../../grammar/schema/keyword.ts";
import { markdownOf, valueDocOf } from "../../../grammar/schema/describe.ts";
import { lineFormatOf } from "../../../grammar/schema/schema.ts";
import { parameterOf } from "../../../grammar/schema/syntax-line.ts";
import {
  textOf,
  type Place,
  type SourceFile,
} from "../../../grammar/syntax/source-file.ts";
import { extentOf, type Statement } from "../../../grammar/syntax/tree.ts";
import { pathOf } from "../host/paths.ts";
import { cursorAt, type Cursor, type StatementCursor } from "./cursor.ts";
import { withFailover } from "./failover-hover.ts";
import { addressText } from "./hover/addresses.ts";
import { commentHover } from "./hover/comments.ts";
import { conditionHover } from "./hover/conditions.ts";
import { nodeText, placeText, timesText } from "./hover/place-text.ts";
import { sequenceHover } from "./hover/sequences.ts";
import { variableHover } from "./hover/variables.ts";
import { code, escapeMarkdown, fenced } from "./markdown.ts";
import { interfaceKind, namesOf, type Name } from "./names.ts";
import { slotAt } from "./slot.ts";
import { touches } from "./subject.ts";
import type { Workspace } from "./workspace.ts";

export interface Hover {
  readonly place: Place;
  readonly markdown: string;
}

export function hoverAt(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
): Hover | undefined {
  const cursor = cursorAt(file, offset, workspace);
  return (
    commentHover(cursor) ??
    conditionHover(cursor, workspace) ??
    variableHover(cursor) ??
    sequenceHover(cursor) ??
    includeHover(cursor) ??
    (cursor.kind === "statement"
      ? withFailover(
          withAddress(statementHover(cursor), cursor, workspace),
          cursor,
          workspace,
        )
      : undefined)
  );
}

function includeHover({
  configuration,
  file,
  offset,
}: Cursor): Hover | undefined {
  const include = configuration.includes.find(({ at }) =>
    touches(at, file, offset),
  );
  if (include === undefined || offset < include.pattern.start) return undefined;
  const { matches, pattern } = include;
  const text =
    matches === undefined
      ? "It can't be told from here which files these are"
      : matches.length === 0
        ? "No file matches"
        : matches
            .slice(0, mostFiles)
            .map((uri) => `- ${code(pathOf(uri))}`)
            .join("\n");
  const more = (matches?.length ?? 0) - mostFiles;
  return {
    place: pattern,
    markdown: more > 0 ? `${text}\n- and ${more} more` : text,
  };
}

const mostFiles = 20;

/** Whose an address is comes before what the parameter means. */
function withAddress(
  hover: Hover | undefined,
  cursor: Cursor & StatementCursor,
  workspace: Workspace,
): Hover | undefined {
  const text = addressText(cursor, workspace);
  if (text === undefined) return hover;
  const markdown = hover === undefined ? text : `${text}\n\n${hover.markdown}`;
  return { place: cursor.place, markdown };
}

function statementHover(cursor: Cursor & StatementCursor): Hover | undefined {
  const { words, index, block, place, configuration, file, offset } = cursor;
  const word = words[index];
  if (word === undefined) return undefined;
  const texts = words.map(({ text }) => text);
  const found = (markdown: string | undefined): Hover | undefined =>
    markdown === undefined ? undefined : { place, markdown };
  if (index === 0 && /^include[rmwba]?$/.test(word.text))
    return found(markdownOf("*", word.text));
  const line = lineFormatOf(block.path);
  if (index === 0 && line === undefined)
    return found(markdownOf(block.path, word.text));
  const { parameters, options } = slotAt(block.path, texts, index);
  const option = options.find(({ name }) => name === word.text);
  if (option?.path !== undefined)
    return found(markdownOf(option.path, option.name));
  if (option !== undefined) return found(valueText(option.owner, word.text));
  const name = nameText(configuration, file, offset);
  if (name !== undefined) return found(name);
  for (const { argument, owner } of parameters) {
    const value =
      valueText(owner, word.text) ?? valueText(texts[0] ?? "", word.text);
    if (value !== undefined && argument.words?.includes(word.text) === true)
      return found(value);
  }
  const [parameter] = parameters;
  return parameter === undefined
    ? undefined
    : found(parameterText(parameter.argument, parameter.owner, block.path));
}

function valueText(owner: string, value: string): string | undefined {
  const meaning = valueDocOf(owner, value);
  return meaning === undefined ? undefined : `${code(value)}: ${meaning}`;
}

/** A parameter without words of its own: what it is called, and the page of its keyword. */
function parameterText(
  argument: Argument,
  owner: string,
  path: string,
): string | undefined {
  const page = markdownOf(path, owner);
  if (page === undefined) return undefined;
  return `${code(parameterOf(argument))}: ${escapeMarkdown(argument.name)}\n\n${page}`;
}

function nameText(
  configuration: Configuration,
  file: SourceFile,
  offset: number,
): string | undefined {
  const { definitions, references } = namesOf(configuration);
  const at = ({ word }: Name): boolean => touches(word, file, offset);
  const name = references.find(at) ?? definitions.find(at);
  if (name === undefined || name.kind === interfaceKind) return undefined;
  const definition = definitions.find(
    ({ kind, text }) => kind === name.kind && text === name.text,
  );
  if (definition === undefined)
    return `${code(name.kind)} ${code(name.text)} is not defined in this configuration`;
  const uses = references.filter(
    ({ kind, text }) => kind === name.kind && text === name.text,
  ).length;
  return [
    fenced(excerptOf(definition.statement)),
    `Defined in ${placeText(definition.word)}, used ${timesText(uses)}`,
    ...nodeText(configuration),
  ].join("\n\n");
}

/** The first lines of a definition's block. */
function excerptOf(statement: Statement): string {
  const lines = textOf(extentOf(statement)).split(/\r?\n/);
  return lines.length > mostLines
    ? [...lines.slice(0, mostLines), "    ..."].join("\n")
    : lines.join("\n");
}

const mostLines = 12;
