// VS Code's API in the words of these tests.
const { commands, languages, Position, Uri, workspace } = require("vscode");

const uriOf = (path, folder = workspace.workspaceFolders[0]) =>
  Uri.joinPath(folder.uri, ...path.split("/"));

const open = (path) => workspace.openTextDocument(uriOf(path));

/** From 1 to 0. */
const positionOf = ({ line, column }) => new Position(line - 1, column - 1);

/** What a command that asks providers answers. */
const ask = (what, path, ...args) =>
  commands.executeCommand(`vscode.execute${what}`, uriOf(path), ...args);

/** The findings of a rule about a file. */
const findings = (uri, rule) =>
  languages
    .getDiagnostics(uri)
    .filter(({ code }) => (code?.value ?? code) === rule);

/** Resolves with what the check gives as soon as that is something; `what` is a text, or makes one in the end. */
async function until(what, check) {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const value = await check();
    if (value) return value;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(
    `Timed out waiting for ${typeof what === "string" ? what : what()}`,
  );
}

module.exports = { ask, findings, open, positionOf, until, uriOf };
