import assert from "node:assert/strict";
import fc from "fast-check";
import { checkTree } from "../../grammar/schema/check.ts";
import { vocabulary } from "../../grammar/schema/schema.ts";
import { newestVersion } from "../../grammar/schema/versions.ts";
import { buildBlocks } from "../../grammar/syntax/block-builder.ts";
import { readWithGrammar } from "../../grammar/syntax/line-grammar.ts";
import { lineAt } from "../../grammar/syntax/line-index.ts";
import { linesOf } from "../../grammar/syntax/line-parser.ts";
import { plainFlow } from "../../grammar/syntax/flow.ts";
import {
  sourceFile,
  textOf,
  type SourceFile,
} from "../../grammar/syntax/source-file.ts";
import { findStatements, type Statement } from "../../grammar/syntax/tree.ts";

const server = (address: string, connectTimeout: string): string =>
  `    real_server ${address} 80 {
        weight 1
        TCP_CHECK {
            connect_timeout ${connectTimeout}
        }
    }
`;
const service = (...servers: readonly string[]): string =>
  `virtual_server 192.0.2.100 80 {\n    protocol TCP\n${servers.join("")}}\n`;

function statementsOf(file: SourceFile): readonly Statement[] {
  const lines = plainFlow(file, linesOf(file));
  assert.ok(lines !== undefined);
  return buildBlocks(lines, vocabulary).statements;
}

/** Statements with their places, and their blocks with those of the braces. */
function written(statements: readonly Statement[]): unknown {
  return statements.map((each) => [
    textOf(each),
    each.start,
    each.path,
    each.block && [
      each.block.kind,
      each.block.open?.start,
      each.block.close?.start,
      written(each.block.statements),
    ],
  ]);
}

/** What statements share with others of the same text. */
function sharedOf(statements: readonly Statement[]): readonly number[] {
  return statements.flatMap(({ outline, block }) => [
    outline?.id ?? -1,
    block?.form.id ?? -1,
    ...sharedOf(block?.statements ?? []),
  ]);
}

describe("repeated text", () => {
  it("is split by the scanner as the grammar splits it", () => {
    for (const line of [
      "real_server 192.0.2.1 80 {",
      '\tscript "/usr/bin/check it"  # why',
      'a"b c"d {e} f}{',
      "notification_email a@example.com!",
      "includes x",
      "x include y",
      "a c~d@e é\u00a0f",
      " \t\r",
      "{ # open",
    ]) {
      const file = sourceFile("a.conf", line);
      const lines = linesOf(file);
      const grammar = readWithGrammar(file, 0, line.length, 0);
      assert.ok(lines.isPlain, line);
      assert.deepEqual(lines.segments, grammar.segments, line);
      assert.deepEqual(lines.comments, grammar.comments, line);
    }
  });

  it("is read line by line whatever came behind a line before", () => {
    const pieces = ["a 1", "b 2", "c 3", "d {", "}", "", "$X=1", "e 4\r"];
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(...pieces, ...pieces.map((each) => `${each} #`)),
          {
            minLength: 1,
            maxLength: 30,
          },
        ),
        fc.array(fc.tuple(fc.nat(30), fc.nat(30), fc.nat(99)), {
          maxLength: 12,
        }),
        (lines, parts) => {
          // parts of the same lines again, with lines between them that are new
          const repeated = parts.flatMap(([from, count, name]) => [
            `name ${name} {`,
            ...lines.slice(from, from + count),
          ]);
          const all = [...lines, ...repeated];
          const { shapes } = linesOf(sourceFile("file:///a", all.join("\n")));
          assert.equal(shapes.length, all.length);
          for (const [line, shape] of shapes.entries())
            if (shape !== undefined) assert.equal(shape.text, all[line]);
        },
      ),
    );
  });

  it("is built block by block whatever stood in a block before", () => {
    const pieces = [
      "weight 1",
      "notify_up x {",
      "TCP_CHECK {",
      "connect_timeout 3",
      "}",
      "} # end",
      "}}",
      "HTTP_GET { url {",
      "} weight 2",
      "{",
      "",
      "real_server 192.0.2.10 80",
    ];
    const heads = ["192.0.2.1 80 {", "192.0.2.10 80 {", "192.0.2.1 80 { "];
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 8 }),
        fc.boolean(),
        (contents, chosen, isClosed) => {
          const servers = chosen.map(([head, content]) => {
            const own = contents[content % contents.length] ?? [];
            const depth = own.join("").split("{").length;
            const open = depth - own.join("").split("}").length;
            const end = isClosed ? "}".repeat(Math.max(0, open)) : "";
            return `real_server ${heads[head] ?? ""}\n${own.join("\n")}\n${end}\n}`;
          });
          const text = `virtual_server 192.0.2.100 80 {\n${servers.join("\n")}\n}\n`;
          const file = sourceFile("a.conf", text);
          const lines = linesOf(file);
          const flow = plainFlow(file, lines);
          assert.ok(flow !== undefined);
          const known = buildBlocks(flow, vocabulary);
          const each = buildBlocks(lines.segments, vocabulary);
          assert.deepEqual(written(known.statements), written(each.statements));
          assert.deepEqual(
            known.problems.map(({ rule, at }) => [rule, at.start, at.end]),
            each.problems.map(({ rule, at }) => [rule, at.start, at.end]),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("is built in the mould of a block before as it would be without", () => {
    const server = (...lines: readonly string[]): string =>
      ["    real_server A 80 {", ...lines, "    }"].join("\n");
    const contents = [
      "    protocol TCP",
      "    sorry_server 192.0.2.9 80",
      server("        weight 1"),
      server(
        "        TCP_CHECK {",
        "            bindto 192.0.2.9",
        "        }",
      ),
      "    real_server A 80 { weight 2 } # A",
      "    real_server A 80 { # A\n    }",
      '    real_server A "a b" {\n    }',
      "    real_server  A\t80{\n    }",
      "    real_server 192.0.2.9 A {\n        MISC_CHECK A {\n        }\n    }",
      "",
      "! a comment",
      "}\nvirtual_server A 81 {",
      "    } real_server A 80 {",
      "} virtual_server A 82 {",
      "}",
      "    real_server A 80",
    ];
    const addresses = ["1.1.1.1", "192.0.2.1", "192.0.2.100", "192.0.2.256"];
    let moulded = 0;
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(contents.length - 1), { maxLength: 4 }), {
          minLength: 1,
          maxLength: 2,
        }),
        fc.array(fc.tuple(fc.nat(1), fc.array(fc.nat(9), { minLength: 1 })), {
          maxLength: 8,
        }),
        fc.constantFrom("", "\n", "\n! another\n", " weight 3\n"),
        (kinds, services, between) => {
          const text = services
            .map(([kind, chosen]) => {
              let next = 0;
              const lines = (kinds[kind % kinds.length] ?? []).map(
                (index) => contents[index] ?? "",
              );
              return `virtual_server A 80 {\n${lines.join("\n")}\n}${between}`.replaceAll(
                "A",
                () =>
                  addresses[(chosen[(next += 1) % chosen.length] ?? 0) % 7] ??
                  "198.51.100.10",
              );
            })
            .join("\n");
          const file = sourceFile("a.conf", text);
          const lines = linesOf(file);
          const flow = plainFlow(file, lines);
          assert.ok(flow !== undefined);
          const grammar = readWithGrammar(file, 0, text.length, 0);
          assert.deepEqual(lines.segments, grammar.segments);
          assert.deepEqual(lines.comments, grammar.comments);
          moulded += flow.moulds?.size ?? 0;
          const { forms } = lines.texts;
          const cast = buildBlocks(flow, vocabulary, "", forms);
          const without = { ...flow, moulds: new Map() };
          const each = buildBlocks(without, vocabulary, "", forms);
          assert.deepEqual(written(cast.statements), written(each.statements));
          assert.deepEqual(cast.problems, each.problems);
          assert.deepEqual(
            sharedOf(cast.statements),
            sharedOf(each.statements),
          );
        },
      ),
      { numRuns: 1000 },
    );
    assert.ok(moulded > 100);
  });

  it("is left to the grammar where a line is more than words and braces", () => {
    for (const line of [
      "$A=1",
      "x $A",
      "@id x",
      "~SEQ(A, 1) x",
      'x "y',
      "x \\# y",
      "include x",
    ])
      assert.ok(!linesOf(sourceFile("a.conf", line)).isPlain, line);
  });

  it("has one form, and each block its own places", () => {
    const text = service(server("192.0.2.1", "3"), server("192.0.2.2", "3"));
    const file = sourceFile("a.conf", text);
    const statements = statementsOf(file);
    const [one, other] = findStatements(
      statements,
      (_, keyword) => keyword === "TCP_CHECK",
    );
    assert.ok(one?.block !== undefined && other?.block !== undefined);
    assert.equal(one.block.form, other.block.form);
    assert.notEqual(one.block, other.block);
    const weights = findStatements(
      statements,
      (_, keyword) => keyword === "weight",
    );
    assert.deepEqual(
      weights.map((each) => `${lineAt(file, each.start)} ${textOf(each)}`),
      ["3 weight 1", "9 weight 1"],
    );
  });

  it("has one outline where only addresses in heads of blocks differ", () => {
    const outlines = (...servers: readonly string[]): number => {
      const file = sourceFile("a.conf", service(...servers));
      const [head] = statementsOf(file);
      return new Set(
        head?.block?.statements
          .filter(({ keyword }) => keyword === "real_server")
          .map(({ outline }) => outline),
      ).size;
    };
    const one = server("192.0.2.1", "3");
    assert.equal(outlines(one, server("198.51.100.22", "3")), 1);
    for (const other of [
      server("192.0.2.2", "4"),
      server("2001:db8::1", "3"),
      server("192.0.2.02", "3"),
      server("192.0.2.256", "3"),
      server("www", "3"),
      server("*", "3"),
      one.replace("1 80 {", "1 81 {"),
      one.replace("weight 1", "weight 1 # drained\n        weight 0"),
      one.replace("TCP_CHECK", "SMTP_CHECK"),
      one.replace("connect_timeout 3", "bindto 192.0.2.9"),
    ])
      assert.equal(outlines(one, other), 2, other);
    const bound = one.replace("connect_timeout 3", "bindto 192.0.2.9");
    const otherBound = bound.replace("192.0.2.9", "192.0.2.8");
    assert.equal(outlines(bound, otherBound), 2);
  });

  it("is reported wherever it is wrong", () => {
    const text = service(
      server("192.0.2.1", "3"),
      server("192.0.2.2", "x"),
      server("192.0.2.3", "3"),
      server("192.0.2.4", "x"),
    );
    const file = sourceFile("a.conf", text);
    assert.deepEqual(
      checkTree(statementsOf(file), newestVersion).map(({ at }) =>
        lineAt(file, at.start),
      ),
      [11, 23],
    );
  });
});
