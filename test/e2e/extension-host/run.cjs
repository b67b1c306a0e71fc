// A file of tests that VS Code calls inside its extension host, where require("vscode") is the real API.
const { format } = require("node:util");
const loaded = require("mocha");

const Mocha = loaded.default ?? loaded; // mocha 12 is an ES module

/** What such a file exports: runs what `define` describes. */
exports.suite = (define) => ({
  run: async () => {
    // the page logs much: what is ours is marked
    Mocha.reporters.Base.consoleLog = (...args) =>
      console.log(`[mocha] ${format(...args)}`);
    const mocha = new Mocha({ timeout: 200_000, color: false });
    mocha.suite.emit("pre-require", globalThis, "", mocha);
    define();
    const failures = await new Promise((done) => mocha.run(done));
    if (failures > 0) throw new Error(`${failures} failed`);
  },
});
