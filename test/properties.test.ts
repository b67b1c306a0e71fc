import assert from "node:assert/strict";
import { evaluate } from "../grammar/evaluation/evaluate.ts";
import { checkTree } from "../grammar/schema/check.ts";
import { vocabulary } from "../grammar/schema/schema.ts";
import { newestVersion } from "../grammar/schema/versions.ts";
import { sourceFile } from "../grammar/syntax/source-file.ts";
import { memoryHost } from "../server/src/host/memory-host.ts";
import { allConfigurations, corpus } from "./harness/texts.ts";
import { omissions, prefixes } from "./fuzz/prefixes.ts";
import type { Property } from "./fuzz/property.ts";
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

/** Cut at each character: seven hundred of the project's own are no longer, and longer ones show little else. */
const shortText = 400;

describe(`properties of ${texts.size} texts${corpus === undefined ? " (KEEPALIVED_CORPUS is not set)" : ""}`, () => {
  it("lose no character: every one that is not white space is in exactly one line or comment", () => {
    for (const [name, text] of texts) checkLines(sourceFile(name, text));
  });

  for (const [whose, all, step] of [
    ["the project's own", own, 101],
    ["real", real, 997],
  ] as const) {
    if (all.length === 0) continue;
    const short = all.filter(({ length }) => length <= shortText);
    const long = all.filter(({ length }) => length > shortText);

    it(`are read without an exception wherever they end (${whose})`, () => {
      tryOut(prefixes(short), 1);
      tryOut(prefixes(long), step);
    });

    it(`are read without an exception whatever they lack (${whose})`, () => {
      tryOut(omissions(short), 10);
      tryOut(omissions(long), step);
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

/** One of so many of a property's inputs. */
function tryOut({ inputOf, countOf, check }: Property, step: number): void {
  const count = countOf?.() ?? 0;
  for (let seed = 1; seed <= count; seed += step) {
    const text = inputOf(seed);
    try {
      void check(text, () => undefined);
    } catch (cause) {
      throw new Error(`not read: ${JSON.stringify(text)}`, { cause });
    }
  }
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
