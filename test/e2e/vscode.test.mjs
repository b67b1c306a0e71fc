/* global before, describe, it */
// What an operator does in VS Code and sees there, in a new release and in an old one.
import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { vscodes } from "../../scripts/setup-editors.mjs";
import {
  completion,
  finding,
  fix,
  formatting,
  hover,
  nodes,
  rename,
  symbols,
} from "./expectations.mjs";
import { poll } from "./poll.mjs";
import { windowOf } from "./window.mjs";
import { place, root } from "./workspace.mjs";

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** For pictures that people see, of what is right of the explorer; made anew by UPDATE_PICTURES=1. */
const picturesque = {
  "editor.scrollbar.vertical": "hidden",
  "editor.scrollbar.horizontal": "hidden",
  "diffEditor.renderOverviewRuler": false,
};

for (const release of vscodes) {
  const pictured =
    process.env.UPDATE_PICTURES === "1" && release === vscodes[0];

  describe(`VS Code ${release.version}`, function () {
    this.timeout(240_000);
    const shown = windowOf(
      release,
      release.version,
      pictured ? picturesque : {},
    );
    let folder, workbench;

    before(() => {
      ({ folder, workbench } = shown);
    });

    const looped = (count) =>
      workbench.waitForSquiggles("error", finding.line, count);

    const picture = async (name) => {
      if (!pictured) return;
      const path = join(root, "images", `${name}.png`);
      const clip = { x: 352, y: 36, width: 924, height: 652 };
      await workbench.page.screenshot({ path, clip });
    };

    const save = (path, holds) =>
      workbench
        .command("File: Save All Files")
        .then(() =>
          poll(() => holds(folder.read(path)), `what is saved in ${path}`),
        );

    describe("tells of a packet loop", () => {
      it("underlines the real server that is the other director", async () => {
        await workbench.openFile(finding.path);
        await workbench.goto(finding.at);
        await looped(1);
      });

      it("says why in the hover", async () => {
        const said = await workbench.hover(
          finding.line,
          finding.word,
          finding.rule,
        );
        assert.match(said, finding.says);
      });

      it("lists the finding of both nodes, one of them never opened", async () => {
        await workbench.waitForProblems(finding.rule, 2);
      });

      it("follows the settings", async () => {
        const settings = folder.file(".vscode/settings.json");
        mkdirSync(dirname(settings));
        const rules = { [finding.rule]: "off" };
        writeFileSync(settings, JSON.stringify({ "keepalived.rules": rules }));
        await looped(0);
        rmSync(dirname(settings), { recursive: true });
        await looped(1);
      });

      it("sees what happens to files outside the editor", async () => {
        const [path, other] = nodes;
        const vrid = "virtual_router_id 61";
        const before = folder.read(other);
        await workbench.goto(place(path, vrid));
        await workbench.waitForSquiggles("error", vrid, 0);
        writeFileSync(
          folder.file(other),
          before.replace(vrid, "virtual_router_id 99"),
        );
        await workbench.waitForSquiggles("error", vrid, 1);
        await workbench.waitForProblems("vrid-mismatch", 2);
        writeFileSync(folder.file(other), before);
        await workbench.waitForSquiggles("error", vrid, 0);
        await workbench.waitForProblems("vrid-mismatch", 0);
        await workbench.goto(finding.at);
      });

      it("lints all of the workspace on demand", async () => {
        await workbench.command("keepalived: Lint Workspace");
        const toast = await workbench.notification("2 errors in 5 files");
        await workbench.shot(`${release.version}-summary`);
        await toast.getByText("Show Problems").click();
        await workbench.waitForEnd("Linting keepalived configurations");
        await workbench.hover(finding.line, finding.word, finding.rule);
        await picture("problems");
        await workbench.noHover();
        await workbench.hideProblems();
      });

      it("says nothing twice when the task runs too", async () => {
        await workbench.command("Tasks: Run Test Task", "keepalived-lsp: lint");
        await workbench.terminal("2 errors in 5 files");
        await workbench.waitForProblems(finding.rule, 2);
      });
    });

    describe("helps to write", () => {
      it("says what a keyword does", async () => {
        const said = await workbench.hover(hover.line, hover.word, hover.says);
        assert.match(said, new RegExp(hover.word));
      });

      it("lists the blocks", async () => {
        const found = await workbench.symbols();
        for (const name of symbols) assert.ok(found.includes(name), found);
      });

      it("completes a keyword of the block", async () => {
        const { page } = workbench;
        await workbench.goto(completion.at);
        await page.keyboard.press("End");
        await page.keyboard.press("Enter");
        await page.keyboard.type("lb_");
        const offered = await workbench.completions(...completion.offers);
        for (const label of completion.hides)
          assert.ok(!offered.includes(label), offered.join(" "));
        await workbench.shot(`${release.version}-completion`);
        await workbench.accept("lb_algo");
        // a snippet: the values of its first parameter are offered at once
        await workbench.waitForText("    lb_kind DR\n    lb_algo rr\n");
        await workbench.accept("wlc");
        await workbench.waitForText("    lb_kind DR\n    lb_algo wlc\n");
        await page.keyboard.press("Escape");
        await workbench.command("File: Revert File");
        await workbench.waitForText("    lb_kind DR\n    protocol TCP");
      });

      it("has a walkthrough", async () => {
        const [walkthrough] = manifest.contributes.walkthroughs;
        await workbench.command(
          "Welcome: Open Walkthrough...",
          walkthrough.title,
        );
        const page = workbench.page.locator(".gettingStartedContainer");
        for (const { title } of walkthrough.steps)
          await page.getByText(title, { exact: true }).first().waitFor();
        await page.locator("img").first().waitFor();
        await workbench.shot(`${release.version}-walkthrough`);
        await workbench.command("View: Close All Editors");
        await workbench.openFile(finding.path);
      });

      it("names the release and the nodes in the status bar", async () => {
        const said = await workbench.languageStatus("lb02");
        assert.match(said, /keepalived \d+\.\d+\.\d+ .*lb01, lb02/);
      });

      it("proposes a project file", async () => {
        await workbench.command("keepalived: Create Project File");
        await workbench.tab(".keepalived-lsp.json").waitFor();
        await workbench.waitForText('"name": "lb01"', '"name": "lb02"');
        await workbench.waitForLanguage("JSON with Comments");
        await workbench.command("View: Revert and Close Editor");
      });

      it("underlines mistakes in the project file", async () => {
        const path = folder.file(".keepalived-lsp.json");
        writeFileSync(path, '{ "keepalivedVersion": 2, // no text\n }\n');
        await workbench.openFile(".keepalived-lsp.json");
        await workbench.waitForSquiggles("warning", "keepalivedVersion", 1);
        rmSync(path);
        await workbench.command("View: Revert and Close Editor");
      });
    });

    describe("shows what keepalived makes of it", () => {
      it("opens the effective configuration, with where each line comes from", async () => {
        await workbench.openFile(finding.path);
        await workbench.goto({ line: 1, column: 1 });
        // a lens that is not there yet when its editor loses the focus stays empty
        await workbench.waitForLens("peers: lb02 differs in");
        await workbench.command("keepalived: Show Effective Configuration");
        await workbench.tab("lb01 (effective)").waitFor();
        await workbench.command("View: Focus Next Editor Group");
        await workbench.waitForText(
          "vrrp_script check_web {",
          "lb01/conf.d/health.conf:2",
          "vrrp_instance web {",
          "lb01/keepalived.conf:11",
          "state BACKUP",
          ":12",
        );
        await picture("effective");
      });

      it("keeps it up to date", async () => {
        const path = "lb01/conf.d/health.conf";
        const before = folder.read(path);
        writeFileSync(
          folder.file(path),
          before.replace("interval 2", "interval 3"),
        );
        await workbench.waitForText("vrrp_script check_web {", "interval 3");
        writeFileSync(folder.file(path), before);
        await workbench.waitForText("vrrp_script check_web {", "interval 2");
      });

      it("does not let it be changed", async () => {
        await workbench.page.keyboard.type("x");
        await workbench.overlay("read-only");
        assert.ok(!(await workbench.lines()).some((line) => /^x/.test(line)));
        await workbench.command("View: Close All Editors");
      });

      it("compares two nodes side by side", async () => {
        await workbench.openFile(finding.path);
        await workbench.command("keepalived: Compare Nodes Side by Side");
        await workbench.tab("lb01 ↔ lb02").waitFor();
        const changed = (side, text) =>
          workbench.page
            .locator(`.editor.${side} .view-line`, {
              hasText: new RegExp(text.replaceAll(" ", "[ \u00a0]+")),
            })
            .first()
            .waitFor();
        await changed("original", "router_id lb01");
        await changed("modified", "router_id lb02");
        await picture("comparison");
        await workbench.command("View: Close All Editors");
      });

      it("leads from a code lens to the same comparison, and to references", async () => {
        await workbench.openFile(finding.path);
        await workbench.goto(place(finding.path, "vrrp_instance"));
        await workbench.codeLens(
          "peers: lb02 differs in",
          workbench.tab("lb01 ↔ lb02"),
        );
        await workbench.command("View: Close All Editors");
        await workbench.openFile("lb01/conf.d/health.conf");
        const places = workbench.peeked("check_web");
        await workbench.codeLens("1 reference", places);
        await workbench.page.keyboard.press("Escape");
        await workbench.command("View: Close All Editors");
      });
    });

    describe("changes what is meant, and nothing else", () => {
      it("renames a script in the file that includes it and in its own", async () => {
        const { at, from, to, paths } = rename;
        await workbench.openFile(at.path);
        await workbench.goto(at);
        await workbench.rename(to);
        await workbench.waitForText("track_script {", `        ${to}`);
        await workbench.shot(`${release.version}-rename`);
        for (const path of paths)
          await save(path, (text) => text.includes(to) && !text.includes(from));
      });

      it("formats a file", async () => {
        await workbench.openFile(formatting.path);
        await workbench.command("Format Document");
        await workbench.waitForText("    virtual_ipaddress {");
        await workbench.shot(`${release.version}-formatted`);
        await save(formatting.path, (text) => text === formatting.text);
      });
    });

    describe("mends it", () => {
      it("offers to", async () => {
        await workbench.openFile(finding.path);
        await workbench.goto(finding.at);
        await looped(1);
        if (pictured) {
          await workbench.command("View: Close Other Editors in Group");
          await workbench.showProblems();
          await workbench.goto(finding.at);
        }
        const titles = await workbench.quickFixes();
        assert.ok(
          titles.some((title) => fix.title.test(title)),
          titles.join(" | "),
        );
        await picture("quick-fix");
      });

      it("mends both nodes at once", async () => {
        await workbench.applyQuickFix(fix.title);
        await looped(0);
        for (const path of fix.writes.paths)
          await save(path, (text) => fix.writes.text.test(text));
        for (const path of fix.creates)
          assert.ok(existsSync(folder.file(path)), path);
        await workbench.waitForProblems(finding.rule, 0);
      });
    });

    describe("knows its files by name and first lines, and", () => {
      const files = {
        "ha/etc/keepalived/conf.d/vips.conf": ["keepalived", "track_script {"],
        "ha/keepalived/sysctl.d/60-vip.conf": ["Properties", "net.a = 1\n"],
        "ha/keepalived/files/nginx.conf": ["Properties", "events {\n}\n"],
        "ha/conf.d/site.conf": ["Properties", "server {\n}\n"],
        "ha/conf.d/pair.conf": ["keepalived", "# A\n\nvrrp_instance V {\n}\n"],
        "ha/east.keepalived.conf": ["keepalived", "\n"],
        "ha/keepalived.conf.j2": [
          "Plain Text",
          "! Configuration File for keepalived\n\nglobal_defs {\n    router_id {{ name }}\n}\n",
        ],
        "ha/failover": ["keepalived", "! Configuration File for keepalived\n"],
      };

      for (const [path, [language, text]] of Object.entries(files)) {
        const verb = language === "keepalived" ? "takes" : "leaves";
        it(`${verb} ${path}`, async () => {
          const file = folder.file(path);
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
}
