import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { inFolder, wrong } from "../cli/call.ts";
import { call, executable, make, missing, onNode } from "./executable.ts";

/* Bun reads settings where it is started, and runs what they name. The executable lies in wait in no such way. */
describe("what lies where the executable is started", () => {
  if (missing !== undefined) return;
  before(make);

  const mark = `require("node:fs").writeFileSync(__dirname + "/ran", "");\n`;
  const settings = `preload = ["./mark.cjs"]\n[run]\npreload = ["./mark.cjs"]\n`;
  const variables = `BUN_OPTIONS=--preload=./mark.cjs
NODE_OPTIONS=--require=./mark.cjs
FORCE_COLOR=1
`;
  const traps: Readonly<Record<string, string>> = {
    "mark.cjs": mark,
    "bunfig.toml": settings,
    ".bunfig.toml": settings,
    ".env": variables,
    ".env.local": variables,
    ".env.production": variables,
    "package.json": `{ "type": "module", "main": "mark.cjs", "scripts": { "lint": "touch ran" },
  "imports": { "#x": "./mark.cjs" }, "bun": { "preload": ["./mark.cjs"] } }`,
    "tsconfig.json": `{ "compilerOptions": { "baseUrl": ".", "paths": { "*": ["./mark.cjs"] } } }`,
    // programs of these names, for `lint keepalived.conf`
    lint: mark,
    "lint.js": mark,
    "index.js": mark,
    "node_modules/picocolors/index.js": mark,
    "node_modules/fs/index.js": mark,
    "node_modules/vscode-languageserver/index.js": mark,
    "node_modules/vscode-languageserver/node.js": mark,
  };
  const files = {
    ...traps,
    "keepalived.conf": wrong,
    ...Object.fromEntries(
      Object.entries(traps).map(([name, text]) => [`inner/${name}`, text]),
    ),
    "inner/keepalived.conf": wrong,
  };

  for (const argv of [
    ["lint", "keepalived.conf", "inner/keepalived.conf"],
    ["format", "--diff", "inner"],
    ["explain", "vrid-mismatch"],
    ["--stdio"],
  ])
    it(`has no say in: ${argv.join(" ")}`, () =>
      inFolder(files, async ({ path }) => {
        const given = { cwd: path, env: { HOME: path, XDG_CONFIG_HOME: path } };
        const actual = await call(executable, argv, given);
        assert.ok(!existsSync(join(path, "ran")));
        assert.ok(!existsSync(join(path, "inner/ran")));
        const expected = await call(onNode, argv, given);
        assert.deepEqual(actual, expected);
      }));

  it("would be found out", () =>
    inFolder(files, async ({ path }) => {
      await call(executable, ["--version"], {
        cwd: path,
        env: { BUN_OPTIONS: "--config=bunfig.toml" },
      });
      assert.ok(existsSync(join(path, "ran")));
    }));
});
