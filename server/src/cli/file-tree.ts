/* The files below a folder, for rules that look at what belongs to a host beside keepalived's own files. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { byName } from "./by-name.ts";

/** More than these no repository of configurations has; what comes later is not seen. */
const mostFiles = 20_000;
const mostFolders = 4_000;
const deepest = 12;

/** Folders that never hold files of a host, or never end. */
const skippedNames = new Set([
  "node_modules",
  ".git",
  ".hg",
  ".svn",
  ".terraform",
  ".venv",
]);
const skippedPaths = new Set(["/proc", "/sys", "/dev", "/run"]);

/** Looks below folders; one that did not change since is not listed again. */
export function openTree(): (folder: string) => readonly string[] {
  const known = new Map<string, Listing>();
  const list = (folder: string): Listing | undefined => {
    try {
      const changed = statSync(folder).mtimeMs;
      const listing = known.get(folder);
      if (listing?.changed === changed) return listing;
      const fresh = listFolder(folder, changed);
      known.set(folder, fresh);
      return fresh;
    } catch {
      return undefined;
    }
  };
  return (top) => {
    const files: string[] = [];
    let level = [top];
    let seen = 0;
    for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
      const next: string[] = [];
      for (const folder of level) {
        if (seen >= mostFolders || files.length >= mostFiles) break;
        seen += 1;
        const listing = list(folder);
        for (const file of listing?.files ?? []) files.push(file);
        for (const inner of listing?.folders ?? []) next.push(inner);
      }
      level = next;
    }
    return files.slice(0, mostFiles).sort();
  };
}

interface Listing {
  readonly changed: number;
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** Links are not followed: they lead out of the folder, or in circles. */
function listFolder(folder: string, changed: number): Listing {
  const entries = readdirSync(folder, { withFileTypes: true }).sort(byName);
  return {
    changed,
    files: entries
      .filter((entry) => entry.isFile())
      .map(({ name }) => join(folder, name)),
    folders: entries
      .filter((entry) => entry.isDirectory() && !skippedNames.has(entry.name))
      .map(({ name }) => join(folder, name))
      .filter((path) => !skippedPaths.has(path)),
  };
}
