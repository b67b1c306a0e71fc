// The folder that every editor opens: two directors that are DR real servers of each other, each with an include, and
// a spare node whose file is untidy. Tests get a copy that they may write to.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

export function copyWorkspace() {
  const parent = mkdtempSync(join(tmpdir(), "keepalived-"));
  const folder = join(parent, "web");
  cpSync(join(import.meta.dirname, "workspace"), folder, { recursive: true });
  mkdirSync(join(folder, ".git")); // what many editors know a project by
  const file = (path) => join(folder, path);
  const read = (path) => readFileSync(file(path), "utf8");
  return {
    folder,
    file,
    read,
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}

/** Line and column, from 1, of a text in a file of the workspace; `█` in it is the place meant, else its beginning. */
export function place(path, text) {
  const source = readFileSync(
    join(import.meta.dirname, "workspace", path),
    "utf8",
  );
  const [before, after = ""] = text.split("█");
  const found = source.indexOf(before + after);
  if (found < 0) throw new Error(`${path} has no "${text}"`);
  const at = found + (text.includes("█") ? before.length : 0);
  const lines = source.slice(0, at).split("\n");
  return { path, line: lines.length, column: lines.at(-1).length + 1 };
}
