/* global after, afterEach, before, beforeEach */
// A window of VS Code with the extension as it ships, for the tests of one suite.
import { join } from "node:path";
import { startVSCode } from "./vscode-server.mjs";
import { launchBrowser, Workbench } from "./workbench.mjs";
import { copyWorkspace, root } from "./workspace.mjs";

/**
 * Opens a window before the tests of the suite and closes it after them. Each test stands on those before it: when one
 * has failed, the others are skipped, and what was on screen is in dist/.
 *
 * @param {object} release one of those that setup-editors.mjs installs
 * @param {string} name of the suite, for pictures
 * @param {object} settings the user's, beside those that keep VS Code quiet
 * @returns {{ folder: object, vscode: object, workbench: Workbench }} to be looked at in tests, when they are there
 */
export function windowOf(release, name, settings = {}) {
  const parts = {};
  let browser, failed;

  // one after the other: of two that start together, one that fails would leave the other running
  before(async () => {
    parts.folder = copyWorkspace();
    parts.vscode = await startVSCode(release, {
      vsix: join(root, "keepalived-lsp.vsix"),
      settings,
    });
    browser = await launchBrowser();
    const { url } = parts.vscode;
    parts.workbench = await Workbench.open(browser, url, parts.folder.folder);
  });

  after(async () => {
    await browser?.close();
    await parts.vscode?.stop();
    parts.folder?.remove();
  });

  beforeEach(function () {
    if (failed) this.skip();
  });

  afterEach(async function () {
    const { title, state } = this.currentTest;
    const picture = `${name} ${title}`;
    await parts.workbench?.shot(picture);
    if (state !== "failed") return;
    failed = true;
    const path = await parts.workbench?.screen(join(root, "dist"), picture);
    console.log(`      screen: ${path}`);
  });

  return parts;
}
