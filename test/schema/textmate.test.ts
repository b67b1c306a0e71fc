import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { generate } from "../../scripts/gen-textmate.ts";
import { blockPaths, keywordsOf } from "../../grammar/schema/schema.ts";
import { secondsOf } from "../harness/processor.ts";

interface Pattern {
  readonly name?: string;
  readonly match?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
}

const [[path, text] = ["", ""]] = Object.entries(generate());
const { repository } = JSON.parse(text) as {
  repository: Record<string, { patterns: readonly Pattern[] }>;
};
const patterns = Object.values(repository).flatMap((each) => each.patterns);

describe("the TextMate grammar", () => {
  it("is up to date", () => {
    assert.equal(readFileSync(path, "utf8"), text, "run `npm run gen`");
  });

  it("gives each keyword a scope at the start of a line", () => {
    for (const block of blockPaths())
      for (const { name, type, removedIn } of keywordsOf(block))
        if (type === "keyword" && removedIn === undefined)
          assert.notEqual(scopeOf(`    ${name}`, name), undefined, name);
  });

  const scopes: readonly (readonly [string, string, string])[] = [
    ["vrrp_instance VI_1 {", "vrrp_instance", "storage.type.block"],
    ["vrrp_instance VI_1 {", "VI_1", "entity.name.section"],
    ["    state MASTER", "MASTER", "constant.language"],
    ["    smtp_alert true", "true", "constant.language"],
    ["    nb_get_retry 3", "nb_get_retry", "invalid.deprecated"],
    ["@lb01 priority 150", "@lb01 ", "keyword.control.conditional"],
    ["@lb01 priority 150", "priority", "keyword.other"],
    ["$IFACE=eth0", "$IFACE", "variable.other.definition"],
    ["include /etc/x.conf", "include", "keyword.control.import"],
    ["{ priority 5 }", "priority", "keyword.other"],
    ["    sh-port", "sh-port", "keyword.other"],
  ];
  for (const [line, word, scope] of scopes)
    it(`sees ${word.trim()} of "${line.trim()}" as ${scope}`, () => {
      assert.equal(scopeOf(line, word), `${scope}.keepalived`);
    });

  it("takes linear time for long lines", () => {
    const lines = [
      "a".repeat(100_000),
      " ".repeat(100_000),
      "1".repeat(100_000),
      "1.".repeat(50_000),
      "a:".repeat(50_000),
      "@".repeat(100_000),
      "$a".repeat(50_000),
      "${a".repeat(30_000),
      "{".repeat(100_000),
      `${"state ".repeat(15_000)}x`,
      `include ${" ".repeat(100_000)}`,
    ];
    for (const { match } of patterns) {
      if (match === undefined) continue;
      for (const line of lines) {
        const regex = new RegExp(match, "gm");
        const seconds = secondsOf(() => {
          for (const found of line.matchAll(regex)) assert.ok(found);
        });
        assert.ok(
          seconds < 2,
          `${match.slice(0, 80)} took ${seconds} s on ${line.slice(0, 20)}`,
        );
      }
    }
  });
});

/** The scope that the first pattern gives to a word of a line which does. */
function scopeOf(line: string, word: string): string | undefined {
  for (const { match, name, captures } of patterns) {
    if (match === undefined) continue;
    const found = new RegExp(match, "d").exec(line);
    if (found === null) continue;
    if (captures === undefined) {
      if (found[0] === word) return name;
      continue;
    }
    for (const [group, { name: scope }] of Object.entries(captures))
      if (found[Number(group)] === word) return scope;
  }
  return undefined;
}
