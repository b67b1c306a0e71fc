/* global describe, it */
// What is in the package that people install, and what is not.
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { listFiles } from "@vscode/vsce";
import { root } from "./example-cluster.mjs";

describe("The .vsix", function () {
  this.timeout(120_000);

  it("holds what VS Code needs and nothing else", async () => {
    const files = await listFiles({ cwd: root, dependencies: false });
    assert.deepEqual(files.sort(), [
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "dist/extension.cjs",
      "dist/server.cjs",
      "images/icon.png",
      "package.json",
      "syntaxes/keepalived.tmLanguage.json",
      "syntaxes/language-configuration.json",
    ]);
  });

  it("is smaller than 1.5 MB", () => {
    const { size } = statSync(join(root, "keepalived-lsp.vsix"));
    assert.ok(size < 1_500_000, `${size} bytes`);
  });
});
