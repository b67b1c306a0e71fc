import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/*
 * The arrows of ARCHITECTURE.md. A room may import itself and the rooms named behind it, and of packages only those
 * named. To allow a new arrow is a change of the architecture: change that page with it.
 */
const rooms: Readonly<
  Record<
    string,
    { readonly rooms: readonly string[]; readonly packages: readonly string[] }
  >
> = {
  "grammar/syntax": { rooms: [], packages: ["chevrotain"] },
  "grammar/schema": { rooms: ["grammar/syntax"], packages: ["ipaddr.js"] },
  "grammar/evaluation": {
    rooms: ["grammar/syntax", "grammar/schema"],
    packages: [],
  },
  "server/src/host": {
    rooms: ["grammar/syntax", "grammar/evaluation"],
    packages: [],
  },
  "server/src/model": {
    rooms: ["grammar/syntax", "grammar/schema", "grammar/evaluation"],
    packages: ["ipaddr.js"],
  },
  "server/src/rules": {
    rooms: [
      "grammar/syntax",
      "grammar/schema",
      "grammar/evaluation",
      "server/src/model",
    ],
    packages: ["ipaddr.js", "fastest-levenshtein"],
  },
  "server/src/format": {
    rooms: ["grammar/syntax", "grammar/schema", "grammar/evaluation"],
    packages: [],
  },
  "server/src/engine": {
    rooms: [
      "server/src/format",
      "grammar/syntax",
      "grammar/schema",
      "grammar/evaluation",
      "server/src/model",
      "server/src/rules",
      "server/src/host",
    ],
    packages: ["jsonc-parser", "fastest-levenshtein"],
  },
  "server/src/features": {
    rooms: [
      "server/src/format",
      "grammar/syntax",
      "grammar/schema",
      "grammar/evaluation",
      "server/src/model",
      "server/src/rules",
      "server/src/engine",
      "server/src/host",
    ],
    packages: [],
  },
  "server/src/lsp": {
    rooms: ["grammar", "server/src"].flatMap((house) => roomsOf(house)),
    packages: ["vscode-languageserver"],
  },
  "server/src/cli": {
    rooms: ["grammar", "server/src"].flatMap((house) => roomsOf(house)),
    packages: ["node:", "picocolors"],
  },
  "server/src/node": {
    rooms: ["grammar", "server/src"].flatMap((house) => roomsOf(house)),
    packages: ["node:", "vscode-languageserver"],
  },
  "client/src": {
    // types only
    rooms: ["server/src/lsp/custom-protocol.ts"],
    packages: ["vscode", "vscode-languageclient", "node:"],
  },
};

describe("layers", () => {
  for (const [room, allowed] of Object.entries(rooms))
    it(`${room} imports nothing it must not`, () => {
      const files = filesIn(room);
      assert.ok(files.length > 0, "the room is empty");
      for (const file of files)
        for (const target of importsOf(file)) {
          if (target.startsWith(".")) {
            const path = relative(".", join(dirname(file), target));
            const inside =
              path === "package.json" ||
              [room, ...allowed.rooms].some(
                (each) => path === each || path.startsWith(`${each}/`),
              );
            assert.ok(inside, `${file} imports ${path}`);
          } else {
            const known = allowed.packages.some(
              (each) =>
                target === each ||
                target.startsWith(each.endsWith(":") ? each : `${each}/`),
            );
            assert.ok(known, `${file} imports the package ${target}`);
          }
        }
    });

  it("rules do without the texts of keywords: a run of lint does not load them", () => {
    for (const file of filesIn("server/src/rules"))
      for (const target of importsOf(file))
        assert.doesNotMatch(target, /schema\/(?:describe\.ts|docs\/)/, file);
  });

  it("knows every room", () => {
    const found = [
      ...roomsOf("grammar"),
      ...roomsOf("server/src"),
      "client/src",
    ];
    assert.deepEqual(found.sort(), Object.keys(rooms).sort());
  });
});

function roomsOf(house: string): string[] {
  return readdirSync(house, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isDirectory() && filesIn(`${house}/${entry.name}`).length > 0,
    )
    .map((entry) => `${house}/${entry.name}`);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [
    ...text.matchAll(
      /^(?:import|export)[^"';]*?from "([^"]+)"|\bimport\("([^"]+)"\)|^import "([^"]+)"/gm,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}
