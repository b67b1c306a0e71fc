// What VS Code calls inside its extension host, where require("vscode") is the real API.
const { format } = require("node:util");
const { join } = require("node:path");
const loaded = require("mocha");

const Mocha = loaded.default ?? loaded; // mocha 12 is an ES module

exports.run = async () => {
  // the page logs much: what is ours is marked
  Mocha.reporters.Base.consoleLog = (...args) =>
    console.log(`[mocha] ${format(...args)}`);
  const mocha = new Mocha({ timeout: 60_000, color: false });
  mocha.addFile(join(__dirname, "suite.cjs"));
  const failures = await new Promise((done) => mocha.run(done));
  if (failures > 0) throw new Error(`${failures} failed`);
};
