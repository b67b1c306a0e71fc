// What happens to files while the server looks at them, in a folder whose name is as difficult as names get.
const assert = require("node:assert/strict");
const {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require("node:fs");
const { join } = require("node:path");
const {
  commands,
  EventEmitter,
  FileSystemError,
  languages,
  Position,
  Range,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} = require("vscode");
const { ask, findings, open, positionOf, until, uriOf } = require("./api.cjs");
const { suite } = require("./run.cjs");

module.exports = suite(() => {
  let expected, document;

  before(async () => {
    expected = await import(join(__dirname, "../expectations.mjs"));
    document = await open(expected.finding.path);
    await window.showTextDocument(document);
  });

  const onDisk = (path) => uriOf(path).fsPath;

  /** Waits until a rule is told so often about a file. */
  const told = (path, rule, count) =>
    until(`${count} ${rule} in ${path}`, () => {
      const found = findings(path instanceof Uri ? path : uriOf(path), rule);
      return found.length === count && found;
    });

  /** Changes an open document, without saving it. */
  const replace = async (changed, from, to) => {
    const at = changed.getText().indexOf(from);
    assert.ok(at >= 0, from);
    const edit = new WorkspaceEdit();
    const range = new Range(
      changed.positionAt(at),
      changed.positionAt(at + from.length),
    );
    edit.replace(changed.uri, range, to);
    assert.ok(await workspace.applyEdit(edit));
  };

  const revert = async (changed) => {
    await window.showTextDocument(changed);
    await commands.executeCommand("workbench.action.files.revert");
  };

  describe("The folder", () => {
    it("is read whatever its name", async () => {
      for (const path of expected.nodes)
        await told(path, expected.finding.rule, 1);
    });

    it("is where findings of the other node lead", async () => {
      const [path, other] = expected.nodes;
      const [{ relatedInformation }] = await told(
        path,
        expected.finding.rule,
        1,
      );
      assert.deepEqual(
        relatedInformation.map(({ location }) => location.uri.toString()),
        [uriOf(other).toString()],
      );
    });

    it("is where definitions lead, and the effective configuration", async () => {
      const { at, from } = expected.rename;
      const health = uriOf("lb01/conf.d/health.conf").toString();
      const [found] = await ask("DefinitionProvider", at.path, positionOf(at));
      assert.equal((found.targetUri ?? found.uri).toString(), health);
      await commands.executeCommand("keepalived.showEffective");
      const shown = await until("the effective configuration", () =>
        workspace.textDocuments.find(
          ({ uri, lineCount }) =>
            uri.scheme === "keepalived-effective" && lineCount > 1,
        ),
      );
      const before = shown.getText().split(`vrrp_script ${from}`)[0];
      const [{ uri }] = await commands.executeCommand(
        "vscode.executeDefinitionProvider",
        shown.uri,
        new Position(before.split("\n").length - 1, 0),
      );
      assert.equal(uri.toString(), health);
      await commands.executeCommand("workbench.action.closeActiveEditor");
    });
  });

  describe("A file changed by others", () => {
    const path = "lb01/conf.d/twice.conf";
    const rule = "duplicate-instance";

    it("counts as soon as it is made", async () => {
      const text = document.getText();
      const block = text.slice(
        text.indexOf("vrrp_instance"),
        text.indexOf("virtual_server"),
      );
      writeFileSync(onDisk(path), block);
      await told(expected.finding.path, rule, 1);
    });

    it("no longer counts under another name", async () => {
      renameSync(onDisk(path), onDisk(`${path}.off`));
      await told(expected.finding.path, rule, 0);
      renameSync(onDisk(`${path}.off`), onDisk(path));
      await told(expected.finding.path, rule, 1);
    });

    it("no longer counts when it is deleted", async () => {
      rmSync(onDisk(path));
      await told(expected.finding.path, rule, 0);
    });
  });

  describe("A file that is open and not saved", () => {
    const rule = "vrid-mismatch";
    const [is, other] = ["virtual_router_id 61", "virtual_router_id 99"];

    it("counts as it is in the editor, whatever becomes of it on disk", async () => {
      const [path, changed] = expected.nodes;
      const before = readFileSync(onDisk(changed), "utf8");
      const shown = await open(changed);
      await window.showTextDocument(shown);
      await replace(shown, is, other);
      await told(path, rule, 1);
      writeFileSync(onDisk(changed), `# as it was\n${before}`);
      // something else that happens on disk, and is told after it
      writeFileSync(onDisk("lb01/conf.d/late.conf"), "no_such_keyword\n");
      await told("lb01/conf.d/late.conf", "unknown-keyword", 1);
      await told(path, rule, 1);
      rmSync(onDisk("lb01/conf.d/late.conf"));
      await revert(shown);
      await told(path, rule, 0);
      assert.ok(shown.getText().startsWith("# as it was"));
      writeFileSync(onDisk(changed), before);
    });
  });

  describe("Settings", () => {
    const { ConfigurationTarget } = require("vscode");
    const set = (name, value) =>
      workspace
        .getConfiguration("keepalived")
        .update(name, value, ConfigurationTarget.Workspace);

    it("count at once", async () => {
      const { path, rule } = expected.finding;
      await set("rules", { [rule]: "off" });
      await told(path, rule, 0);
      await set("rules", { [rule]: "warning" });
      const [{ severity }] = await told(path, rule, 1);
      assert.equal(severity, 1);
      await set("rules", undefined);
      await until(
        "the error",
        () => findings(uriOf(path), rule)[0]?.severity === 0,
      );
    });

    it("name the release", async () => {
      const path = "release/keepalived.conf";
      mkdirSync(onDisk("release"));
      writeFileSync(
        onDisk(path),
        "global_defs {\n    vrrp_startup_delay 5\n}\n",
      );
      await window.showTextDocument(await open(path));
      await set("keepalivedVersion", "1.3.0");
      const [{ message }] = await told(path, "needs-newer-keepalived", 1);
      assert.match(message, /1\.3\.0/);
      await set("keepalivedVersion", undefined);
      await told(path, "needs-newer-keepalived", 0);
    });
  });

  describe("A document without a file", () => {
    it("is checked as soon as its language is keepalived", async () => {
      const untitled = await workspace.openTextDocument({
        content: "# new\nvrrp_instance V {\n    state MASTR\n    \n}\n",
      });
      assert.equal(untitled.languageId, "plaintext");
      await window.showTextDocument(untitled);
      await languages.setTextDocumentLanguage(untitled, "keepalived");
      await told(untitled.uri, "state-invalid", 1);
      const { items } = await commands.executeCommand(
        "vscode.executeCompletionItemProvider",
        untitled.uri,
        new Position(3, 4),
      );
      const labels = items.map(({ label }) => label.label ?? label);
      assert.ok(labels.includes("virtual_router_id"), labels.join(" "));
      await revert(untitled);
    });
  });

  describe("A file with Windows' line ends", () => {
    it("is read, tidied up and kept as it is", async () => {
      const { path, text } = expected.formatting;
      const before = readFileSync(onDisk(path), "utf8");
      const crlf = "windows/keepalived.conf";
      mkdirSync(onDisk("windows"));
      writeFileSync(
        onDisk(crlf),
        before.replace("id 77", "id 777").replaceAll("\n", "\r\n"),
      );
      const shown = await open(crlf);
      await window.showTextDocument(shown);
      const [{ range }] = await told(crlf, "vrid-out-of-range", 1);
      assert.equal(shown.getText(range), "777");
      await commands.executeCommand("editor.action.formatDocument");
      assert.equal(
        shown.getText(),
        text.replace("id 77", "id 777").replaceAll("\n", "\r\n"),
      );
      await revert(shown);
    });
  });

  describe("A file that lies nowhere on disk", () => {
    const uri = Uri.from({
      scheme: "vscode-vfs",
      authority: "github",
      path: "/site/keepalived.conf",
    });

    before(() => {
      const text = [
        "include conf.d/*.conf",
        "vrrp_instance V {",
        "    state MASTR",
        "    track_script {",
        "        defined_elsewhere",
        "    }",
        "}",
      ].join("\n");
      workspace.registerFileSystemProvider(
        "vscode-vfs",
        fileSystemOf(uri.path, text),
      );
    });

    it("is checked for what it says itself", async () => {
      await window.showTextDocument(await workspace.openTextDocument(uri));
      await told(uri, "state-invalid", 1);
      const rules = languages
        .getDiagnostics(uri)
        .map(({ code }) => code?.value ?? code);
      for (const rule of ["include-no-match", "track-script-undefined"])
        assert.ok(!rules.includes(rule), rules.join(" "));
    });
  });
});

/** A file system with one file. */
function fileSystemOf(path, text) {
  const bytes = new TextEncoder().encode(text);
  const none = () => {
    throw FileSystemError.NoPermissions();
  };
  return {
    onDidChangeFile: new EventEmitter().event,
    watch: () => ({ dispose() {} }),
    stat: (uri) => {
      if (uri.path !== path) throw FileSystemError.FileNotFound(uri);
      return { type: 1, ctime: 0, mtime: 0, size: bytes.length };
    },
    readFile: () => bytes,
    readDirectory: () => [],
    createDirectory: none,
    writeFile: none,
    delete: none,
    rename: none,
  };
}
