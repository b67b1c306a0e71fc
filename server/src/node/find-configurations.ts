import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { openBudget } from "../cli/worth-reading.ts";

/** Folders that never hold configurations of a host, or never end. */
const skippedFolders = new Set(["node_modules", ".git", ".hg", ".svn"]);
const skippedPaths = new Set(["/proc", "/sys", "/dev", "/run"]);

/** Absolute paths of the files below a folder that could be configurations by their names. */
export async function findConfigurations(
  folder: string,
): Promise<readonly string[]> {
  const mayRead = openBudget();
  const files = await filesBelow(folder);
  return files.filter(
    (path) => /[./\\]keepalived\.conf$/.test(path) || mayRead(path),
  );
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    () => [],
  );
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory())
        return skippedFolders.has(entry.name) || skippedPaths.has(path)
          ? []
          : await filesBelow(path);
      const isConfiguration = entry.isFile() || entry.isSymbolicLink();
      return isConfiguration && entry.name.endsWith(".conf") ? [path] : [];
    }),
  );
  return found.flat().sort();
}
