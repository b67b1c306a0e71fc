import { evaluate } from "../../grammar/evaluation/evaluate.ts";
import { checkTree, type SchemaProblem } from "../../grammar/schema/check.ts";
import { keywordAt, vocabulary } from "../../grammar/schema/schema.ts";
import { newestVersion } from "../../grammar/schema/versions.ts";
import { positionAt } from "../../grammar/syntax/line-index.ts";
import type { Problem } from "../../grammar/syntax/line.ts";
import { sourceFile } from "../../grammar/syntax/source-file.ts";

const noFiles = {
  read: () => "missing" as const,
  match: () => undefined,
};

/** What the schema finds in a text. */
export function problemsOf(
  text: string,
  target = newestVersion,
): readonly SchemaProblem[] {
  return checkTree(treeOf(text).statements, target);
}

/** What parser and block builder find in a text. */
export function syntaxProblemsOf(text: string): readonly Problem[] {
  return treeOf(text).problems;
}

function treeOf(text: string): ReturnType<typeof evaluate> {
  return evaluate(sourceFile("keepalived.conf", text), noFiles, { vocabulary });
}

/** `LINE RULE/MESSAGE WORD` of each problem. */
export function show(problem: SchemaProblem): string {
  const line = positionAt(problem.at.file, problem.at.start).line + 1;
  return `${line} ${problem.rule}/${problem.message} ${problem.word?.text ?? ""}`;
}

/** What the heads of blocks need to be read at all. */
const headParameters: Readonly<Record<string, string>> = {
  virtual_server: "192.0.2.1 80",
  real_server: "192.0.2.2 80",
};

/** Lines inside of the blocks of a path. */
export function wrap(path: string, lines: string): string {
  if (path === "") return lines;
  const cut = path.lastIndexOf("/");
  const outer = path.slice(0, Math.max(0, cut));
  const name = path.slice(cut + 1);
  const needsName = (keywordAt(outer, name)?.args.length ?? 0) > 0;
  const parameters = headParameters[name] ?? (needsName ? "NAME" : "");
  return wrap(outer, `${name} ${parameters} {\n${lines}\n}\n`);
}
