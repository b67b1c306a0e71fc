// One window with several folders. Of what release they are is said by: a project file, the window's settings, the
// settings of the folder, another project file.
const assert = require("node:assert/strict");
const { ConfigurationTarget, tasks, window, workspace } = require("vscode");
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

  it("each file is held against the release of its own folder, and follows its settings", async () => {
    for (const folder of workspace.workspaceFolders)
      await window.showTextDocument(
        await workspace.openTextDocument(uriOf("keepalived.conf", folder)),
      );
    const told = (counts) =>
      until(
        () => `${counts} findings, not ${lacking()}`,
        () => String(lacking()) === counts,
      );
    await told("3,1,2,0");
    const south = uriOf("keepalived.conf", workspace.workspaceFolders[2]);
    await workspace
      .getConfiguration("keepalived", south)
      .update(
        "keepalivedVersion",
        undefined,
        ConfigurationTarget.WorkspaceFolder,
      );
    await told("3,1,1,0");
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
