/* global after, before, describe, it, URLSearchParams */
// The files of tests in extension-host/, run by VS Code itself in its extension host, as @vscode/test-electron would.
import assert from "node:assert/strict";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { vscodes } from "../../scripts/setup-editors.mjs";
import { startVSCode } from "./vscode-server.mjs";
import { launchBrowser } from "./workbench.mjs";
import { noFolders } from "./extension-host/no-folders.cjs";
import { copyWorkspace, root } from "./workspace.mjs";

/** Keywords that came with 2.0.14, 2.1.0 and 2.2.0. */
const newer = `global_defs {
    vrrp_startup_delay 5
    max_auto_priority 99
    tmp_config_directory /tmp
}
`;

/** What is open while a file of tests runs: makes it, and gives how the page's address names it. */
const windows = {
  editing: ({ folder }) => ({ folder }),
  tasks: ({ folder }) => ({ folder }),
  files: ({ folder }) => {
    // a name as difficult as names get
    const difficult = join(dirname(folder), "生产 50% #1 (web)");
    renameSync(folder, difficult);
    return { folder: difficult };
  },
  "multi-root": ({ file }) => {
    const write = (path, text) => {
      mkdirSync(dirname(file(path)), { recursive: true });
      writeFileSync(file(path), text);
    };
    const folders = ["east", "north", "south", "west"];
    for (const name of folders) write(`${name}/keepalived.conf`, newer);
    const release = (version) =>
      JSON.stringify({ "keepalived.keepalivedVersion": version });
    write("east/.keepalived-lsp.json", '{ "keepalivedVersion": "2.0.5" }');
    write("south/.vscode/settings.json", release("2.0.14"));
    write("west/.keepalived-lsp.json", '{ "keepalivedVersion": "2.2.0" }');
    write(
      "sites.code-workspace",
      JSON.stringify({
        folders: folders.map((path) => ({ path })),
        settings: JSON.parse(release("2.1.0")),
      }),
    );
    return { workspace: file("sites.code-workspace") };
  },
};

for (const release of vscodes) {
  describe(`VS Code ${release.version}, from within`, function () {
    this.timeout(300_000);
    let vscode, browser;

    before(async () => {
      vscode = await startVSCode(release);
      browser = await launchBrowser();
    });

    after(async () => {
      await browser?.close();
      await vscode?.stop();
    });

    for (const [tests, prepare] of Object.entries(windows)) {
      it(`passes ${tests}`, async () => {
        const folder = copyWorkspace();
        try {
          const open = prepare(folder);
          let { failures, said } = await run(tests, open);
          // VS Code in a browser shows some workspace files without their folders: that is no window to try
          for (let left = 5; left > 0 && said.includes(noFolders); left--)
            ({ failures, said } = await run(tests, open));
          assert.equal(failures, 0, said);
          assert.match(said, /[1-9]\d* passing/);
          console.log(said.replaceAll(/^/gm, "      "));
        } finally {
          folder.remove();
        }
      });
    }

    /** Opens a window that runs a file of tests; how many failed, and what it said. */
    async function run(tests, open) {
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
        ...open,
        payload: JSON.stringify([
          ["extensionDevelopmentPath", remote("")],
          [
            "extensionTestsPath",
            remote(`test/e2e/extension-host/${tests}.cjs`),
          ],
        ]),
      });
      await page.goto(`${vscode.url}/?${query}`);
      // nothing has to wait for this when all is done
      const late = setTimeout(240_000, "Not finished after four minutes", {
        ref: false,
      });
      const failures = await Promise.race([exit, late]);
      await page.close();
      return { failures, said: said.join("\n") };
    }
  });
}
