import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
} from "node:fs";
import { join } from "node:path";
import { clean, inFolder, wrong, type Folder } from "../cli/call.ts";
import { formats } from "../../server/src/cli/reporters/reporters.ts";
import {
  call,
  executable,
  make,
  missing,
  onNode,
  type Answer,
  type Call,
} from "./executable.ts";

const cluster = "test/fixtures/examples/web-cluster";
const configuration = `${cluster}/lb01/keepalived.conf`;

/* It runs on another engine (JavaScriptCore) and another implementation of Node's modules: nobody may see that. */
describe("the executable answers as the command on Node does", () => {
  if (missing !== undefined) return;
  before(make);

  const calls: readonly (readonly [argv: string, call?: Call])[] = [
    [""],
    ["--version"],
    ["--help"],
    ["lnit"],
    ["--nonsense"],
    ["lint --nonsense"],
    ["lint nowhere"],
    ["lint /dev/zero /etc/passwd/x /proc/self/mem"],
    ["lint --config nowhere.json ."],
    ["lint --output-file /nowhere/x .", { cwd: cluster }],
    ["lint --output-file /dev/full .", { cwd: cluster }],
    ...formats.map((format) => [`lint --format ${format} ${cluster}`] as const),
    [`lint --fix-dry-run ${cluster} test/fixtures/mistakes`],
    ["lint --quiet --max-warnings 0 test/fixtures/examples"],
    [`lint --keepalived-version 1.2.0 ${cluster}`],
    ["lint", { cwd: cluster, env: { FORCE_COLOR: "1" } }],
    ["lint -", { stdin: wrong }],
    ["lint -", { stdin: Uint8Array.of(0xef, 0xbb, 0xbf, 0, 0xff, 0x0d, 0x0a) }],
    ["lint --stdin-filename x/keepalived.conf -", { stdin: wrong }],
    ["format -", { stdin: readFileSync(configuration) }],
    ["format --diff test/fixtures/format test/fixtures/syntax"],
    [`dump ${configuration}`],
    [`dump --format json ${configuration}`],
    ["dump -i nobody test/fixtures/include"],
    ["explain vrid-mismatch"],
    ["explain vrrp_instance/priority"],
    ["rules --format json"],
    ["init --dry-run test/fixtures/examples"],
    [`doctor ${cluster}`],
    ["completion zsh"],
    // words that Bun and Node would take for themselves
    ["--preload ./x.js"],
    ["run lint"],
    ["--bun --smol --inspect"],
    ["lint --eval 1 --require ./x.js"],
  ];
  for (const [argv, given] of calls)
    it(`keepalived-lsp ${argv}`, () =>
      assertSame(
        argv.split(" ").filter((word) => word !== ""),
        given,
      ));

  it("for all fixtures as one project, in megabytes", async () => {
    const answer = await assertSame(["lint", "--format", "json", "."], {
      cwd: "test/fixtures",
    });
    assert.ok(answer.stdout.length > 1_000_000);
  });

  it("for names that mean harm, and encodings that nobody uses any more", () =>
    inFolder(
      {
        "a\nb/keepalived.conf": wrong,
        "\u001b]0;x\u0007.conf": wrong,
        "-x.conf": wrong,
        "%25 ü 😀.conf": wrong,
        "gbk.conf": Buffer.concat([
          Buffer.from(`${wrong}# `),
          Buffer.of(0xd0, 0xe9, 0xc4, 0xe2, 0x0a),
        ]),
        "latin1.conf": Buffer.from(`${wrong}# für\n`, "latin1"),
        "crlf.conf": wrong.replaceAll("\n", "\r\n"),
      },
      async ({ path }) => {
        for (const format of ["text", "sarif"])
          await assertSame(["lint", "--format", format, "--", ".", "-x.conf"], {
            cwd: path,
          });
      },
    ));

  it("where a bound leaves files out: the first ones by name are read", () =>
    inFolder({}, async ({ path, write }) => {
      // made in another order than that of their names
      for (const index of [3, 0, 5, 2, 7, 1, 6, 4]) {
        const name = `keepalived/${index}.conf`;
        write(name, wrong);
        truncateSync(join(path, name), 15 * 1024 * 1024);
      }
      const { stdout } = await assertSame(["lint", "."], { cwd: path });
      const told = [...stdout.matchAll(/ keepalived\/(\d)\.conf:6:/g)];
      assert.deepEqual(told.map(([, name]) => name).sort(), [
        ...["0", "1", "2", "3"],
      ]);
    }));

  it("where files and folders may not be read", () =>
    inFolder(
      { "a/keepalived.conf": wrong, "b/keepalived.conf": `include ../a/*\n` },
      async ({ path }) => {
        chmodSync(join(path, "a/keepalived.conf"), 0o000);
        mkdirSync(join(path, "c"), { mode: 0o000 });
        await assertSame(["lint", ".", "a/keepalived.conf", "c"], {
          cwd: path,
        });
      },
    ));

  async function assertSame(
    argv: readonly string[],
    given?: Call,
  ): Promise<Answer> {
    const [expected, actual] = await Promise.all([
      call(onNode, argv, given),
      call(executable, argv, given),
    ]);
    assert.deepEqual(comparable(actual), comparable(expected));
    return actual;
  }
});

/** Without the time of the call, and what `doctor` says of what runs it. */
function comparable({ stdout, ...others }: Answer): Answer {
  return {
    ...others,
    stdout: stdout
      .replaceAll(/ timestamp="[^"]*"/g, "")
      .replace(/^ {2}(?:Node|Bun) [\d.]+,/m, "  machine"),
  };
}

describe("the executable writes as the command on Node does", () => {
  if (missing !== undefined) return;
  before(make);

  for (const argv of [
    ["lint", "--fix", "."],
    ["format", "."],
    ["init"],
    ["lint", "--format", "github", "--output-file", "report.txt", "."],
  ])
    it(argv.join(" "), async () => {
      const [expected, actual] = await Promise.all(
        [onNode, executable].map((program) =>
          withFixtures(async ({ path }) => [
            await call(program, argv, { cwd: path }),
            contentOf(path),
          ]),
        ),
      );
      assert.deepEqual(actual, expected);
    });

  /** What comes of work in a folder of its own, with modes that are to be kept. */
  async function withFixtures<T>(
    work: (folder: Folder) => Promise<T>,
  ): Promise<T> {
    const done: T[] = [];
    await inFolder(
      { "own.conf": clean, "wrong/keepalived.conf": wrong },
      async (folder) => {
        cpSync("test/fixtures/mistakes", join(folder.path, "mistakes"), {
          recursive: true,
        });
        chmodSync(join(folder.path, "wrong/keepalived.conf"), 0o604);
        done.push(await work(folder));
      },
    );
    const [result] = done;
    assert.ok(result !== undefined);
    return result;
  }

  /** Names, modes and bytes of all files. */
  function contentOf(folder: string): readonly (readonly string[])[] {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .sort()
      .map((name) => {
        const path = join(folder, name);
        const stats = statSync(path);
        const text = stats.isFile() ? readFileSync(path, "latin1") : "";
        return [name, (stats.mode & 0o7777).toString(8), text];
      });
  }
});

describe("the executable and what it writes to", () => {
  if (missing !== undefined) return;
  before(make);

  const [file] = executable;
  /** A line of the shell, in which `$0` is the executable. */
  const shell = (line: string): { status: number | null; said: string } => {
    const { status, stdout, stderr } = spawnSync("sh", ["-c", line, file], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    return { status, said: stdout + stderr };
  };

  it("waits for a slow reader, to the last byte", async () => {
    const whole = await call(executable, ["keywords", "--format", "json"]);
    // more than a pipe holds
    assert.ok(whole.stdout.length > 200_000);
    const { said } = shell(`"$0" keywords --format json | (sleep 1; cat)`);
    assert.equal(Buffer.byteLength(said), whole.stdout.length);
  });

  for (const [what, program] of [
    ["the command on Node", onNode],
    ["the executable", executable],
  ] as const) {
    const words = program.map((word) => `"${word}"`).join(" ");

    it(`${what} gives its answer where nobody reads on`, () => {
      const line = `(${words} lint ${cluster}; echo $? >&2) | true`;
      assert.equal(shell(line).said, "1\n");
    });

    it(`${what} says that a disk is full`, () => {
      const { status, said } = shell(`${words} rules >/dev/full`);
      assert.equal(status, 2);
      assert.match(
        said,
        /^keepalived-lsp: output not written, .*no space left on device.*\n$/,
      );
    });

    it(`${what} says that standard input is a folder`, () => {
      const { status, said } = shell(`${words} lint - </`);
      assert.equal(status, 2);
      assert.equal(said, "keepalived-lsp: -: is a folder\n");
    });

    it(`${what} is ended by a signal`, async () => {
      const [first, ...argv] = program;
      const child = spawn(first, [...argv, "lint", "-"]);
      const ended = once(child, "exit");
      setTimeout(() => child.kill("SIGINT"), 200);
      assert.deepEqual(await ended, [null, "SIGINT"]);
    });
  }
});
