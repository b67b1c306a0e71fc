import {
  evaluate,
  type Configuration,
} from "../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../grammar/schema/schema.ts";
import { linesOf } from "../../grammar/syntax/line-parser.ts";
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import type { Statement } from "../../grammar/syntax/tree.ts";
import { nodeIds } from "../../server/src/engine/readings.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";

/** A text as root file, or as what a block includes, for each of its nodes. */
export function readingsOf(
  text: string,
  files: Readonly<Record<string, string>> = {},
  path = "",
): readonly Configuration[] {
  const host = memoryHost(files);
  const root = sourceFile("/keepalived.conf", text);
  const read = (configId: string | undefined): Configuration =>
    evaluate(root, host, {
      vocabulary,
      path,
      ...(configId === undefined ? {} : { configId }),
    });
  const plain = read(undefined);
  return nodeIds(plain).map((id) => (id === undefined ? plain : read(id)));
}

/** What keepalived would make of it: words, which of them are quoted, blocks, and what is wrong. No places. */
export function reading(configuration: Configuration): string {
  const problems = configuration.problems
    .map(
      ({ rule, message, args }) => `${rule} ${message} ${args.keyword ?? ""}`,
    )
    .sort();
  return [
    `# ${configuration.configId ?? "any id"}`,
    structure(configuration.statements),
    ...problems,
    ...configuration.definitions.map(({ name, value }) => `$${name}=${value}`),
    ...configuration.includes.map(
      ({ keyword, pattern, position }) =>
        `${keyword} ${pattern.text} ${position}`,
    ),
  ].join("\n");
}

/** Statements with their blocks, one a line; whether keywords are quoted can be left out. */
export function structure(
  statements: readonly Statement[],
  quotedKeywords = true,
): string {
  const lines: string[] = [];
  // A stack of its own: a text may open thousands of blocks.
  const todo = [{ list: statements, next: 0 }];
  for (let top = todo.at(-1); top !== undefined; top = todo.at(-1)) {
    const statement = top.list[top.next];
    top.next += 1;
    if (statement === undefined) {
      todo.pop();
      continue;
    }
    const { words, block } = statement;
    const written = words.map(({ text, quoted }, index) =>
      quoted && (index > 0 || quotedKeywords) ? JSON.stringify(text) : text,
    );
    const depth = todo.length - 1;
    const indent = depth > widest ? `${depth} ` : " ".repeat(depth);
    const kind = block === undefined ? "" : ` {${block.kind}`;
    lines.push(`${indent}${written.join("\u00b7")}${kind}\n`);
    if (block !== undefined) todo.push({ list: block.statements, next: 0 });
  }
  return lines.join("");
}

/** Deeper blocks tell their depth by a number. */
const widest = 40;

/** The comments of a text, in their order. */
export function commentsOf(text: string): readonly string[] {
  return linesOf(sourceFile("", text)).comments.map(({ start, end }) =>
    text.slice(start, end).replace(/[ \t\r\f\v]+$/, ""),
  );
}
