import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "scslre";
import ts from "typescript";

/*
 * Regular expressions take time in proportion to the text they are held against. One that takes its square stops a
 * server for minutes at a line of a megabyte.
 */

/** Those that may take longer, and why they never do. */
const reviewed: Readonly<Record<string, string>> = {
  "/[^\\n]*\\n|[^\\n]+$/g": "finds something wherever it starts",
  "/^(#+) +(.*)$/": "lines of our own pages",
  "/\\[([^\\]]+)\\]\\(([^)]+)\\)/g": "lines of our own pages",
  "/\\\\(.)|\\[([!^]?)(\\]?(?:\\[:[a-z]+:\\]|[^\\]])*)\\]|[*?]|(.)/gsu":
    "segments of a pattern, 4096 characters at most",
  "/\\$\\{\\d+\\|([^,|]*)[^}]*\\|\\}/g": "snippets of our own",
  "/\\$\\{\\d+\\|([^,|]*)[^|]*\\|\\}/g": "snippets of our own",
};

/** Those that are put together, by file: what goes into them, and from where. */
const composed: Readonly<Record<string, string>> = {
  "client/src/language-by-text.ts": "package.json",
  "grammar/evaluation/sequences.ts": "the form of a number",
  "grammar/schema/arguments/options.ts": "the schema",
  "grammar/syntax/tokens.ts": "the characters that are blanks",
  "server/src/features/completion/conditions.ts": "an id, escaped",
  "server/src/features/signature-help.ts": "a word of the schema",
  "server/src/host/glob.ts":
    "what stands between two stars of a pattern: nothing in it repeats",
  "server/src/model/likeness.ts": "a part of a file name, letters only",
  "server/src/model/loopback-addresses.ts": "words of this file",
  "server/src/rules/schema/unknown-keyword.ts": "another expression",
};

describe("regular expressions", () => {
  const found = ["grammar", "server/src", "client/src"].flatMap(expressionsIn);

  it("take time in proportion to the text", () => {
    const literals = [
      ...new Set(found.flatMap(({ literal }) => literal ?? [])),
    ];
    assert.ok(literals.length > 300, "the sources have hundreds");
    const slow = literals.filter(isSlow);
    assert.deepEqual(slow.sort(), Object.keys(reviewed).sort());
  });

  it("are put together of what is no text of a file", () => {
    const files = found
      .filter(({ literal }) => literal === undefined)
      .map(({ file }) => file);
    assert.deepEqual([...new Set(files)].sort(), Object.keys(composed).sort());
  });

  it("would be found out", () => {
    assert.ok(isSlow("/(a+)+b/"));
    assert.ok(isSlow("/^\\s*$/m") || isSlow("/[ \\t]*$/"));
    assert.ok(!isSlow("/^[ \\t]*x/"));
  });
});

function isSlow(literal: string): boolean {
  const end = literal.lastIndexOf("/");
  const [source, flags] = [literal.slice(1, end), literal.slice(end + 1)];
  return analyse({ source, flags }).reports.length > 0;
}

interface Expression {
  readonly file: string;
  /** Undefined where it is put together. */
  readonly literal: string | undefined;
}

function expressionsIn(folder: string): readonly Expression[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => expressionsOf(join(folder, name)));
}

function expressionsOf(file: string): readonly Expression[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest,
  );
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node))
      found.push({ file, literal: node.text });
    if (
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      node.expression.getText(source) === "RegExp"
    )
      found.push({ file, literal: undefined });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
