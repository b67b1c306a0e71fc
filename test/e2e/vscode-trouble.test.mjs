/* global before, describe, it */
// What an operator sees in VS Code where things are not as they should be: in a folder that nobody trusts, and with a
// server that ends or does not start.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { vscodes } from "../../scripts/setup-editors.mjs";
import { finding, hover } from "./expectations.mjs";
import { poll } from "./poll.mjs";
import { windowOf } from "./window.mjs";

const suspicious = {
  "security.workspace.trust.enabled": true,
  "security.workspace.trust.startupPrompt": "never",
};

for (const release of vscodes) {
  describe(`VS Code ${release.version}, in trouble`, function () {
    this.timeout(240_000);
    const shown = windowOf(
      release,
      `${release.version} in trouble`,
      suspicious,
    );
    let vscode, workbench;

    before(() => {
      ({ vscode, workbench } = shown);
    });

    /** The server answers. */
    const answers = async () => {
      await workbench.hover(hover.line, hover.word, hover.says);
      await workbench.noHover();
    };

    describe("with a folder that nobody trusts", () => {
      it("finds what is wrong, and says what words mean", async () => {
        await workbench.statusBar("Restricted Mode");
        await workbench.openFile(finding.path);
        await workbench.goto(finding.at);
        await workbench.waitForSquiggles("error", finding.line, 1);
        await workbench.waitForProblems(finding.rule, 2);
        await answers();
      });

      it("runs nothing before somebody has said that it may", async () => {
        await workbench.startCommand("Tasks: Run Test Task");
        await workbench.dialog("Do you trust the authors", "Cancel");
      });
    });

    describe("with a server that ends", () => {
      it("starts it again on demand", async () => {
        const [before] = vscode.languageServers();
        await workbench.command("keepalived: Restart Language Server");
        await poll(
          () => vscode.languageServers().some((id) => id !== before),
          "another",
        );
        await answers();
      });

      it("starts it again after a crash, but not for ever", async () => {
        for (let crashes = 0; crashes < 5; crashes++) {
          await answers();
          const [id] = vscode.languageServers();
          process.kill(id, "SIGKILL");
          await poll(() => !vscode.languageServers().includes(id), "its end");
        }
        const toast = await workbench.notification("keeps crashing");
        assert.deepEqual(vscode.languageServers(), []);
        await toast.getByText("Restart", { exact: true }).click();
        await answers();
      });
    });

    describe("with a server that can't start", () => {
      const server = () => join(vscode.extension, "dist/server.cjs");
      let whole;

      before(() => {
        whole = readFileSync(server());
        writeFileSync(server(), 'throw new Error("broken on purpose");\n');
      });

      it("says so, once and in its own words", async () => {
        await workbench.command("keepalived: Restart Language Server");
        const toast = await workbench.notification("keeps crashing");
        assert.deepEqual(vscode.languageServers(), []);
        assert.equal(await workbench.notifications.count(), 1);
        await toast.getByText("Show Output").click();
        await workbench.output("keepalived");
      });

      it("goes on when it can", async () => {
        writeFileSync(server(), whole);
        await workbench.command("keepalived: Restart Language Server");
        await answers();
      });
    });

    describe("at the end", () => {
      it("has asked for nothing outside this machine", () => {
        assert.deepEqual(workbench.outside, []);
      });
    });
  });
}
