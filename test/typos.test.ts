import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { keywordAt, keywordsOf, pathsOf } from "../grammar/schema/schema.ts";
import { keywordOf, type Statement } from "../grammar/syntax/tree.ts";
import type { Analysis } from "../server/src/engine/analyse.ts";
import { rules } from "../server/src/rules/registry.gen.ts";
import { repository } from "./harness/folder.ts";
import { analyseFiles, applyFix, filesOf } from "./harness/lint.ts";
import { randomFrom, type Random } from "./harness/random.ts";

/*
 * Single typos in keywords of configurations nobody complains about: is the line named, is the right word offered,
 * and does the typo cause errors elsewhere? Always the same typos: the numbers come from a fixed seed. With MISSES=1
 * what goes wrong is listed.
 */
const wanted = 500;

/** The share of typos that may set off another new error. */
const mostOthers = 0.03;

describe("typos in keywords", () => {
  it(`are named where they are, for ${wanted} of them`, () => {
    const random = randomFrom(20_240_817);
    const counts = { planted: 0, named: 0, right: 0, others: 0 };
    const texts = configurations();
    assert.ok(texts.length > 50);
    for (let round = 0; counts.planted < wanted; round += 1) {
      assert.ok(round < 20 * wanted, "not enough keywords");
      const text = random.pick(texts);
      const before = analyseText(text);
      const places = keywordPlaces(before, text);
      if (places.length === 0) continue;
      const place = random.pick(places);
      const { statement, keyword, start } = place;
      const typo = withTypo(keyword, random);
      if (isKnown(statement, typo)) continue;
      const changed =
        text.slice(0, start) + typo + text.slice(start + keyword.length);
      counts.planted += 1;
      judge(text, changed, start, before, counts);
    }
    const { planted, named, right, others } = counts;
    const share = (part: number, whole: number): string =>
      `${((100 * part) / whole).toFixed(1)} %`;
    console.log(
      `      ${planted} typos: ${share(named, planted)} named, ${share(right, named)} of them with the right word, ` +
        `${share(others, planted)} with another new error`,
    );
    assert.ok(named >= 0.98 * planted, "named on their line");
    assert.ok(right >= 0.95 * named, "with the right word");
    assert.ok(others <= mostOthers * planted, "with another new error");
  });
});

interface Counts {
  named: number;
  right: number;
  others: number;
}

function judge(
  text: string,
  changed: string,
  start: number,
  before: Analysis,
  counts: Counts,
): void {
  const lineStart = changed.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = changed.indexOf("\n", start);
  const known = new Set(before.diagnostics.map(({ rule }) => rule.id));
  const fresh = analyseText(changed).diagnostics.filter(
    ({ rule }) =>
      !known.has(rule.id) ||
      rule.id === "unknown-keyword" ||
      rule.id === "keyword-in-wrong-block",
  );
  const here = fresh.filter(
    (each) => each.start >= lineStart && (lineEnd < 0 || each.start <= lineEnd),
  );
  const isRight = here.some((each) =>
    each
      .fixes()
      .some(
        (fix) =>
          applyFix({ "keepalived.conf": changed }, fix)["keepalived.conf"] ===
          text,
      ),
  );
  const others = fresh.filter(
    (each) => each.severity === "error" && !here.includes(each),
  );
  if (here.length > 0) counts.named += 1;
  if (here.length > 0 && isRight) counts.right += 1;
  if (others.length > 0) counts.others += 1;
  if (process.env.MISSES === undefined) return;
  const line = changed.slice(lineStart, lineEnd).trim();
  if (here.length === 0) console.log(`not named: ${line}`);
  else if (!isRight) console.log(`wrong word: ${line}`);
  for (const { rule } of others) console.log(`also ${rule.id}: ${line}`);
}

/** What is accepted as it is: good examples, fixtures, and where KEEPALIVED_CORPUS is set the files of the field. */
function configurations(): readonly string[] {
  const examples = rules.flatMap(({ examples: { good } }) =>
    good.flatMap((example) =>
      Object.entries(filesOf(example))
        .filter(([name]) => name.endsWith(".conf"))
        .map(([, text]) => text),
    ),
  );
  const folder = join(repository, "test/fixtures");
  const fixtures = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".conf"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
  return [...new Set([...examples, ...fixtures, ...fieldFiles()])].filter(
    (text) =>
      !/^\s*include|^#[-=] /m.test(text) &&
      analyseText(text).diagnostics.every(
        ({ severity }) => severity !== "error",
      ),
  );
}

function fieldFiles(): readonly string[] {
  const corpus = process.env.KEEPALIVED_CORPUS;
  if (corpus === undefined) return [];
  const { files } = JSON.parse(
    readFileSync(join(corpus, "index.json"), "utf8"),
  ) as {
    files: readonly {
      readonly path: string;
      readonly oracle?: Readonly<Record<string, { readonly verdict: string }>>;
    }[];
  };
  return files
    .filter(({ oracle }) => oracle?.["2.2.7"]?.verdict === "clean")
    .map(({ path }) => readFileSync(join(corpus, path), "utf8"))
    .filter((text) => text.length < 20_000);
}

function analyseText(text: string): Analysis {
  return analyseFiles({ "keepalived.conf": text });
}

interface Place {
  readonly statement: Statement;
  readonly keyword: string;
  readonly start: number;
}

/** Keywords that stand in the text as they are; a word of one or two letters has no typo that could be told. */
function keywordPlaces({ nodes }: Analysis, text: string): readonly Place[] {
  const places: Place[] = [];
  const walk = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      const keyword = keywordOf(statement);
      const { start } = statement.words[0];
      if (
        keyword.length > 2 &&
        keywordAt(statement.path, keyword) !== undefined &&
        text.startsWith(keyword, start)
      )
        places.push({ statement, keyword, start });
      walk(statement.block?.statements ?? []);
    }
  };
  for (const { configuration } of nodes) walk(configuration.statements);
  return places;
}

/** Another keyword of the block, or of any block: nobody could tell that it is a typo. */
function isKnown({ path }: Statement, typo: string): boolean {
  return (
    keywordsOf(path).some(({ name }) => name === typo) ||
    pathsOf(typo).length > 0
  );
}

function withTypo(word: string, random: Random): string {
  const at = random.below(word.length);
  const letter = word[at] ?? "";
  const rest = word.slice(at + 1);
  const before = word.slice(0, at);
  switch (random.below(4)) {
    case 0:
      return before + (rest[0] ?? "") + letter + rest.slice(1);
    case 1:
      return before + rest;
    case 2:
      return before + letter + letter + rest;
    default:
      return before + String.fromCharCode(97 + random.below(26)) + rest;
  }
}
