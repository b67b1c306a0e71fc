import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/*
 * What sources must not do, and the few that may: see SECURITY.md. Those of `grammar`, `server` and `client` ship; those
 * of `scripts` build, check and measure on a developer's machine.
 */
const forbidden: readonly {
  readonly what: string;
  readonly like: RegExp;
  readonly but: readonly string[];
}[] = [
  {
    what: "start processes",
    like: importOf("child_process|cluster|worker_threads"),
    but: [
      "client/src/create-project-file.ts",
      "scripts/bench.mjs",
      "scripts/bench/editing.mjs",
      "scripts/bench/measure.mjs",
      "scripts/gen.mjs",
      "scripts/mutation.mjs",
      "scripts/package-executable.mjs",
      "scripts/prepare.mjs",
      "scripts/setup-editors.mjs",
      "server/src/cli/doctor.ts",
    ],
  },
  {
    // without one the arguments are a list, and no character of them is obeyed
    what: "use a shell",
    like: /\bshell: *(?:true|["'`])|\bexec(?:Sync)?\b[^;]*child_process["'`]|ShellExecution/,
    but: [],
  },
  {
    what: "run texts as code",
    like: or(
      importOf("vm|repl|inspector"),
      /\beval(?:\(|"\])|\bFunction\(|process\.(?:binding|dlopen)/,
    ),
    but: [
      // one function of the repository, in the other process that is measured
      "scripts/bench/state.cjs",
      // mutants of the rules
      "scripts/mutation/suites.mjs",
      "scripts/mutation/worker.mjs",
      // the bundle it is itself, from beside it
      "server/src/cli/code-cache.ts",
    ],
  },
  {
    what: "load modules by names of others",
    like: /\bimport\((?!\s*")|\brequire\((?!")|createRequire|= require\b(?!\()/,
    but: [
      "scripts/bench.mjs",
      "scripts/gen.mjs",
      "scripts/mutation/suites.mjs",
      "server/src/cli/main.ts",
    ],
  },
  {
    what: "use the network",
    like: or(
      importOf("https?|http2|net|tls|dgram|dns(?:/promises)?"),
      /\bfetch\(|WebSocket/,
    ),
    but: [],
  },
  {
    what: "show pages of their own",
    like: /createWebviewPanel|registerWebview|registerCustomEditorProvider/,
    but: [],
  },
  {
    // where it would: in messages and in the language status
    what: "say what is no text of ours without plain()",
    like: /Message\(\s*(?!["'\s]|plain\()|\.detail = (?!plain\()/,
    but: [
      // counts
      "client/src/lint-workspace.ts",
    ],
  },
  {
    what: "trust Markdown",
    like: /isTrusted|supportHtml|supportThemeIcons/,
    but: [],
  },
];

function importOf(modules: string): RegExp {
  return new RegExp(
    `\\b(?:from|import|require)\\b\\s*\\(?\\s*["'\`](?:node:)?(?:${modules})["'\`]`,
  );
}

function or(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join("|"));
}

describe("the sources", () => {
  const files = ["grammar", "server", "client", "scripts"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.[cm]?[jt]s$/.test(name))
      .map((name) => join(folder, name)),
  );

  for (const { what, like, but } of forbidden)
    it(`do not ${what}`, () => {
      const found = files.filter((file) =>
        like.test(readFileSync(file, "utf8")),
      );
      assert.deepEqual(found.sort(), [...but].sort());
    });

  it("are looked at as a whole", () => {
    const found = readdirSync(".", { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
      .filter(({ name }) => !["dist", "node_modules", "test"].includes(name))
      .flatMap(({ name }) =>
        readdirSync(name, { recursive: true, encoding: "utf8" })
          .filter((each) => /\.(?:[cm]?[jt]sx?)$/.test(each))
          .map((each) => join(name, each)),
      )
      .filter((each) => !each.endsWith(".d.ts") && !files.includes(each));
    assert.deepEqual(found, []);
  });

  it("would be found out", () => {
    const bad = [
      `import { spawn } from "child_process";`,
      `spawn("x", [], { shell: true })`,
      `globalThis["eval"]("x")`,
      `await import(name)`,
      `const net = require("net");`,
      `window.createWebviewPanel("x", "x", 1)`,
      `window.showErrorMessage(text)`,
      `markdown.isTrusted = true`,
    ];
    assert.deepEqual(
      forbidden.map(({ like }) => bad.findIndex((each) => like.test(each))),
      bad.map((_, index) => index),
    );
  });
});

/* What the bundles can do at all: the modules of Node that they name, those of other packages included. */
describe("the bundles", () => {
  const harmless = [
    ...["buffer", "crypto", "fs", "fs/promises", "module", "os", "path"],
    ...["readline", "url", "util"],
  ];
  for (const [bundle, others] of Object.entries({
    // v8: flags for a short run
    "cli.js": ["v8", "vm"],
    // and the grammar
    "command.cjs": ["./grammar.cjs", "child_process"],
    "grammar.cjs": [],
    // vscode-languageserver can be told to listen (`--socket`, `--pipe`), and to look for packages, which it is not
    "server.cjs": ["child_process", "net"],
    "extension.cjs": ["child_process", "net", "vscode"],
  }))
    it(`name no more modules than they need: ${bundle}`, () => {
      const text = readFileSync(`dist/${bundle}`, "utf8");
      const named = [...text.matchAll(/\brequire\("(?:node:)?([^"]+)"\)/g)]
        .map(([, name = ""]) => name)
        .filter((name) => !harmless.includes(name));
      assert.deepEqual([...new Set(named)].sort(), others);
    });
});

describe("SECURITY.md", () => {
  it("names tests that there are", () => {
    const named = readFileSync("SECURITY.md", "utf8").match(
      /\btest\/[\w./-]+\.(?:ts|mjs)\b/g,
    );
    assert.ok(named !== null && named.length > 10);
    assert.deepEqual(
      named.filter((each) => !existsSync(each)),
      [],
    );
  });
});
