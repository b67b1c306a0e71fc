/* global after, afterEach, before, describe, it */
// The main job as an operator sees it: VS Code tells of the packet loop, and the quick fix mends both nodes.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { copyExampleCluster, lines, root } from "./example-cluster.mjs";
import { poll } from "./poll.mjs";
import { startVSCode } from "./vscode-server.mjs";
import { launchBrowser, Workbench } from "./workbench.mjs";

const RULE = "dr-director-is-real-server";
const FIX = /lvs_sync_daemon|sync daemon/i;

describe("VS Code", function () {
  this.timeout(120_000);
  let cluster, vscode, browser, workbench;

  // one after the other: of two that start together, one that fails would leave the other running
  before(async () => {
    cluster = copyExampleCluster();
    vscode = await startVSCode({
      vsix: join(root, "keepalived-lsp.vsix"),
    });
    browser = await launchBrowser();
    workbench = await Workbench.open(browser, vscode.url, cluster.folder);
  });

  after(async () => {
    await browser?.close();
    await vscode?.stop();
    cluster?.remove();
  });

  afterEach(async function () {
    if (this.currentTest.state !== "failed" || !workbench) return;
    const name = this.currentTest.title.replaceAll(/\W+/g, "-");
    await workbench.page.screenshot({
      path: join(root, `dist/failed-${name}.png`),
    });
  });

  it("underlines the real server that is the other director", async () => {
    await workbench.openFile("lb01/keepalived.conf");
    await workbench.goto(lines.lb01.number, 1);
    await workbench.waitForSquiggles("error", lines.lb01.text, 1);
  });

  it("says why in the hover, and where to read on", async () => {
    const text = await workbench.hover(lines.lb01.text, "real_server", RULE);
    assert.match(text, /lb02/);
  });

  it("lists the finding of both nodes, one of them never opened", async () => {
    const rows = await workbench.problems();
    const found = rows.filter((row) => row.includes(RULE));
    assert.equal(found.length, 2, rows.join("\n"));
  });

  if (process.env.UPDATE_PICTURE === "1") {
    it("makes the picture of the README", async () => {
      await workbench.showProblems();
      await workbench.goto(lines.lb01.number, lines.lb01.text.length);
      await workbench.quickFixes();
      const path = join(root, "images/quick-fix.png");
      await workbench.page.screenshot({ path });
      await workbench.page.keyboard.press("Escape");
      await workbench.hideProblems();
    });
  }

  it("offers to mend it", async () => {
    await workbench.goto(lines.lb01.number, lines.lb01.text.length);
    const titles = await workbench.quickFixes();
    assert.ok(
      titles.some((title) => FIX.test(title)),
      titles.join(" | "),
    );
  });

  it("mends both nodes at once", async () => {
    await workbench.applyQuickFix(FIX);
    await workbench.waitForSquiggles("error", lines.lb01.text, 0);
    await workbench.command("File: Save All Files");
    for (const node of ["lb01", "lb02"]) {
      await poll(
        () => cluster.read(node).includes("lvs_sync_daemon"),
        `the fix in ${node}'s file`,
        30_000,
      );
    }
    const rows = await workbench.problems();
    assert.deepEqual(
      rows.filter((row) => row.includes(RULE)),
      [],
    );
  });

  describe("with a look at name and first lines", () => {
    const files = {
      "ha/etc/keepalived/conf.d/vips.conf": ["keepalived", "track_script {\n"],
      "ha/keepalived/sysctl.d/60-vip.conf": ["Properties", "net.a = 1\n"],
      "ha/keepalived/files/nginx.conf": ["Properties", "events {\n}\n"],
      "ha/conf.d/site.conf": ["Properties", "server {\n}\n"],
      "ha/conf.d/pair.conf": ["keepalived", "# A\n\nvrrp_instance VI_9 {\n}\n"],
      "ha/east.keepalived.conf": ["keepalived", "\n"],
      "ha/failover": ["keepalived", "! Configuration File for keepalived\n"],
    };

    for (const [path, [language, text]] of Object.entries(files)) {
      const verb = language === "keepalived" ? "takes" : "leaves";
      it(`${verb} ${path}`, async () => {
        const file = join(cluster.folder, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
        await workbench.openFile(path);
        await workbench.waitForLanguage(language);
      });
    }
  });

  describe("at the end", () => {
    it("has asked for nothing outside this machine", () => {
      assert.deepEqual(workbench.outside, []);
    });
  });
});
