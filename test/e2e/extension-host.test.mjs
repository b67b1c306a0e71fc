/* global after, before, describe, it, URLSearchParams */
// The suite in extension-host/, run by VS Code itself in its extension host, as @vscode/test-electron would.
import assert from "node:assert/strict";
import { join } from "node:path";
import { vscodes } from "../../scripts/setup-editors.mjs";
import { startVSCode } from "./vscode-server.mjs";
import { launchBrowser } from "./workbench.mjs";
import { copyWorkspace, root } from "./workspace.mjs";

for (const release of vscodes) {
  describe(`VS Code ${release.version}, from within`, function () {
    this.timeout(180_000);
    let folder, vscode, browser;

    before(async () => {
      folder = copyWorkspace();
      vscode = await startVSCode(release);
      browser = await launchBrowser();
    });

    after(async () => {
      await browser?.close();
      await vscode?.stop();
      folder?.remove();
    });

    it("passes the suite", async () => {
      const page = await browser.newPage();
      const said = [];
      // what VS Code's own tests in browsers use: the workbench calls these where the window has them
      await page.exposeFunction("codeAutomationLog", (_type, args) => {
        const text = args.join(" ");
        if (text.startsWith("[mocha] ")) said.push(text.slice(8));
      });
      const exit = new Promise((done) => {
        void page.exposeFunction("codeAutomationExit", done);
      });
      const remote = (path) =>
        `vscode-remote://${vscode.authority}${join(root, path)}`;
      const query = new URLSearchParams({
        folder: folder.folder,
        payload: JSON.stringify([
          ["extensionDevelopmentPath", remote("")],
          ["extensionTestsPath", remote("test/e2e/extension-host/index.cjs")],
        ]),
      });
      await page.goto(`${vscode.url}/?${query}`);
      assert.equal(await exit, 0, said.join("\n"));
      assert.match(said.join("\n"), /[1-9]\d* passing/);
      console.log(said.join("\n").replaceAll(/^/gm, "      "));
    });
  });
}
