import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { inFolder, wrong, type Folder } from "./call.ts";

/* dist/cli.js keeps what V8 has compiled; whatever happens to that, its answers are the same. */

function run(
  { path }: Folder,
  argv: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["dist/cli.js", ...argv],
    {
      env: {
        ...process.env,
        NODE_DISABLE_COMPILE_CACHE: undefined,
        XDG_CACHE_HOME: `${path}/cache`,
        ...env,
      },
      encoding: "utf8",
    },
  );
  return { status, output: stdout + stderr };
}

const kept = ({ path }: Folder): readonly string[] =>
  readdirSync(`${path}/cache/keepalived-lsp`).map((name) =>
    join(path, "cache/keepalived-lsp", name),
  );

const lint = (folder: Folder): readonly string[] => [
  "lint",
  `${folder.path}/keepalived.conf`,
];

describe("what is compiled", () => {
  // esbuild leaves regular expressions as they are written: what is no ASCII there has to be escaped in the source
  for (const bundle of ["command.cjs", "grammar.cjs"])
    it(`is ASCII, as it is read: ${bundle}`, () => {
      const text = readFileSync(`dist/${bundle}`, "latin1");
      const [found] = /.{0,40}[\u0080-\uffff].{0,40}/.exec(text) ?? [];
      assert.equal(found, undefined);
    });

  it("is kept by a run of lint, for its user alone", () =>
    inFolder({ "keepalived.conf": wrong }, async (folder) => {
      run(folder, ["--version"]);
      assert.throws(() => kept(folder), /ENOENT/);
      const first = run(folder, lint(folder));
      const [file = "", ...others] = kept(folder);
      assert.deepEqual(others, []);
      const content = readFileSync(file);
      assert.deepEqual(run(folder, lint(folder)), first);
      assert.equal(first.status, 1);
      assert.deepEqual(readFileSync(file), content);
      return Promise.resolve();
    }));

  it("is kept for each way that V8 is set up, and then no more", () =>
    inFolder({ "keepalived.conf": wrong }, (folder) => {
      const options = { NODE_OPTIONS: "--max-old-space-size=1000" };
      const first = run(folder, lint(folder));
      const [plain = ""] = kept(folder);
      assert.deepEqual(run(folder, lint(folder), options), first);
      assert.equal(kept(folder).length, 2);
      const times = (): readonly number[] =>
        kept(folder).map((file) => statSync(file).mtimeMs);
      const before = times();
      assert.deepEqual(run(folder, lint(folder)), first);
      assert.deepEqual(run(folder, lint(folder), options), first);
      assert.deepEqual(times(), before);
      assert.ok(kept(folder).includes(plain));
      return Promise.resolve();
    }));

  it("is not believed where it is broken, or others could have written it", () =>
    inFolder({ "keepalived.conf": wrong }, (folder) => {
      const first = run(folder, lint(folder));
      const [file = ""] = kept(folder);
      writeFileSync(file, "no code at all");
      assert.deepEqual(run(folder, lint(folder)), first);
      assert.ok(readFileSync(file).length > 100_000, "it is made anew");
      writeFileSync(file, "no code at all");
      chmodSync(file, 0o666);
      assert.deepEqual(run(folder, lint(folder)), first);
      return Promise.resolve();
    }));

  it("is not kept where that is not wanted or not possible", () =>
    inFolder({ "keepalived.conf": wrong, cache: "a file" }, (folder) => {
      assert.equal(run(folder, lint(folder)).status, 1);
      const off = {
        XDG_CACHE_HOME: `${folder.path}/other`,
        NODE_DISABLE_COMPILE_CACHE: "1",
      };
      assert.equal(run(folder, lint(folder), off).status, 1);
      assert.throws(() => readdirSync(`${folder.path}/other`), /ENOENT/);
      return Promise.resolve();
    }));
});
