/*
 * Writes fixed files: a whole file or nothing, with the owner and mode it had, never through a symbolic link that leads
 * out of the folders of the call, never over a change somebody else made meanwhile. All new texts are on the disk before
 * the first takes its place, so that a full disk changes nothing.
 */
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  type Stats,
} from "node:fs";
import { basename, dirname, isAbsolute, join, relative } from "node:path";
import { decodeText, encodeText } from "./text-encoding.ts";

export interface Write {
  readonly path: string;
  /** The text it must still have; undefined for a new file. */
  readonly before: string | undefined;
  readonly after: string;
}

/** Writes all or, where one can't be written, none. Gives what is in the way. */
export function writeFiles(
  writes: readonly Write[],
  folders: readonly string[],
): readonly string[] {
  const plans = plansFor(writes, folders);
  const problems = plans.flatMap((each) =>
    "problem" in each ? [`${each.path}: not written, ${each.problem}`] : [],
  );
  if (problems.length > 0) return problems;
  const staged: Staged[] = [];
  try {
    const unwritten = (path: string, error: unknown): string =>
      `${path}: not written, ${reasonOf(error)}`;
    for (const each of plans) {
      if ("problem" in each || isStaged(each, staged)) continue;
      try {
        staged.push(stage(each));
      } catch (error) {
        return [unwritten(each.path, error)];
      }
    }
    return staged.flatMap((each) => {
      try {
        putInPlace(each);
        return [];
      } catch (error) {
        return [unwritten(each.path, error)];
      }
    });
  } finally {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
  }
}

/** Whether a path, links followed, lies in one of the folders. */
export function isInside(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => {
    const inside = relative(folder, path);
    return !inside.startsWith("..") && !isAbsolute(inside);
  });
}

interface Plan {
  /** The file itself, no link. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What is replaced; undefined for a new file. */
  readonly old: Stats | undefined;
}

/** A plan whose text is on the disk. */
interface Staged extends Plan {
  readonly temporary: string;
}

interface Refusal {
  readonly path: string;
  readonly problem: string;
}

/** One for each: a folder that can't be looked at any more holds nothing that could be written. */
function plansFor(
  writes: readonly Write[],
  folders: readonly string[],
): readonly (Plan | Refusal)[] {
  try {
    const allowed = folders.map((folder) => realpathSync.native(folder));
    return writes.map((write) => plan(write, allowed));
  } catch (error) {
    return writes.map(({ path }) => ({ path, problem: reasonOf(error) }));
  }
}

function plan(
  { path, before, after }: Write,
  allowed: readonly string[],
): Plan | Refusal {
  try {
    if (before === undefined) {
      const folder = nearestFolder(dirname(path));
      if (!isInside(folder, allowed))
        return { path, problem: `it would lie outside of the folders named` };
      if (existsSync(path)) return { path, problem: "it is there already" };
      return { path, bytes: Buffer.from(after), old: undefined };
    }
    const target = realpathSync.native(path);
    if (!isInside(target, allowed))
      return {
        path,
        problem: `it is a link to ${target}, outside of the folders named`,
      };
    const old = statSync(target);
    if (old.nlink > 1)
      return {
        path,
        problem: `it has ${old.nlink} names (hard links), and the others would keep the old text`,
      };
    const { text, encoding } = decodeText(readFileSync(target));
    if (text !== before) return { path, problem: changedMeanwhile };
    const bytes = encodeText(after, encoding);
    if (bytes === undefined)
      return { path, problem: `${encoding} has no bytes for the new text` };
    return { path: target, bytes, old };
  } catch (error) {
    return { path, problem: reasonOf(error) };
  }
}

const changedMeanwhile = "it was changed by somebody else meanwhile";

/** What the system says, without the names of calls and temporary files: `no space left on device`. */
function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const said = code === undefined ? null : /^\w+: ([^,]+), \w+/.exec(message);
  return said?.[1] ?? message;
}

/** Whether another name of the same file has brought the same text. */
function isStaged({ path, bytes }: Plan, staged: readonly Staged[]): boolean {
  return staged.some(
    (each) => each.path === path && Buffer.from(each.bytes).equals(bytes),
  );
}

/** Writes the new text beside the file, with the owner and mode that it will have. */
function stage(plan: Plan): Staged {
  const { path, bytes, old } = plan;
  const folder = dirname(path);
  if (old === undefined) mkdirSync(folder, { recursive: true });
  const suffix = randomBytes(6).toString("hex");
  const temporary = join(folder, `.${basename(path)}.${suffix}.tmp`);
  try {
    writeNew(temporary, bytes);
    if (old !== undefined) {
      keepOwner(temporary, old);
      chmodSync(temporary, old.mode & 0o7777);
    }
    return { ...plan, temporary };
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function putInPlace({ path, old, temporary }: Staged): void {
  if (old === undefined) {
    // A link, unlike a rename, never replaces what somebody made meanwhile.
    linkSync(temporary, path);
    return;
  }
  const now = statSync(path);
  const isSame = (["dev", "ino", "size", "mtimeMs"] as const).every(
    (each) => now[each] === old[each],
  );
  if (!isSame) throw new Error(changedMeanwhile);
  renameSync(temporary, path);
}

function writeNew(path: string, bytes: Uint8Array): void {
  const descriptor = openSync(path, "wx", 0o644);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Only root may give files away: for others a file of somebody else would become theirs, which is refused. */
function keepOwner(path: string, { uid, gid }: Stats): void {
  const own = statSync(path);
  if (own.uid === uid && own.gid === gid) return;
  try {
    chownSync(path, uid, gid);
  } catch {
    throw new Error(`its owner (uid ${uid}, gid ${gid}) could not be kept`);
  }
}

function nearestFolder(folder: string): string {
  return existsSync(folder)
    ? realpathSync.native(folder)
    : nearestFolder(dirname(folder));
}
