// Problems as the command line fills it: no file is open, so the server has not started.
const assert = require("node:assert/strict");
const { join } = require("node:path");
const { languages, tasks } = require("vscode");
const { findings, until, uriOf } = require("./api.cjs");
const { suite } = require("./run.cjs");

module.exports = suite(() => {
  let expected, task;

  before(async () => {
    expected = await import(join(__dirname, "../expectations.mjs"));
  });

  const told = (path) => findings(uriOf(path), expected.finding.rule);

  it("there is a task for each folder", async () => {
    const found = await tasks.fetchTasks({ type: "keepalived-lsp" });
    assert.equal(found.length, 1);
    [task] = found;
    assert.equal(task.name, "lint");
    assert.deepEqual(task.problemMatchers, ["$keepalived-lsp"]);
    assert.deepEqual(task.execution.args.slice(1), ["lint", "."]);
  });

  it("it runs, and Problems shows what the linter says", async () => {
    assert.deepEqual(languages.getDiagnostics(), []);
    const ended = new Promise((done) => {
      tasks.onDidEndTaskProcess(({ exitCode }) => done(exitCode));
    });
    await tasks.executeTask(task);
    assert.equal(await ended, 1);
    await until("the findings", () =>
      expected.nodes.every((path) => told(path).length === 1),
    );
    const { path, at, rule, says } = expected.finding;
    const [{ code, message, range, severity, source }] = told(path);
    assert.deepEqual(
      [code, source, severity, range.start.line, range.start.character],
      [rule, "keepalived", 0, at.line - 1, at.column - 1],
    );
    assert.match(message, says);
  });
});
