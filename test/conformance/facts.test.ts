import assert from "node:assert/strict";
import { blockPaths, keywordsOf } from "../../grammar/schema/schema.ts";
import { compareAll, independentTable } from "../harness/independent-facts.ts";
import { meantFacts } from "./differences.ts";

/*
 * Releases, parameters, limits, words, defaults and what mistakes do, of every word of the language, against a table
 * that was made independently. Runs where KEEPALIVED_CORPUS has such a table beside it.
 */
const table = independentTable();

describe(`facts about keywords${table === undefined ? " (there is no table to compare with)" : ""}`, () => {
  if (table === undefined) return;
  const rows = compareAll(table);

  it("are known of every word, and of no others", () => {
    const theirs = new Set(rows.map(({ path, name }) => `${path}/${name}`));
    const ours = blockPaths().flatMap((path) =>
      keywordsOf(path).map(({ name }) => `${path}/${name}`),
    );
    assert.deepEqual(
      rows.filter((row) => row.ours === undefined),
      [],
    );
    assert.deepEqual(
      ours.filter((each) => !theirs.has(each)),
      [],
    );
  });

  it("are the same but for differences that are meant", () => {
    let facts = 0;
    const different = new Set<string>();
    const listed = new Set<string>();
    for (const { path, name, ours, theirs } of rows)
      for (const fact of new Set([...(ours?.keys() ?? []), ...theirs.keys()])) {
        if (!theirs.has(fact) && isUnknownThere(fact)) continue;
        facts += 1;
        if (ours?.get(fact) === theirs.get(fact)) continue;
        const difference = `${fact} of ${path}/${name}: ${ours?.get(fact)}, not ${theirs.get(fact)}`;
        const reason = Object.keys(meantFacts).find((each) =>
          new RegExp(`^(?:${each})$`).test(`${path}/${name} ${fact}`),
        );
        if (reason === undefined) different.add(difference);
        else listed.add(reason);
      }
    console.log(`      ${rows.length} words, ${facts} facts compared`);
    assert.deepEqual([...different], []);
    assert.deepEqual([...listed].sort(), Object.keys(meantFacts).sort());
  });
});

/** The table leaves out effects that were not tried. */
function isUnknownThere(fact: string): boolean {
  return ["missing", "extra", "repeat", "empty", "only"].includes(fact);
}
