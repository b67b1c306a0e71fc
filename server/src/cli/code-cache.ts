/*
 * Runs a bundle (a CommonJS module as one function expression) with V8's code cache, kept in the user's cache folder. Node 22 can do so itself
 * (module.enableCompileCache), but keeps only what is compiled at load; after a run there is more. Whatever goes wrong
 * with the cache is no reason to fail, or to say anything: then the bundle is compiled as ever.
 */
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { cachedDataVersionTag } from "node:v8";
import { Script } from "node:vm";
import { version } from "../../../package.json";

type Main = (
  exports: unknown,
  require: (id: string) => unknown,
  module: { readonly exports: unknown },
  filename: string,
  folder: string,
) => void;

interface Options {
  /** Loads modules of Node. */
  readonly load: (id: string) => unknown;
  /** What was compiled is kept at the end of the process where it is not yet. */
  readonly keep: boolean;
}

/** Runs a bundle, and in the same way the bundles beside it that it requires. Returns what it exports. */
export function loadCached(filename: string, options: Options): unknown {
  const file = cacheFile(filename);
  const cachedData = file === undefined ? undefined : readOwn(file);
  // the bundle is ASCII: Latin-1 is the same, and read fastest
  const script = new Script(readFileSync(filename, "latin1"), {
    filename,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const main = script.runInThisContext() as Main;
  const module = { exports: {} };
  const folder = dirname(filename);
  const require = (id: string): unknown =>
    id.startsWith("./")
      ? loadCached(join(folder, id), options)
      : options.load(id);
  main(module.exports, require, module, filename, folder);
  const fresh = cachedData !== undefined && script.cachedDataRejected !== true;
  if (options.keep && file !== undefined && !fresh)
    process.once("exit", () => write(file, script));
  return module.exports;
}

/** The file that holds what was compiled of this very bundle by this very V8, set up as it is. */
function cacheFile(filename: string): string | undefined {
  // the variable that switches Node's own cache off
  if (process.env.NODE_DISABLE_COMPILE_CACHE !== undefined) return undefined;
  try {
    const { size, mtimeMs } = statSync(filename);
    const key = [
      basename(filename, ".cjs"),
      version,
      size,
      Math.trunc(mtimeMs),
      cachedDataVersionTag(),
    ];
    return join(cacheFolder(), `${key.join("-")}.v8`);
  } catch {
    return undefined;
  }
}

function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const home = homedir();
  const base =
    process.platform === "win32"
      ? (LOCALAPPDATA ?? join(home, "AppData", "Local"))
      : process.platform === "darwin"
        ? join(home, "Library", "Caches")
        : XDG_CACHE_HOME?.startsWith("/") === true
          ? XDG_CACHE_HOME
          : join(home, ".cache");
  return join(base, "keepalived-lsp");
}

/** The content of a file that nobody else could have written. */
function readOwn(path: string): Buffer | undefined {
  try {
    const descriptor = openSync(path, "r");
    try {
      const { uid, mode } = fstatSync(descriptor);
      const own =
        process.getuid === undefined ||
        (uid === process.getuid() && (mode & 0o022) === 0);
      return own ? readFileSync(descriptor) : undefined;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}

/** Caches of releases and bundles that are gone are of no use to anybody. */
const oldest = 30 * 24 * 60 * 60 * 1000;

function write(path: string, script: Script): void {
  try {
    const folder = dirname(path);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const part = `${path}.${process.pid}`;
    writeFileSync(part, script.createCachedData(), { mode: 0o600, flag: "wx" });
    renameSync(part, path);
    for (const name of readdirSync(folder)) {
      const other = join(folder, name);
      if (Date.now() - statSync(other).mtimeMs > oldest) rmSync(other);
    }
  } catch {
    // a folder that can't be written: the next run compiles again
  }
}
