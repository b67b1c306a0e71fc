/**
 * Holds a tree against the schema: which keyword, in which block, with which parameters, as the target release of
 * keepalived reads it. What keepalived skips is not checked, and one mistake is reported once.
 */
import type { BlockForm } from "../syntax/block-form.ts";
import type { Problem, Word } from "../syntax/line.ts";
import type { Piece } from "../syntax/line-shape.ts";
import type { Outline } from "../syntax/outline.ts";
import {
  innerPath,
  keywordOf,
  type Block,
  type Statement,
} from "../syntax/tree.ts";
import type { Report } from "./checked.ts";
import { checkParameters } from "./check-parameters.ts";
import { schemaRules, type Finding, type SchemaRule } from "./finding.ts";
import type { Argument, Keyword } from "./keyword.ts";
import { readLine } from "./readers/read-line.ts";
import { ageOf } from "./readers/reader.ts";
import { looksAround } from "./arguments/check-argument.ts";
import { isRepetitionTold, Repetitions } from "./repetitions.ts";
import { hasRoom, type Kept } from "./room.ts";
import {
  keywordAt,
  requiredKeywordsOf,
  lineFormatOf,
  pathsOf,
  isIn,
} from "./schema.ts";
import type { Version } from "./versions.ts";

/** A problem the schema finds, with what a rule needs to explain it. */
export interface SchemaProblem extends Problem {
  readonly rule: SchemaRule;
  readonly statement: Statement;
  /** The word that is wrong; undefined where one is missing. */
  readonly word?: Word;
  readonly keyword?: Keyword;
  readonly argument?: Argument;
}

/** Tells the problems of `checkTree` from those of parser and evaluation. */
export function isSchemaProblem(problem: Problem): problem is SchemaProblem {
  return (
    "statement" in problem && schemaRules.some((rule) => rule === problem.rule)
  );
}

/**
 * What a release finds nothing wrong with. It follows from texts, and counts for all trees with the same texts of lines
 * and blocks.
 */
export interface Clean {
  /** Outlines of which the line itself is without a problem, also what it must have in its block. */
  readonly heads: WeakSet<Outline>;
  /** Outlines of blocks without a problem, also further in. */
  readonly blocks: WeakSet<Outline>;
  /** Lines without a problem, whatever stands around them, by kind and path of their block. */
  readonly pieces: Map<string, WeakSet<Piece>>;
}

/** Nothing is known yet. */
export function noneClean(): Clean {
  return { heads: new WeakSet(), blocks: new WeakSet(), pieces: new Map() };
}

/**
 * All that is wrong with a tree as far as the schema knows, outer before inner. What is known to be clean for this
 * release is passed over, and what is found to be so is added.
 */
export function checkTree(
  statements: readonly Statement[],
  target: Version,
  clean: Clean = noneClean(),
): SchemaProblem[] {
  const check: Check = {
    target,
    clean,
    problems: [],
    found: 0,
    kept: new Map(),
  };
  const todo: Todo[] = [
    {
      block: { statements, form: undefined },
      outline: undefined,
      repetitions: undefined,
    },
  ];
  // A stack of its own: 100,000 nested blocks are nothing to crash over.
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if ("before" in next) {
      if (check.found === next.before) clean.blocks.add(next.outline);
      continue;
    }
    const { outline } = next;
    if (outline !== undefined) {
      if (clean.blocks.has(outline)) continue;
      todo.push({ outline, before: check.found });
    }
    const inner = checkBlock(next, check);
    for (let at = inner.length - 1; at >= 0; at -= 1) {
      const block = inner[at];
      if (block !== undefined) todo.push(block);
    }
  }
  return check.problems;
}

/** A check under way. */
interface Check {
  readonly target: Version;
  readonly clean: Clean;
  readonly problems: SchemaProblem[];
  /** How many problems there are, with those that are not kept. */
  found: number;
  readonly kept: Kept;
}

type Todo = Content | Checked;

interface Content {
  readonly block: {
    /** Made when they are asked for, not before it is known that they are to be checked. */
    readonly statements: readonly Statement[];
    /** Undefined for the root. */
    readonly form: BlockForm | undefined;
  };
  /** Of the block, where what is found in it follows from that: it is not merged with others. */
  readonly outline: Outline | undefined;
  /** What the blocks it is merged with have; undefined: there are none. */
  readonly repetitions: Repetitions | undefined;
}

/** The end of a block: clean if there are no more problems than before it. */
interface Checked {
  readonly outline: Outline;
  readonly before: number;
}

/** Checks the statements of a block. Returns the blocks in it that keepalived reads. */
function checkBlock(
  { block: { statements, form }, repetitions = new Repetitions() }: Content,
  check: Check,
): Content[] {
  const inner: Content[] = [];
  let current = statements[0];
  if (current === undefined) return inner;
  const { path } = current;
  const { target, problems } = check;
  const { heads, blocks, pieces } = check.clean;
  const format = lineFormatOf(path);
  const clean = cleanIn(pieces, path);
  const report: Report = (finding, at, about) => {
    check.found += 1;
    if (current !== undefined && hasRoom(check.kept, finding.rule, at))
      problems.push(problemOf(current, finding, at, about));
  };
  for (let index = 0; index < statements.length; index += 1) {
    const entry = form?.entries[index];
    if (entry !== undefined && clean.has(entry.piece)) continue;
    const statement = statements[index];
    if (statement === undefined) continue;
    const { outline, block } = statement;
    if (outline !== undefined && heads.has(outline)) {
      if (block !== undefined && !blocks.has(outline))
        inner.push({ block, outline, repetitions: undefined });
      continue;
    }
    current = statement;
    const { words } = statement;
    const before = check.found;
    if (format !== undefined) {
      if (isReadable(statement))
        readLine({ statement, words, format, target, report });
      if (entry !== undefined && before === check.found) clean.add(entry.piece);
      continue;
    }
    if (words[0].opaque) continue;
    const keyword = keywordAt(path, keywordOf(statement));
    if (keyword === undefined) {
      report(unknown(statement), words[0]);
      continue;
    }
    const age = ageOf(keyword, target);
    if (age !== undefined) report(age, words[0], { keyword });
    if (!isIn(keyword, target)) continue;
    const repetition = repetitions.add(statement, keyword, target);
    if (repetition.finding !== undefined)
      report(repetition.finding, words[0], { keyword });
    if (repetition.isSkipped) continue;
    const isBlockRead = checkParameters(statement, keyword, target, report);
    const isTold = isRepetitionTold(keyword, target);
    if (
      entry !== undefined &&
      block === undefined &&
      before === check.found &&
      !isTold &&
      !keyword.args.some(({ kind }) => looksAround.has(kind))
    )
      clean.add(entry.piece);
    if (!isBlockRead || block === undefined || block.kind === "unknown")
      continue;
    checkContent(statement, block, keyword, target, report);
    const merged = keyword.repeat === "merge";
    if (outline !== undefined && !merged && !isTold && before === check.found)
      heads.add(outline);
    inner.push({
      block,
      outline: merged ? undefined : outline,
      repetitions: merged ? repetitions.inside(keyword) : undefined,
    });
  }
  return inner;
}

function cleanIn(
  all: Map<string, WeakSet<Piece>>,
  path: string,
): WeakSet<Piece> {
  let clean = all.get(path);
  if (clean === undefined) all.set(path, (clean = new WeakSet()));
  return clean;
}

/** What may not be missing in a block. */
function checkContent(
  statement: Statement,
  block: Block,
  keyword: Keyword,
  target: Version,
  report: Report,
): void {
  if (
    keyword.empty?.startsWith("error") === true &&
    block.form.entries.length === 0
  )
    report(
      {
        rule: "empty-block",
        message: "empty",
        args: { keyword: keyword.name },
      },
      statement.words[0],
      { keyword },
    );
  if (keyword.opens !== "keywords") return;
  const path = innerPath(statement);
  const required = requiredKeywordsOf(path);
  if (required.length === 0) return;
  const { statements } = block;
  if (statements.some(({ words }) => words[0].opaque)) return;
  // The keyword without its parameter is as good as none.
  const present = new Set(
    statements
      .filter(
        ({ words, block, end }) =>
          words.length > 1 ||
          block !== undefined ||
          // Behind the keyword stands a quote that is never closed.
          words[0].end < end ||
          hasEffectAlone(path, words[0].text),
      )
      .map(keywordOf),
  );
  for (const inner of required) {
    if (!isIn(inner, target)) continue;
    if (present.has(inner.name) || present.has(inner.alias ?? "")) continue;
    // Of two names of one keyword the first is told.
    if (inner.alias !== undefined && inner.alias < inner.name) continue;
    report(
      {
        rule: "missing-keyword",
        message: "missing",
        args: { keyword: inner.name, block: keyword.name },
      },
      statement.words[0],
      { keyword: inner },
    );
  }
}

function hasEffectAlone(path: string, name: string): boolean {
  return keywordAt(path, name)?.missing !== "silent-ignored";
}

/** A word that is no keyword here: nowhere, or only in other blocks. */
function unknown(statement: Statement): Finding {
  const keyword = keywordOf(statement);
  const block = statement.path.slice(statement.path.lastIndexOf("/") + 1);
  const paths = pathsOf(keyword);
  return paths.length === 0
    ? {
        rule: "unknown-keyword",
        message: statement.path === "" ? "unknownAtRoot" : "unknown",
        args: { keyword, block },
      }
    : {
        rule: "keyword-in-wrong-block",
        message: statement.path === "" ? "wrongAtRoot" : "wrongBlock",
        args: { keyword, block, blocks: paths.map(blockName).join(", ") },
      };
}

function blockName(path: string): string {
  return path === "" ? "the top level" : path.slice(path.lastIndexOf("/") + 1);
}

/** Lines with words whose value is not known, or with an open quote, could be anything. */
function isReadable({ words, end }: Statement): boolean {
  const last = words.at(-1);
  return words.every(({ opaque }) => !opaque) && (last?.end ?? end) >= end;
}

function problemOf(
  statement: Statement,
  finding: Finding,
  at: Word,
  about: Parameters<Report>[2] = {},
): SchemaProblem {
  const args = { keyword: about.keyword?.name ?? "", ...finding.args };
  const effect = about.argument?.onViolation ?? "error-ignored";
  return {
    ...finding,
    args: about.argument === undefined ? args : { effect, ...args },
    at: { file: at.file, start: at.start, end: at.end },
    statement,
    word: at,
    ...about,
  };
}
