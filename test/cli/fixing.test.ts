import assert from "node:assert/strict";
import {
  sourceFile,
  type SourceFile,
} from "../../grammar/syntax/source-file.ts";
import type { Analysis } from "../../server/src/engine/analyse.ts";
import type {
  Diagnostic,
  RenderedFix,
} from "../../server/src/engine/diagnostic.ts";
import {
  edited,
  fixAll,
  type Fixing,
  type FixingOptions,
} from "../../server/src/engine/fixing.ts";
import type { Edit } from "../../server/src/rules/rule.ts";
import { rules } from "../../server/src/rules/registry.gen.ts";

const [rule] = rules;

type Finder = (file: SourceFile) => readonly {
  readonly safety?: "safe" | "suggested";
  readonly edits: readonly Edit[];
}[];

/** Fixes a text of which `find` says what is wrong. */
function fix(
  text: string,
  find: Finder,
  options: Partial<FixingOptions> = {},
): Fixing & { readonly text: string; readonly rounds: number } {
  assert.ok(rule !== undefined);
  const first = sourceFile("file:///a.conf", text);
  let rounds = -1;
  const fixing = fixAll({
    analyse: (changed): Analysis => {
      rounds += 1;
      const file = changed.get(first.uri) ?? first;
      const diagnostics = find(file).map(
        ({ safety = "safe", edits }): Diagnostic => ({
          rule,
          severity: "error",
          message: "",
          file,
          start: 0,
          end: 0,
          related: [],
          fixes: (): readonly RenderedFix[] => [
            { title: "fix", safety, edits },
          ],
        }),
      );
      return { nodes: [], clusters: [], files: [file], diagnostics };
    },
    mayChange: () => true,
    textOf: () => undefined,
    uriOf: (path) => `file://${path}`,
    ...options,
  });
  return {
    ...fixing,
    rounds,
    text: fixing.changed.get(first.uri)?.text ?? text,
  };
}

/** Replaces each x on its own. */
const replaceX =
  (newText: string): Finder =>
  (file) =>
    [...file.text.matchAll(/x/g)].map(({ index }) => ({
      edits: [{ file, start: index, end: index + 1, newText }],
    }));

describe("fixing", () => {
  it("applies all fixes of a round that lie apart", () => {
    const { text, rounds, applied } = fix("x-x-x", replaceX("y"));
    assert.deepEqual([text, rounds, applied.length], ["y-y-y", 1, 3]);
  });

  it("leaves what touches to the next round", () => {
    const { text, rounds } = fix("xx-x", replaceX("y"));
    assert.deepEqual([text, rounds], ["yy-y", 2]);
  });

  it("inserts once what two findings ask for", () => {
    const { text, applied } = fix("a", (file) =>
      file.text.includes("b")
        ? []
        : [1, 2].map(() => ({
            edits: [{ file, start: 1, end: 1, newText: "b" }],
          })),
    );
    assert.deepEqual([text, applied.length], ["ab", 1]);
  });

  it("comes to an end where fixes do not", () => {
    assert.equal(fix("x", replaceX("xx")).rounds, 10);
  });

  it("applies suggested fixes never", () => {
    const { text } = fix("x", (file) => [
      {
        safety: "suggested",
        edits: [{ file, start: 0, end: 1, newText: "y" }],
      },
    ]);
    assert.equal(text, "x");
  });

  it("applies a fix whole or not at all", () => {
    const both: Finder = (file) => [
      {
        edits: [
          { file, start: 0, end: 1, newText: "y" },
          { create: "new.conf", beside: file, newText: "text" },
        ],
      },
    ];
    const done = fix("x", (file) => (file.text === "x" ? both(file) : []));
    assert.equal(done.text, "y");
    assert.deepEqual([...done.created], ["file:///new.conf"]);
    assert.equal(done.changed.get("file:///new.conf")?.text, "text");
    assert.equal(fix("x", both, { textOf: () => "other" }).text, "x");
    const kept = fix("x", both, {
      mayChange: (uri) => !uri.endsWith("new.conf"),
    });
    assert.equal(kept.text, "x");
    assert.deepEqual(kept.withheld, [
      { rule: rule?.id, title: "fix", uri: "file:///new.conf" },
    ]);
  });

  it("keeps the order of insertions at one place", () => {
    const file = sourceFile("a", "--");
    const insert = (
      newText: string,
    ): { file: SourceFile; start: number; end: number; newText: string } => ({
      file,
      start: 1,
      end: 1,
      newText,
    });
    assert.equal(edited(file, [insert("1"), insert("2")]).text, "-12-");
  });
});
