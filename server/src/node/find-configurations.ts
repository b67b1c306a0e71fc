import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { byName } from "../cli/by-name.ts";
import { openBudget } from "../cli/worth-reading.ts";
import type { Found } from "../lsp/environment.ts";

/** Folders that never hold configurations of a host, or never end. */
const skippedFolders = new Set(["node_modules", ".git", ".hg", ".svn"]);
const skippedPaths = new Set(["/proc", "/sys", "/dev", "/run"]);

/** What a search may take. A workspace of configurations has less of all; a whole disk has not. */
export interface Limits {
  readonly folders: number;
  readonly depth: number;
  readonly milliseconds: number;
}

const usual: Limits = { folders: 20_000, depth: 32, milliseconds: 5_000 };

/** So many folders are read at the same time. */
const atOnce = 16;

/** The files below a folder that could be configurations by their names; those near the top first, if not all. */
export async function findConfigurations(
  folder: string,
  limits = usual,
): Promise<Found> {
  const mayRead = openBudget();
  const end = Date.now() + limits.milliseconds;
  const paths: string[] = [];
  let left = limits.folders;
  let level = [folder];
  for (let depth = 0; depth < limits.depth && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (let index = 0; index < level.length; index += atOnce) {
      const some = level.slice(index, index + Math.min(atOnce, left));
      if (some.length === 0 || Date.now() > end)
        return { paths, isCutShort: true };
      left -= some.length;
      for (const { files, folders } of await Promise.all(some.map(list))) {
        for (const path of files)
          if (isWorthReading(path, mayRead)) paths.push(path);
        for (const path of folders) next.push(path);
      }
    }
    level = next;
  }
  return { paths, isCutShort: level.length > 0 };
}

function isWorthReading(
  path: string,
  mayRead: (path: string) => boolean,
): boolean {
  return /[./\\]keepalived\.conf$/.test(path) || mayRead(path);
}

interface Listing {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** Links to folders are not followed: they lead out of the folder, or in circles. */
async function list(folder: string): Promise<Listing> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    (): Dirent[] => [],
  );
  entries.sort(byName);
  return {
    files: entries
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .filter(({ name }) => name.endsWith(".conf"))
      .map(({ name }) => join(folder, name)),
    folders: entries
      .filter((entry) => entry.isDirectory() && !skippedFolders.has(entry.name))
      .map(({ name }) => join(folder, name))
      .filter((path) => !skippedPaths.has(path)),
  };
}
