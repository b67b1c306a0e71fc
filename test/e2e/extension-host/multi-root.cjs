// One window with several folders: two with a project file of their own, one without.
const assert = require("node:assert/strict");
const { tasks, window, workspace } = require("vscode");
const { noFolders } = require("./no-folders.cjs");
const { findings, until, uriOf } = require("./api.cjs");
const { suite } = require("./run.cjs");

module.exports = suite(() => {
  /** How many keywords the release of each folder lacks. */
  const lacking = () =>
    workspace.workspaceFolders.map(
      (folder) =>
        findings(uriOf("keepalived.conf", folder), "needs-newer-keepalived")
          .length,
    );

  before(() => {
    if (workspace.workspaceFolders.length === 0) throw new Error(noFolders);
  });

  it("each file is held against the release of its own folder", async () => {
    for (const folder of workspace.workspaceFolders)
      await window.showTextDocument(
        await workspace.openTextDocument(uriOf("keepalived.conf", folder)),
      );
    await until(
      () => `3, 0 and 1 findings, not ${lacking()}`,
      () => String(lacking()) === "3,0,1",
    );
  });

  it("there is a task for each folder, which looks at that folder", async () => {
    const found = await tasks.fetchTasks({ type: "keepalived-lsp" });
    assert.deepEqual(
      found
        .map(({ scope, execution }) => [scope.name, execution.options.cwd])
        .sort(),
      workspace.workspaceFolders.map(({ name, uri }) => [name, uri.fsPath]),
    );
  });
});
