import assert from "node:assert/strict";
import { call, clean, inFolder, wrong, type Answer } from "./call.ts";

interface Json {
  readonly version: number;
  readonly summary: Readonly<Record<string, number>>;
  readonly files: readonly {
    readonly path: string;
    readonly diagnostics: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly range: unknown;
      readonly fixes: readonly {
        readonly safety: string;
        readonly edits: unknown;
      }[];
    }[];
  }[];
}

const parse = (text: string): Json => JSON.parse(text) as Json;

describe("lint", () => {
  it("answers 0 where nothing is wrong", () =>
    inFolder({ "keepalived.conf": clean }, async (folder) => {
      assert.deepEqual(await folder.call(["lint", "keepalived.conf"]), {
        status: 0,
        stdout: "No problems in 1 file.\n",
        stderr: "",
      });
    }));

  it("answers 1 where something is, and shows it", () =>
    inFolder({ "keepalived.conf": wrong }, async (folder) => {
      const { status, stdout } = await folder.call(["lint", "keepalived.conf"]);
      assert.equal(status, 1);
      const [head = "", ...rest] = stdout.split("\n");
      assert.match(head, /^error\[keyword-split-by-space\]: \S/);
      assert.deepEqual(rest.slice(0, 3), [
        " --> keepalived.conf:6:5",
        "6 |     garp master_delay 10",
        "  |     ^^^^^^^^^^^^^^^^^",
      ]);
      assert.match(stdout, /\n {2}= fix: \S.* \(applied by --fix\)\n/);
      assert.match(stdout, /\nFound 1 error in 1 file; --fix would fix 1\.\n$/);
    }));

  it("says where there is more of a rule than it tells", () => {
    const lines = (count: number): string =>
      clean + Array.from({ length: count }, (_, at) => `x${at}\n`).join("");
    return inFolder(
      { "a.conf": lines(10_002), "b.conf": lines(9_999) },
      async (folder) => {
        const { stdout } = await folder.call(["lint", "a.conf", "b.conf"]);
        const [found = "", ...more] = stdout.trimEnd().split("\n").slice(-2);
        assert.match(found, /^Found 19999 errors/);
        assert.deepEqual(more, [
          "There may be more of unknown-keyword in a.conf: no more than 10000 of a rule are told of a file.",
        ]);
      },
    );
  });

  it("answers 2 where a file can't be read, and lints the others", () =>
    inFolder({ "a.conf": wrong }, async (folder) => {
      const answer = await folder.call(["lint", "nowhere.conf", "a.conf"]);
      assert.equal(answer.status, 2);
      assert.equal(
        answer.stderr,
        "keepalived-lsp: nowhere.conf: no such file or folder\n",
      );
      assert.match(answer.stdout, /keyword-split-by-space/);
    }));

  for (const [argv, said] of [
    [["lint", "--colour"], "unknown option --colour, did you mean --color?"],
    [
      ["lint", "--format", "xml"],
      'option --format: "xml" is none of text, json, sarif, github, junit',
    ],
    [["lint", "--max-warnings", "few"], "--max-warnings few: not a number"],
    [["lint", "--config-id"], "option --config-id needs a value: ID"],
    [
      ["lint", "--rule", "vrid-mismatsch=off"],
      '--rule vrid-mismatsch=off: unknown rule "vrid-mismatsch", did you mean "vrid-mismatch"?',
    ],
    [
      ["lint", "--rule", "vrid-mismatch=loud"],
      "--rule vrid-mismatch=loud: the severity is one of off, hint, info, warning, error",
    ],
    [
      ["lint", "--keepalived-version", "new"],
      "--keepalived-version new: no release of keepalived, such as 2.2.7",
    ],
    [
      ["lint", "--config", "nowhere.json"],
      "project file nowhere.json can't be read",
    ],
    [
      ["lint", "--stdin-filename", "x.conf"],
      '--stdin-filename is for standard input: add "-"',
    ],
    [["lind"], "unknown command lind, did you mean lint? (--help lists all)"],
    [
      ["./keepalived.conf"],
      "unknown command ./keepalived.conf, did you mean: keepalived-lsp lint ./keepalived.conf (--help lists all)",
    ],
  ] as const)
    it(`answers 2 to ${argv.join(" ")}`, () =>
      inFolder({}, async (folder) => {
        assert.deepEqual(await folder.call(argv), {
          status: 2,
          stdout: "",
          stderr: `keepalived-lsp: ${said}\n`,
        });
      }));

  it("writes JSON with places from 1", () =>
    inFolder(
      {
        "keepalived.conf": wrong,
        "other.conf": clean.replaceAll("192.0.2.100", "192.0.2.200"),
      },
      async (folder) => {
        const { status, stdout } = await folder.call([
          "lint",
          "--format=json",
          "keepalived.conf",
          "other.conf",
        ]);
        const { version, summary, files } = parse(stdout);
        assert.equal(status, 1);
        assert.equal(version, 1);
        assert.deepEqual(summary, {
          files: 2,
          errors: 1,
          warnings: 0,
          infos: 0,
          hints: 0,
        });
        const [file] = files;
        assert.equal(files.length, 1);
        assert.equal(file?.path, "keepalived.conf");
        const [finding] = file.diagnostics;
        assert.equal(finding?.rule, "keyword-split-by-space");
        assert.equal(finding.severity, "error");
        assert.deepEqual(finding.range, {
          start: { line: 6, column: 5 },
          end: { line: 6, column: 22 },
        });
        const [fix] = finding.fixes;
        assert.equal(fix?.safety, "safe");
        assert.deepEqual(fix.edits, [
          {
            path: "keepalived.conf",
            range: {
              start: { line: 6, column: 5 },
              end: { line: 6, column: 22 },
            },
            newText: "garp_master_delay",
          },
        ]);
      },
    ));

  it("reads standard input, under the name it is given", () =>
    inFolder(
      { "lb01/peers.inc": "unicast_peer {\n    192.0.2.12\n}\n" },
      async (folder) => {
        const text = clean.replace(
          "    priority",
          "    unicast_src_ip 192.0.2.11\n    include peers.inc\n    priority",
        );
        const named = await folder.call(
          ["lint", "-", "--stdin-filename", "lb01/keepalived.conf"],
          { stdin: text },
        );
        assert.deepEqual(named, {
          status: 0,
          stdout: "No problems in 2 files.\n",
          stderr: "",
        });
        const unnamed = await folder.call(["lint", "-"], { stdin: wrong });
        assert.match(unnamed.stdout, /^ --> -:6:5$/m);
      },
    ));

  it("takes the severity from the call", () =>
    inFolder(
      {
        "keepalived.conf": clean.replace("BACKUP", "MASTER\n    nopreempt"),
      },
      async (folder) => {
        const lint = (...options: readonly string[]): Promise<Answer> =>
          folder.call(["lint", "keepalived.conf", ...options]);
        const rule = "--rule=nopreempt-with-master";
        assert.deepEqual(await lint(`${rule}=off`), {
          status: 0,
          stdout: "No problems in 1 file.\n",
          stderr: "",
        });
        assert.equal((await lint(`${rule}=error`)).status, 1);
        const warned = await lint(`${rule}=warning`);
        assert.equal(warned.status, 0);
        assert.match(warned.stdout, /^warning\[/);
        const allowing = (count: number): readonly string[] => [
          `${rule}=warning`,
          `--max-warnings=${count}`,
        ];
        assert.equal((await lint(...allowing(0))).status, 1);
        assert.equal((await lint(...allowing(1))).status, 0);
        assert.equal(
          (await lint(`${rule}=warning`, "--quiet")).stdout,
          "No problems in 1 file.\n",
        );
      },
    ));

  it("has colours on a terminal, and where they are asked for", () =>
    inFolder({ "keepalived.conf": clean }, async (folder) => {
      const colored = async (
        options: readonly string[],
        isTTY: boolean,
        env: Readonly<Record<string, string>> = {},
      ): Promise<boolean> =>
        (
          await folder.call(["lint", ...options], { isTTY, env })
        ).stdout.includes("\u001b");
      assert.equal(await colored([], false), false);
      assert.equal(await colored([], true), true);
      assert.equal(await colored([], true, { NO_COLOR: "1" }), false);
      assert.equal(await colored([], true, { TERM: "dumb" }), false);
      assert.equal(await colored([], false, { FORCE_COLOR: "1" }), true);
      assert.equal(await colored(["--color"], false), true);
      assert.equal(await colored(["--color=never"], true), false);
      assert.equal(
        await colored(["--color", "always"], false, { NO_COLOR: "1" }),
        true,
      );
    }));

  it("says on a terminal that many files take a while, and takes it back", () =>
    inFolder(
      Object.fromEntries(
        Array.from({ length: 100 }, (_, index) => [
          `n${index}/keepalived.conf`,
          "",
        ]),
      ),
      async (folder) => {
        const watched = await folder.call(["lint", "-q"], { isTTY: true });
        assert.equal(
          watched.stderr,
          "Looking at 100 configurations ...\r\u001b[2K",
        );
        assert.equal((await folder.call(["lint", "-q"])).stderr, "");
      },
    ));

  it("tells comments that silence nothing, and why", () =>
    inFolder(
      {
        "keepalived.conf": clean.replace(
          "    priority",
          `    # keepalived-lsp-disable-next-line vrid-mismatsch -- typo
    # keepalived-lsp-disable vrid-mismatch
    priority`,
        ),
      },
      async (folder) => {
        const { stdout } = await folder.call(["lint"]);
        assert.match(
          stdout,
          /no rule "vrid-mismatsch", so .* did you mean "vrid-mismatch"\?\n --> keepalived\.conf:5:5/,
        );
        assert.match(
          stdout,
          /write "keepalived-lsp-disable-next-line RULE -- reason".*\n --> keepalived\.conf:6:5/,
        );
      },
    ));

  it("compares the nodes of one call, and those of the project file", () =>
    inFolder(
      {
        "lb01/keepalived.conf": clean,
        "lb02/keepalived.conf": clean
          .replace("router_id 61", "router_id 62")
          .replace("priority 100", "priority 50"),
      },
      async (folder) => {
        const { status, stdout } = await folder.call([
          "lint",
          "lb01/keepalived.conf",
          "lb02/keepalived.conf",
        ]);
        assert.equal(status, 1);
        assert.match(stdout, /vrid-mismatch/);
        assert.match(stdout, /^ ::: lb02\/keepalived\.conf:4:/m);
        const alone = ["lint", "--format=json", "lb01/keepalived.conf"];
        assert.equal((await folder.call(alone)).status, 0);
        folder.write(
          ".keepalived-lsp.json",
          `{ "clusters": [ { "name": "web", "nodes": [
            { "name": "lb01", "config": "lb01/keepalived.conf" },
            { "name": "lb02", "config": "lb02/keepalived.conf" } ] } ] }`,
        );
        const compared = await folder.call(alone);
        assert.equal(compared.status, 1);
        assert.deepEqual(
          parse(compared.stdout).files.map(({ path }) => path),
          ["lb01/keepalived.conf"],
        );
      },
    ));
});

describe("the command line", () => {
  it("helps with each command", async () => {
    const help = await call(["--help"]);
    assert.equal(help.status, 0);
    for (const command of ["lint", "explain", "rules", "keywords"]) {
      assert.match(help.stdout, new RegExp(`^ {2}${command}\\b`, "m"));
      const own = await call([command, "--help"]);
      assert.equal(own.status, 0);
      assert.match(own.stdout, /^Usage: keepalived-lsp /m);
      assert.deepEqual(own, await call(["help", command]));
    }
  });

  it("knows its version", async () => {
    assert.match((await call(["--version"])).stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it("answers 2 without a command", async () => {
    const { status, stdout, stderr } = await call([]);
    assert.deepEqual({ status, stdout }, { status: 2, stdout: "" });
    assert.match(stderr, /Usage:/);
  });
});
