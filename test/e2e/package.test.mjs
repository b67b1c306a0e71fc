/* global describe, it */
// What is in the package that people install, what is not, and whether its parts fit together.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { listFiles, PackageManager } from "@vscode/vsce";
import { finding, nodes } from "./expectations.mjs";
import { root } from "./workspace.mjs";

const read = (path) => readFileSync(join(root, path), "utf8");
const manifest = JSON.parse(read("package.json"));
const { contributes } = manifest;
const everything = { cwd: root, packageManager: PackageManager.None };

describe("The .vsix", function () {
  this.timeout(120_000);

  it("holds what VS Code needs and nothing else", async () => {
    const files = await listFiles(everything);
    assert.deepEqual(files.sort(), [
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "dist/THIRD-PARTY-NOTICES.txt",
      "dist/cli.js",
      "dist/command.cjs",
      "dist/extension.cjs",
      "dist/grammar.cjs",
      "dist/package.json",
      "dist/sbom.cdx.json",
      "dist/server.cjs",
      "docs/walkthrough/project-file.md",
      "images/comparison.png",
      "images/effective.png",
      "images/icon.png",
      "images/icon.svg",
      "images/problems.png",
      "images/quick-fix.png",
      "package.json",
      "schemas/keepalived-lsp.schema.json",
      "syntaxes/keepalived.tmLanguage.json",
      "syntaxes/language-configuration.json",
    ]);
  });

  it("is smaller than 2 MB", () => {
    const { size } = statSync(join(root, "keepalived-lsp.vsix"));
    assert.ok(size < 2_000_000, `${size} bytes`);
  });

  it("holds every file that package.json names", async () => {
    const files = new Set(await listFiles(everything));
    const { main, icon } = manifest;
    const named = JSON.stringify({ main, icon, contributes }).matchAll(
      /"(?:\.\/)?((?:dist|docs|images|schemas|syntaxes)\/[^"]*\.[a-z]+)"/g,
    );
    const missing = [...named].map(([, path]) => path);
    assert.ok(missing.length > 10);
    assert.deepEqual(
      missing.filter((path) => !files.has(path) && !path.includes("*")),
      [],
    );
  });

  it("has an action for each command that it names, and the reverse", () => {
    const source = readdirSync(join(root, "client/src"))
      .map((name) => read(`client/src/${name}`))
      .join("\n");
    const listed = contributes.commands.map(({ command }) => command);
    for (const command of listed)
      assert.ok(source.includes(`"${command}":`), command);
    const used = [
      ...Object.values(contributes.menus)
        .flat()
        .map(({ command }) => command),
      ...JSON.stringify(contributes.walkthroughs).matchAll(
        /command:(keepalived\.\w+)/g,
      ),
    ].map((each) => (typeof each === "string" ? each : each[1]));
    for (const command of used) assert.ok(listed.includes(command), command);
    // where it does not apply, no command is offered
    const limited = contributes.menus.commandPalette.map(
      (each) => each.command,
    );
    assert.deepEqual(limited.sort(), listed.sort());
  });

  it("has a problem matcher that reads the report of the command line", () => {
    const [matcher] = contributes.problemMatchers;
    const [first, second] = matcher.pattern.map(({ regexp, ...groups }) => ({
      regexp: new RegExp(regexp),
      groups,
    }));
    const { stdout } = spawnSync(
      process.execPath,
      [join(root, "dist/cli.js"), "lint", "test/e2e/workspace"],
      { cwd: root, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
    );
    const lines = stdout.split("\n");
    const found = lines.flatMap((line, at) => {
      const head = first.regexp.exec(line);
      const where = second.regexp.exec(lines[at + 1] ?? "");
      if (head === null || where === null) return [];
      return [
        {
          severity: head[first.groups.severity],
          code: head[first.groups.code],
          path: where[second.groups.file],
          line: Number(where[second.groups.line]),
        },
      ];
    });
    assert.deepEqual(
      found,
      nodes.map((path) => ({
        severity: "error",
        code: finding.rule,
        path: `test/e2e/workspace/${path}`,
        line: finding.at.line,
      })),
    );
  });
});
