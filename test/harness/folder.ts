import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  nodeHost,
  openDisk,
  uriOfPath,
} from "../../server/src/cli/node-host.ts";
import { analyse, type Analysis } from "../../server/src/engine/analyse.ts";
import { fixAll, type Fixing } from "../../server/src/engine/fixing.ts";
import { overlayHost } from "../../server/src/host/overlay-host.ts";
import type { SourceFile } from "../../grammar/syntax/source-file.ts";

/** The repository: tests run from its folder, wherever they are built to. */
export const repository = process.cwd();

/** The root files of a folder: each `keepalived.conf` below it. */
export function rootsOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /(?:^|[\\/])keepalived\.conf$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}

/** Analyses the nodes of a folder, with some files in place of those on disk. */
export function analyseFolder(
  folder: string,
  changed: ReadonlyMap<string, SourceFile> = new Map(),
): Analysis {
  const host = overlayHost(nodeHost(openDisk()), changed);
  const roots = rootsOf(folder).flatMap((path) => {
    const file = host.read(uriOfPath(path));
    return typeof file === "string" ? [] : [{ file }];
  });
  return analyse({ roots, host, workspace: [uriOfPath(folder)] });
}

/** The folder after all safe fixes. Nothing is written. */
export function fixFolder(folder: string): Fixing {
  const disk = openDisk();
  return fixAll({
    analyse: (changed) => analyseFolder(folder, changed),
    mayChange: (uri) => fileURLToPath(uri).startsWith(folder),
    textOf: (uri) => {
      const file = disk.read(uri);
      return typeof file === "string" ? undefined : file.text;
    },
    uriOf: uriOfPath,
  });
}
