/* global after, before, describe, it */
// The same server over stdio, in editors that know nothing of it, set up as docs/editors.md says.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import {
  completion,
  finding,
  fix,
  formatting,
  hover,
  rename,
  symbols,
} from "./expectations.mjs";
import { copyWorkspace, root } from "./workspace.mjs";

const here = (name) => join(import.meta.dirname, name);

const everything = ["complete", "hover", "symbols", "rename", "format", "fix"];

const editors = {
  Neovim: {
    command: () => [
      ...["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n"],
      ...["--cmd", "set noswapfile hidden"],
      ...["--cmd", "let g:do_filetype_lua = 1"], // asked for before 0.8
      ...["--cmd", `set runtimepath+=${join(root, "editors/nvim")}`],
      ...["--cmd", "filetype plugin on"],
      ...["-c", `luafile ${here("neovim.lua")}`],
    ],
    filetype: "keepalived",
    does: everything,
  },
  Emacs: {
    command: () => ["emacs", "--batch", "-l", here("emacs.el")],
    snippet: "elisp",
    filetype: "keepalived-mode",
    does: everything,
  },
  "Vim with ALE": {
    command: () => [
      ...["vim", "-N", "-u", "NONE", "-i", "NONE", "-n", "-es"],
      ...["-S", here("vim-ale.vim")],
    ],
    snippet: "vim",
    filetype: "keepalived",
    does: [],
  },
};

for (const [name, editor] of Object.entries(editors)) {
  describe(name, function () {
    this.timeout(120_000);
    let folder, seen;

    const test = (step, title, check) => {
      if (editor.does.includes(step)) it(title, check);
    };

    before(async () => {
      folder = copyWorkspace();
      seen = await run(editor, {
        folder: folder.folder,
        finding,
        completion,
        hover,
        fix: { pattern: fix.pattern },
        rename,
        formatting: { path: formatting.path },
      });
    });

    after(() => folder?.remove());

    it("knows the file by its name", () => {
      assert.equal(seen.filetype, editor.filetype);
    });

    it("shows the packet loop where it begins", () => {
      assert.deepEqual(
        seen.findings.map(({ line, column }) => [line, column]),
        [[finding.at.line, finding.at.column]],
      );
      assert.match(seen.findings[0].message, finding.says);
    });

    test("complete", "completes the keywords of the block", () => {
      for (const label of completion.offers)
        assert.ok(seen.completion.includes(label), seen.completion.join(" "));
      for (const label of completion.hides)
        assert.ok(!seen.completion.includes(label));
    });

    test("hover", "says what a keyword does", () => {
      assert.match(seen.hover, hover.says);
    });

    test("symbols", "lists the blocks", () => {
      for (const each of symbols)
        assert.ok(seen.symbols.includes(each), seen.symbols.join(" "));
    });

    test("rename", "renames over an include", () => {
      for (const path of rename.paths) {
        const text = folder.read(path);
        assert.ok(text.includes(rename.to) && !text.includes(rename.from));
      }
    });

    test("format", "formats a file", () => {
      assert.equal(seen.formatted, formatting.text);
    });

    test("fix", "mends both nodes at once", () => {
      for (const path of fix.writes.paths)
        assert.match(folder.read(path), fix.writes.text);
      for (const path of fix.creates)
        assert.ok(existsSync(folder.file(path)), path);
    });
  });
}

/** What an editor has seen that has done a job. */
async function run({ command, snippet }, job) {
  const own = mkdtempSync(join(tmpdir(), "keepalived-editor-"));
  symlinkSync(join(root, "dist/cli.js"), join(own, "keepalived-lsp"));
  const [setup, seen] = [join(own, "setup"), join(own, "seen")];
  if (snippet !== undefined) writeFileSync(setup, documented(snippet));
  const [editor, ...args] = command();
  const child = spawn(editor, args, {
    env: {
      ...process.env,
      HOME: own,
      PATH: `${own}${delimiter}${process.env.PATH}`,
      JOB: JSON.stringify(job),
      SETUP: setup,
      SEEN: seen,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (data) => (said += data));
  child.stderr.on("data", (data) => (said += data));
  try {
    const [code] = await once(child, "close");
    assert.equal(code, 0, said);
    return JSON.parse(readFileSync(seen, "utf8"));
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** The first snippet of a language on the page that tells people what to write where. */
function documented(language) {
  const page = readFileSync(join(root, "docs/editors.md"), "utf8");
  const [, snippet] = page.match(
    new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "ms"),
  );
  return snippet;
}
