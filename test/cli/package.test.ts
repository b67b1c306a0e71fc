import assert from "node:assert/strict";
import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { clean, type Folder, inFolder, wrong } from "./call.ts";

const root = resolve(".");
const cluster = "test/fixtures/examples/web-cluster";

function run(
  cwd: string,
  command: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): SpawnSyncReturns<string> {
  // Settings of the npm that runs the tests are not meant for another, and in a pipeline npm asks for colours.
  const own = Object.entries(process.env).filter(
    ([name]) => !/^npm_/i.test(name),
  );
  return spawnSync(command, argv, {
    cwd,
    env: { ...Object.fromEntries(own), NO_COLOR: "1", ...env },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
}

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

describe("the npm package", () => {
  it("is small, holds what it needs alone, and works in an empty folder without a network", () =>
    inFolder({}, (folder) => {
      const packing = run(root, "npm", [
        "pack",
        "--json",
        "--silent",
        `--pack-destination=${folder.path}`,
      ]);
      const json = packing.stdout.slice(packing.stdout.indexOf("[\n"));
      const [packed] = JSON.parse(json) as readonly Packed[];
      assert.ok(packed !== undefined);
      assert.ok(packed.size < 1_000_000, `${packed.size} bytes`);
      assert.deepEqual(packed.files.map(({ path }) => path).sort(), [
        "LICENSE",
        "README.md",
        "dist/THIRD-PARTY-NOTICES.txt",
        "dist/cli.js",
        "dist/command.cjs",
        "dist/grammar.cjs",
        "dist/package.json",
        "dist/sbom.cdx.json",
        "dist/server.cjs",
        "docs/keepalived-lsp.1",
        "package.json",
        "schemas/index.d.ts",
        "schemas/keepalived-lsp.schema.json",
      ]);
      const installing = run(folder.path, "npm", [
        "install",
        "--offline",
        "--no-audit",
        "--no-fund",
        `./${packed.filename}`,
      ]);
      assert.equal(installing.status, 0, installing.stderr);
      cpSync(join(root, cluster), join(folder.path, "cluster"), {
        recursive: true,
      });
      const lint = run(folder.path, "npx", [
        "--offline",
        "keepalived-lsp",
        "lint",
        "cluster",
      ]);
      assert.match(lint.stdout, /^error\[dr-director-is-real-server\]/m);
      assert.equal(lint.status, 1);
      writeFileSync(
        join(folder.path, "use.ts"),
        `import type { LintReport } from "keepalived-lsp";
export const count = (report: LintReport): number => report.summary.errors;
export const wrong = (report: LintReport): number => report.nothing;
`,
      );
      const types = run(folder.path, process.execPath, [
        join(root, "node_modules/typescript/bin/tsc"),
        ...["--noEmit", "--strict", "--module", "nodenext", "--skipLibCheck"],
        "use.ts",
      ]);
      assert.match(types.stdout, /^use\.ts\(3,\d+\): error TS2339: .*nothing/);
      assert.equal(types.stdout.match(/error/g)?.length, 1);
      return Promise.resolve();
    }));

  it("asks for no other package and runs nothing when it is installed", () => {
    const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
      readonly dependencies?: unknown;
      readonly scripts: Readonly<Record<string, string>>;
    };
    assert.equal(manifest.dependencies, undefined);
    for (const name of ["preinstall", "install", "postinstall", "prepare"])
      assert.equal(manifest.scripts[name], undefined);
  });
});

describe("the action", () => {
  const step = /^ +run: (.*)$/m.exec(readFileSync("action.yml", "utf8"))?.[1];

  it("annotates, leaves a SARIF file, and answers like lint", () =>
    inFolder(
      { "lb 01/keepalived.conf": wrong, "lb02/keepalived.conf": clean },
      (folder) => {
        const act = (inputs: Readonly<Record<string, string>>) => {
          folder.write("output", "");
          return run(folder.path, "bash", ["-c", step ?? "false"], {
            GITHUB_ACTION_PATH: root,
            GITHUB_OUTPUT: join(folder.path, "output"),
            RUNNER_TEMP: folder.path,
            KEEPALIVED_LSP: `${process.execPath} ${join(root, "dist/cli.js")}`,
            ...inputs,
          });
        };
        const found = act({ INPUT_PATHS: "lb 01/keepalived.conf\nlb02\n" });
        assert.equal(found.status, 1);
        assert.match(
          found.stdout,
          /^::error file=lb 01\/keepalived\.conf,line=6,endLine=6,col=5,/m,
        );
        const [, sarif = ""] =
          /^sarif=(.*)$/m.exec(folder.read("output")) ?? [];
        assert.match(readFileSync(sarif, "utf8"), /keyword-split-by-space/);
        const silenced = act({
          INPUT_PATHS: "lb 01",
          INPUT_OPTIONS: "--rule keyword-split-by-space=warning",
        });
        assert.equal(silenced.status, 0);
        assert.equal(act({ INPUT_OPTIONS: "--nonsense" }).status, 2);
        assert.equal(folder.read("output"), "");
        return Promise.resolve();
      },
    ));
});

describe("the action, where the checkout means harm", () => {
  const program = (says: string) => ({
    "package.json": `{ "name": "keepalived-lsp", "version": "9.9.9", "bin": { "keepalived-lsp": "run" } }`,
    run: `#!/bin/sh\necho ${says}\n`,
  });
  const act = (checkout: Folder, machine: Folder, version: string) =>
    run(checkout.path, "bash", [join(root, "scripts/action.sh")], {
      GITHUB_OUTPUT: "/dev/null",
      RUNNER_TEMP: machine.path,
      INPUT_VERSION: version,
      npm_config_offline: "true",
    });

  it("runs what it has installed itself, and nothing of the checkout", () =>
    inFolder(program("ours"), (machine) =>
      inFolder(
        { "package.json": "{}", ".npmrc": "ignore-scripts=false\n" },
        (checkout) => {
          for (const [name, text] of Object.entries(program("theirs")))
            checkout.write(`node_modules/keepalived-lsp/${name}`, text);
          machine.makeExecutable("run");
          checkout.makeExecutable("node_modules/keepalived-lsp/run");
          mkdirSync(join(checkout.path, "node_modules/.bin"));
          symlinkSync(
            "../keepalived-lsp/run",
            join(checkout.path, "node_modules/.bin/keepalived-lsp"),
          );
          const { stdout } = act(checkout, machine, `file:${machine.path}`);
          // once for the SARIF file, once for annotations
          assert.equal(stdout, "ours\nours\n");
          const failed = act(checkout, machine, "9.9.9");
          assert.deepEqual([failed.stdout, failed.status], ["", 2]);
          return Promise.resolve();
        },
      ),
    ));
});

describe("the pre-commit hooks", () => {
  const hooks = readFileSync(".pre-commit-hooks.yaml", "utf8");

  it("look at the files that lint knows by their names", () => {
    const patterns = [...hooks.matchAll(/^ +files: (.*)$/gm)];
    assert.ok(patterns.length > 0);
    for (const [, pattern = ""] of patterns) {
      const files = new RegExp(pattern);
      for (const name of [
        "keepalived.conf",
        "lb01/keepalived.conf",
        "lb01.keepalived.conf",
        "files/keepalived/lb01.conf",
      ])
        assert.match(name, files);
      for (const name of [
        "nginx.conf",
        "keepalived.conf.j2",
        "notkeepalived.conf",
      ])
        assert.doesNotMatch(name, files);
    }
  });

  it("call what there is", () => {
    for (const [, call = ""] of hooks.matchAll(
      /^ +entry: keepalived-lsp (.*)$/gm,
    ))
      assert.equal(
        run(root, process.execPath, ["dist/cli.js", call, "--help"]).status,
        0,
      );
  });
});
