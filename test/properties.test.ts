import assert from "node:assert/strict";
import { evaluate } from "../grammar/evaluation/evaluate.ts";
import { checkTree } from "../grammar/schema/check.ts";
import { vocabulary } from "../grammar/schema/schema.ts";
import { newestVersion } from "../grammar/schema/versions.ts";
import { sourceFile, type Place } from "../grammar/syntax/source-file.ts";
import { extentOf, walk } from "../grammar/syntax/tree.ts";
import { memoryHost } from "../server/src/host/memory-host.ts";
import { allConfigurations, corpus } from "./harness/texts.ts";
import { checkLines } from "./fuzz/reading.ts";

/*
 * What must hold for every text: the project's fixtures and examples, and real configurations where
 * KEEPALIVED_CORPUS names a folder of them.
 */
const texts = new Map<string, string>();
for (const { name, text } of allConfigurations()) texts.set(name, text);

describe(`properties of ${texts.size} texts${corpus === undefined ? " (KEEPALIVED_CORPUS is not set)" : ""}`, () => {
  it("lose no character: every one that is not white space is in exactly one line or comment", () => {
    for (const [name, text] of texts) checkLines(text, name);
  });

  it("are read without an exception in every prefix, all places within the text", () => {
    for (const [name, text] of texts)
      for (const prefix of prefixesOf(text)) {
        read(name, prefix);
        if (text.length <= smallText) checkLines(prefix, name);
      }
  });

  it("are read without an exception when a line is missing", () => {
    for (const [name, text] of texts) {
      const lines = text.split("\n");
      const step = Math.max(1, Math.ceil(lines.length / mostDeletions));
      for (let at = 0; at < lines.length; at += step)
        read(name, lines.toSpliced(at, 1).join("\n"));
    }
  });

  it("mean the same with LF and with CRLF", () => {
    for (const [name, text] of texts) {
      const lf = text.replaceAll("\r", "");
      assert.deepEqual(
        problemsOf(name, lf.replaceAll("\n", "\r\n")),
        problemsOf(name, lf),
        name,
      );
    }
  });
}).timeout(300_000);

/** To read every prefix of a text costs the square of its length: these are read character by character. */
const smallText = 400;
const mostLineEnds = 100;
const mostDeletions = 15;

/** All prefixes of a small text; of a large one forty, and up to a hundred ends of lines. */
function* prefixesOf(text: string): Iterable<string> {
  const small = text.length <= smallText;
  const step = small ? 1 : Math.ceil(text.length / 40);
  for (let end = 0; end < text.length; end += step) yield text.slice(0, end);
  if (small) return;
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  const every = Math.max(1, Math.ceil(ends.length / mostLineEnds));
  for (let at = 0; at < ends.length; at += every) yield text.slice(0, ends[at]);
}

function read(name: string, text: string): void {
  const root = sourceFile(name, text);
  const configuration = evaluate(root, memoryHost({}), { vocabulary });
  const inside = ({ file, start, end }: Place): boolean =>
    file !== root || (start >= 0 && start <= end && end <= text.length);
  walk(configuration.statements, (statement) => {
    if (
      !inside(statement) ||
      !inside(extentOf(statement)) ||
      !statement.words.every(inside)
    )
      assert.fail(`${name}: a place outside the text`);
  });
  for (const problem of [
    ...configuration.problems,
    ...checkTree(configuration.statements, newestVersion),
  ])
    if (!inside(problem.at))
      assert.fail(`${name}: ${problem.rule} is outside the text`);
}

function problemsOf(name: string, text: string): string[] {
  const { statements, problems } = evaluate(
    sourceFile(name, text),
    memoryHost({}),
    { vocabulary },
  );
  return [...problems, ...checkTree(statements, newestVersion)].map(
    ({ rule, at }) =>
      `${rule} ${text.slice(0, at.start).replaceAll("\r", "").length}`,
  );
}
