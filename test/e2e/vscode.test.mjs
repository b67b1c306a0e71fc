/* global after, afterEach, before, beforeEach, describe, it */
// The main job as an operator sees it: VS Code tells of the packet loop, and the quick fix mends both nodes.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { copyExampleCluster, lines, root } from "./example-cluster.mjs";
import { poll } from "./poll.mjs";
import { startVSCode } from "./vscode-server.mjs";
import { launchBrowser, Workbench } from "./workbench.mjs";

const RULE = "dr-director-is-real-server";
const FIX = /lvs_sync_daemon|sync daemon/i;

describe("VS Code", function () {
  this.timeout(120_000);
  const { text, address } = lines.lb01;
  let cluster, vscode, browser, workbench, failed;

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

  // every step stands on those before it
  beforeEach(function () {
    if (failed) this.skip();
  });

  afterEach(async function () {
    if (this.currentTest.state !== "failed") return;
    failed = true;
    const name = this.currentTest.title.replaceAll(/\W+/g, "-");
    const path = join(root, `dist/failed-${name}.png`);
    await workbench?.page.screenshot({ path });
    console.log(`      screen: ${path}`);
  });

  it("underlines the real server that is the other director", async () => {
    await workbench.openFile("lb01/keepalived.conf");
    await workbench.goto(lines.lb01);
    await workbench.waitForSquiggles("error", text, 1);
  });

  it("says why in the hover, and where to read on", async () => {
    const said = await workbench.hover(text, address, RULE);
    assert.match(said, /lb02/);
  });

  it("lists the finding of both nodes, one of them never opened", async () => {
    const rows = await workbench.problems();
    const found = rows.filter((row) => row.includes(RULE));
    assert.equal(found.length, 2, rows.join("\n"));
  });

  it("follows the settings", async () => {
    const settings = join(cluster.folder, ".vscode/settings.json");
    mkdirSync(dirname(settings));
    writeFileSync(settings, `{ "keepalived.rules": { "${RULE}": "off" } }`);
    await workbench.waitForSquiggles("error", text, 0);
    rmSync(dirname(settings), { recursive: true });
    await workbench.waitForSquiggles("error", text, 1);
  });

  it("sees what happens to files outside the editor", async () => {
    const [identifier] = /virtual_router_id \d+/.exec(cluster.read("lb01"));
    const before = cluster.read("lb02");
    const changed = before.replace(identifier, "virtual_router_id 99");
    await workbench.goto(cluster.place("lb01", identifier));
    await workbench.waitForSquiggles("error", identifier, 0);
    writeFileSync(cluster.file("lb02"), changed);
    await workbench.waitForSquiggles("error", identifier, 1);
    writeFileSync(cluster.file("lb02"), before);
    await workbench.waitForSquiggles("error", identifier, 0);
    await workbench.goto(lines.lb01);
  });

  it("starts the server again on demand", async () => {
    await workbench.command("keepalived: Restart Language Server");
    await workbench.waitForSquiggles("error", text, 1);
  });

  if (process.env.UPDATE_PICTURE === "1") {
    it("makes the picture of the README", async () => {
      await workbench.showProblems();
      await workbench.goto(lines.lb01);
      await workbench.quickFixes();
      const path = join(root, "images/quick-fix.png");
      await workbench.page.screenshot({ path });
      await workbench.page.keyboard.press("Escape");
      await workbench.hideProblems();
    });
  }

  it("offers to mend it", async () => {
    await workbench.goto(lines.lb01);
    const titles = await workbench.quickFixes();
    assert.ok(
      titles.some((title) => FIX.test(title)),
      titles.join(" | "),
    );
  });

  it("mends both nodes at once", async () => {
    await workbench.applyQuickFix(FIX);
    await workbench.waitForSquiggles("error", text, 0);
    await workbench.command("File: Save All Files");
    for (const node of ["lb01", "lb02"]) {
      await poll(
        () => cluster.read(node).includes("lvs_sync_daemon"),
        `the fix in ${node}'s file`,
        30_000,
      );
    }
    for (const node of ["lb01", "lb02"]) {
      const sysctl = join(cluster.folder, node, "sysctl.d/60-ipvs.conf");
      assert.match(readFileSync(sysctl, "utf8"), /backup_only = 1/);
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
