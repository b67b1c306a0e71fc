/* A disk that can't be relied on: what Node says of files below a folder is what somebody else wants it to say. */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/** What comes of a look: an error, by its number's name, or a text that is not the one that is there. */
export type DiskFault = string;

/** Is asked at each look at a path; undefined: all is well. */
export type FaultAt = (path: string) => DiskFault | undefined;

type Look = (path: unknown, ...more: unknown[]) => unknown;

const synchronous = [
  "statSync",
  "existsSync",
  "lstatSync",
  "readdirSync",
  "readFileSync",
  "realpathSync",
  "openSync",
  "renameSync",
  "linkSync",
  "chmodSync",
] as const;

/** So many texts were made up: each is another one. */
let readings = 0;

/** While `work` lasts, looks below the folder may fail. */
export async function onFailingDisk<T>(
  folder: string,
  faultAt: FaultAt,
  work: () => Promise<T>,
): Promise<T> {
  const table = fs as unknown as Record<string, Look>;
  const promises = fs.promises as unknown as Record<string, Look>;
  const native = fs.realpathSync.native as Look;
  const healthy = new Map(synchronous.map((name) => [name, table[name]]));
  const { readdir } = promises as { readdir: Look };
  const failing =
    (name: string, look: Look | undefined): Look =>
    (path, ...more) => {
      const isOurs = typeof path === "string" && path.startsWith(folder);
      const fault = isOurs ? faultAt(path) : undefined;
      const well = (): unknown => look?.(path, ...more);
      return fault === undefined
        ? well()
        : failed(name, String(path), fault, well);
    };
  for (const [name, look] of healthy) table[name] = failing(name, look);
  Object.assign(fs.realpathSync, {
    native: failing("realpathSync", native),
  });
  promises.readdir = (path, ...more) =>
    Promise.resolve().then(() => failing("readdir", readdir)(path, ...more));
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    Object.assign(table, Object.fromEntries(healthy));
    promises.readdir = readdir;
    syncBuiltinESMExports();
  }
}

function failed(
  name: string,
  path: string,
  fault: DiskFault,
  look: () => unknown,
): unknown {
  if (fault.startsWith("E")) {
    if (name === "existsSync") return false;
    throw Object.assign(new Error(`${fault}: ${name} '${path}'`), {
      code: fault,
    });
  }
  const well = look();
  if (name !== "readFileSync" || !(well instanceof Buffer)) return well;
  readings += 1;
  return fault === "half of it"
    ? well.subarray(0, well.length / 2)
    : Buffer.from(`# ${"x".repeat(readings % 50)}\n${well.toString()}`);
}
