import assert from "node:assert/strict";
import { evaluate } from "../grammar/evaluation/evaluate.ts";
import { checkTree } from "../grammar/schema/check.ts";
import { vocabulary } from "../grammar/schema/schema.ts";
import { newestVersion } from "../grammar/schema/versions.ts";
import { sourceFile } from "../grammar/syntax/source-file.ts";
import { memoryHost } from "../server/src/host/memory-host.ts";
import { allConfigurations, corpus } from "./harness/texts.ts";
import {
  checkReading,
  costOf,
  cutTexts,
  lengthsOf,
  shareOf,
  withoutLines,
} from "./fuzz/prefixes.ts";
import { checkLines } from "./fuzz/reading.ts";

/*
 * What must hold for every text: the project's fixtures and examples, and real configurations where
 * KEEPALIVED_CORPUS names a folder of them.
 */
const texts = new Map<string, string>();
for (const { name, text } of allConfigurations()) texts.set(name, text);
const isReal = (name: string): boolean =>
  corpus !== undefined && name.startsWith(corpus);
const textsOf = (real: boolean): readonly string[] =>
  [...texts].flatMap(([name, text]) => (isReal(name) === real ? [text] : []));
const own = textsOf(false);
const real = textsOf(true);

describe(`properties of ${texts.size} texts${corpus === undefined ? " (KEEPALIVED_CORPUS is not set)" : ""}`, () => {
  it("lose no character: every one that is not white space is in exactly one line or comment", () => {
    for (const [name, text] of texts) checkLines(text, name);
  });

  for (const [whose, all, budget] of [
    ["the project's own", own, 18_000_000],
    ["real", real, 30_000_000],
  ] as const) {
    if (all.length === 0) continue;

    it(`are read without an exception in every prefix, all places within the text (${whose})`, () => {
      const cuts = cutTexts(all);
      const share = shareOf(cuts.map(costOf), budget);
      for (const cut of cuts)
        for (const end of lengthsOf(cut, share)) tryOut(cut.text.slice(0, end));
    });

    it(`are read without an exception when a line is missing (${whose})`, () => {
      const texts = [...new Set(all)];
      const costs = texts.map((text) => text.length * linesIn(text));
      const share = shareOf(costs, budget / 6);
      for (const text of texts)
        for (const each of withoutLines(text, share / text.length))
          tryOut(each);
    });
  }

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
});

function tryOut(text: string): void {
  try {
    checkReading(text);
  } catch (cause) {
    throw new Error(`not read: ${JSON.stringify(text)}`, { cause });
  }
}

function linesIn(text: string): number {
  return text.split("\n").length;
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
