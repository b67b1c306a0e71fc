import assert from "node:assert/strict";
import type { Keyword } from "../../grammar/schema/keyword.ts";
import {
  blockPaths,
  isIn,
  keywordAt,
  keywordsOf,
  lineFormatOf,
  pathsOf,
  vocabulary,
} from "../../grammar/schema/schema.ts";
import {
  compareVersions,
  newestVersion,
  oldestVersion,
  parseVersion,
} from "../../grammar/schema/versions.ts";
import { problemsOf, wrap } from "./check-text.ts";

const keywordBlocks = blockPaths().filter((path) =>
  keywordsOf(path).some(({ type }) => type === "keyword"),
);

describe("keywords", () => {
  for (const path of keywordBlocks)
    it(`are known in ${path === "" ? "the root" : path} and told from unknown ones`, () => {
      for (const keyword of keywordsOf(path)) {
        const { name } = keyword;
        assert.equal(keywordAt(path, name), keyword);
        assert.ok(pathsOf(name).includes(path));
        assert.equal(vocabulary.opens(path, name), keyword.opens);
        const rules = rulesAt(path, name);
        assert.equal(rules.has("unknown-keyword"), false, name);
        assert.equal(rules.has("keyword-in-wrong-block"), false, name);
        assert.equal(
          rules.has("removed-keyword"),
          !isIn(keyword, newestVersion),
          name,
        );
      }
      assert.ok(rulesAt(path, "no_such_keyword").has("unknown-keyword"));
    });

  it("are told apart from keywords of other blocks", () => {
    const all = new Set(
      keywordBlocks.flatMap((path) => keywordsOf(path).map(({ name }) => name)),
    );
    for (const path of keywordBlocks)
      for (const name of all)
        if (keywordAt(path, name) === undefined)
          assert.ok(
            rulesAt(path, name).has("keyword-in-wrong-block"),
            `${name} in ${path}`,
          );
  });

  it("are too young for releases before theirs", () => {
    assert.ok(
      rulesAt("vrrp_instance", "auth_hmac", "2.3.4").has(
        "needs-newer-keepalived",
      ),
    );
    assert.ok(
      !rulesAt("vrrp_instance", "auth_hmac", "2.4.0").has(
        "needs-newer-keepalived",
      ),
    );
  });
});

describe("the table of keywords", () => {
  const everything = blockPaths().flatMap((path) => {
    const head = lineFormatOf(path)?.head;
    const list = [...keywordsOf(path), ...(head === undefined ? [] : [head])];
    return list.map((keyword) => ({ path, keyword }));
  });

  it("has each word of a block once", () => {
    for (const path of blockPaths()) {
      const names = keywordsOf(path).map(({ name }) => name);
      assert.equal(new Set(names).size, names.length, path);
    }
  });

  it("names releases that exist, in the right order", () => {
    for (const { path, keyword } of everything) {
      const { since, removed, removedIn, deprecated } = keyword;
      const where = `${path} ${keyword.name}`;
      for (const version of [since, removed, removedIn, deprecated?.since])
        if (version !== undefined)
          assert.equal(parseVersion(version), version, where);
      assert.ok(compareVersions(oldestVersion, since) <= 0, where);
      assert.ok(compareVersions(since, newestVersion) <= 0, where);
      assert.equal(removed === undefined, removedIn === undefined, where);
      for (const argument of keyword.args)
        for (const word of Object.keys(argument.wordsSince ?? {}))
          assert.ok(argument.words?.includes(word), `${where}: ${word}`);
    }
  });

  it("gives limits in their order, and words where words are meant", () => {
    for (const { path, keyword } of everything)
      for (const argument of keyword.args) {
        const { min, max, kind, words, options } = argument;
        const where = `${path} ${keyword.name} ${argument.name}`;
        if (min !== undefined && max !== undefined) assert.ok(min < max, where);
        if (kind === "enum") assert.ok((words ?? []).length > 0, where);
        assert.equal(kind === "options", options !== undefined, where);
      }
  });

  it("has no needed parameter behind one that may be missing, but where any order will do", () => {
    for (const { path, keyword } of everything) {
      if (keyword.extra === "checked" || path === "*") continue;
      const first = keyword.args.findIndex(({ optional }) => optional === true);
      if (first < 0) continue;
      for (const argument of keyword.args.slice(first))
        assert.ok(
          argument.optional === true || argument.repeat?.min === 0,
          `${path} ${keyword.name}`,
        );
    }
  });

  it("knows the format of every value block and the block of every reference", () => {
    for (const { path, keyword } of everything) {
      const inner = path === "" ? keyword.name : `${path}/${keyword.name}`;
      if (keyword.opens === "values")
        assert.equal(lineFormatOf(inner)?.name, keyword.format, inner);
      if (keyword.opens === "keywords")
        assert.ok(keywordsOf(inner).length > 0, inner);
      for (const { target } of keyword.args)
        if (target !== undefined)
          assert.notEqual(keywordAt("", target), undefined, inner);
    }
  });

  it("names other keywords that exist", () => {
    for (const { path, keyword } of everything) {
      const { alias, renamed } = keyword;
      const exists = (name: string): Keyword | undefined =>
        keywordAt(path, name);
      if (alias !== undefined) assert.equal(exists(alias)?.alias, keyword.name);
      if (renamed !== undefined) assert.notEqual(exists(renamed), undefined);
    }
  });
});

/** The rules that speak of the statement a word makes in a block. */
function rulesAt(
  path: string,
  name: string,
  target = newestVersion,
): ReadonlySet<string> {
  return new Set(
    problemsOf(wrap(path, `"${name}"`), target)
      .filter(({ word }) => word?.text === name)
      .map(({ rule }) => rule),
  );
}
