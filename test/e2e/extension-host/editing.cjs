// The same expectations as in all editors, asked of VS Code's API.
const assert = require("node:assert/strict");
const { join } = require("node:path");
const vscode = require("vscode");
const { ask, findings, open, positionOf, until, uriOf } = require("./api.cjs");
const { suite } = require("./run.cjs");

const { commands, Position, Range, window, workspace } = vscode;

const textAt = async (path) => (await open(path)).getText();

module.exports = suite(() => {
  let expected;

  before(async () => {
    expected = await import(join(__dirname, "../expectations.mjs"));
  });

  const told = (path) => findings(uriOf(path), expected.finding.rule);

  it("the finding is told for both nodes", async () => {
    const { path, at, word, says } = expected.finding;
    await window.showTextDocument(await open(path));
    const [found] = await until("the finding", () => {
      const all = expected.nodes.map(told);
      return all.every((each) => each.length === 1) && all.flat();
    });
    const start = positionOf(at);
    assert.deepEqual(
      found.range,
      new Range(start, start.translate(0, word.length)),
    );
    assert.match(found.message, says);
  });

  it("keywords are completed", async () => {
    const { at, offers, hides } = expected.completion;
    const { items } = await ask(
      "CompletionItemProvider",
      at.path,
      positionOf(at),
    );
    const labels = items.map(({ label }) => label.label ?? label);
    for (const label of offers) assert.ok(labels.includes(label), labels);
    for (const label of hides) assert.ok(!labels.includes(label));
  });

  it("hovers say what a keyword does", async () => {
    const { at, says } = expected.hover;
    const [hover] = await ask("HoverProvider", at.path, positionOf(at));
    assert.match(hover.contents.map(({ value }) => value).join("\n"), says);
  });

  it("symbols are the blocks", async () => {
    const found = await ask("DocumentSymbolProvider", expected.finding.path);
    const names = found.map(({ name }) => name);
    for (const name of expected.symbols) assert.ok(names.includes(name), names);
  });

  it("a rename goes through includes", async () => {
    const { at, to, from, paths } = expected.rename;
    const edit = await ask(
      "DocumentRenameProvider",
      at.path,
      positionOf(at),
      to,
    );
    assert.ok(await workspace.applyEdit(edit));
    for (const path of paths) {
      const text = await textAt(path);
      assert.ok(text.includes(to) && !text.includes(from), text);
    }
  });

  it("formatting tidies up", async () => {
    const { path, text } = expected.formatting;
    await window.showTextDocument(await open(path));
    await commands.executeCommand("editor.action.formatDocument");
    assert.equal(await textAt(path), text);
  });

  it("the effective configuration is a document", async () => {
    await window.showTextDocument(await open(expected.finding.path));
    await commands.executeCommand("keepalived.showEffective");
    const shown = await until("the document", () =>
      workspace.textDocuments.find(
        ({ uri, lineCount }) =>
          uri.scheme === "keepalived-effective" && lineCount > 1,
      ),
    );
    assert.equal(shown.languageId, "keepalived");
    assert.match(shown.getText(), /^vrrp_script probe_nginx \{$/m);
    const line = shown
      .getText()
      .split("\n")
      .findIndex((text) => text.startsWith("vrrp_script"));
    const [{ uri }] = await commands.executeCommand(
      "vscode.executeDefinitionProvider",
      shown.uri,
      new Position(line, 0),
    );
    assert.ok(uri.path.endsWith("/lb01/conf.d/health.conf"), uri.path);
  });

  it("a fix goes over two files", async () => {
    const { path, at } = expected.finding;
    const start = positionOf(at);
    const actions = await ask(
      "CodeActionProvider",
      path,
      new Range(start, start),
    );
    const action = actions.find(({ title }) => expected.fix.title.test(title));
    assert.ok(action, actions.map(({ title }) => title).join(" | "));
    assert.ok(await workspace.applyEdit(action.edit));
    for (const each of expected.fix.writes.paths)
      assert.match(await textAt(each), expected.fix.writes.text);
    await until("the end of the findings", () =>
      expected.nodes.every((each) => told(each).length === 0),
    );
  });
});
