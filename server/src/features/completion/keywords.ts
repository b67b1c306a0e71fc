/* The keywords of a block, those that are missing first, and blocks as a whole. */
import { syntaxOf } from "../../../../grammar/schema/syntax-line.ts";
import type {
  Keyword,
  RepeatEffect,
} from "../../../../grammar/schema/keyword.ts";
import {
  isIn,
  isRemoved,
  keywordsOf,
} from "../../../../grammar/schema/schema.ts";
import { joinPath, keywordOf } from "../../../../grammar/syntax/tree.ts";
import type { Cursor } from "../cursor.ts";
import type { Workspace } from "../workspace.ts";
import { blockSnippet, lineSnippet } from "./snippets.ts";
import { plainText, type Completion } from "./proposal.ts";
import { blockBodies } from "./block-bodies.ts";

type StatementCursor = Extract<Cursor, { kind: "statement" }>;

/** The keywords that the block knows. */
export function keywordCompletions(
  cursor: StatementCursor,
  { target }: Workspace,
): readonly Completion[] {
  const { path } = cursor.block;
  const known = keywordsOf(path).filter((each) => !isRemoved(each, target));
  if (known.length === 0) return [];
  const used = new Set(cursor.block.siblings.map(keywordOf));
  const usual = usualIn(path);
  const goesOn = isFollowed(cursor);
  const proposals = known.map((keyword): Completion => {
    const { name, deprecated, opens } = keyword;
    const isNew = !isIn(keyword, target);
    const detail = isNew
      ? `needs keepalived ${keyword.since}`
      : deprecated === undefined
        ? syntaxOf(keyword)
        : `deprecated: write ${deprecated.replacement}`;
    return {
      label: name,
      kind: opens === "none" ? "keyword" : "block",
      ...(goesOn ? { text: name } : insertion(cursor, keyword)),
      sort: `${rank(path, keyword, usual, used.has(name), isNew)}${name}`,
      detail,
      ...(deprecated === undefined ? {} : { deprecated: true }),
      key: { path, name },
    };
  });
  return goesOn ? proposals : [...proposals, ...includeKeywords(cursor)];
}

/** `include` may stand in any block. */
export function includeKeywords(
  cursor: StatementCursor,
): readonly Completion[] {
  if (isFollowed(cursor)) return [];
  return keywordsOf("*")
    .filter(({ name }) => name.startsWith("include"))
    .map(({ name }) => ({
      label: name,
      kind: "keyword",
      text: `${name} `,
      sort: `8${name}`,
      detail: `${name} PATTERN`,
      key: { path: "*", name },
    }));
}

/** Required ones come first, then the usual ones, at last what is no good idea. */
function rank(
  path: string,
  keyword: Keyword,
  usual: ReadonlySet<string>,
  isUsed: boolean,
  isNew: boolean,
): number {
  if (isNew) return 7;
  if (keyword.deprecated !== undefined) return 6;
  const isUsual = usual.has(keyword.name);
  if (isUsed && !mayRepeat.has(keyword.repeat)) return 5;
  // a file has several of its usual blocks
  if (isUsed && !(isUsual && path === "")) return 3;
  if (keyword.required !== undefined) return 0;
  return isUsual ? 1 : 2;
}

/** Where another one says more: of named blocks, one with another name. */
const mayRepeat: ReadonlySet<RepeatEffect> = new Set<RepeatEffect>([
  "repeat",
  "merge",
  "duplicate-name-error-block-skipped",
]);

/** The keywords that the snippet of a block has in it; of a file's blocks, those that have a snippet. */
function usualIn(path: string): ReadonlySet<string> {
  if (path === "") return new Set(Object.keys(blockBodies));
  const body = blockBodies[path] ?? "";
  return new Set(
    [...body.matchAll(/^\t?([A-Za-z_]+)/gm)].map((match) => match[1] ?? ""),
  );
}

/** A keyword with what has to follow. */
function insertion(
  { block: { path }, configuration }: StatementCursor,
  keyword: Keyword,
): { readonly text: string; readonly snippet?: string } {
  const snippet =
    keyword.opens === "none"
      ? lineSnippet(keyword, configuration)
      : blockSnippet(joinPath(path, keyword.name), keyword, configuration);
  const text =
    keyword.opens === "none"
      ? snippet.replace(/(?<= )\S.*/s, "")
      : plainText(snippet);
  return snippet === text ? { text } : { text, snippet };
}

/** Whether parameters or an opening brace are there already. */
function isFollowed({ file, place, words }: StatementCursor): boolean {
  if (words.length > 1) return true;
  return /^\s*\{/.test(file.text.slice(place.end, place.end + 200));
}
