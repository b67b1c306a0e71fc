/*
 * Writes fixed files: a whole file or nothing, with the mode it had, never through a symbolic link that leads out of
 * the folders of the call, never over a change somebody else made meanwhile.
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
  const allowed = folders.map((folder) => realpathSync.native(folder));
  const plans = writes.map((write) => plan(write, allowed));
  const problems = plans.flatMap((each) =>
    "problem" in each ? [`${each.path}: not written, ${each.problem}`] : [],
  );
  if (problems.length > 0) return problems;
  return plans.flatMap((each) => {
    if ("problem" in each) return [];
    try {
      replaceFile(each);
      return [];
    } catch (error) {
      return [`${each.path}: not written, ${(error as Error).message}`];
    }
  });
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
  readonly isNew: boolean;
}

interface Refusal {
  readonly path: string;
  readonly problem: string;
}

function plan(
  { path, before, after }: Write,
  allowed: readonly string[],
): Plan | Refusal {
  if (before === undefined) {
    const folder = nearestFolder(dirname(path));
    if (!isInside(folder, allowed))
      return { path, problem: `it would lie outside of the folders named` };
    if (existsSync(path)) return { path, problem: "it is there already" };
    return { path, bytes: Buffer.from(after), isNew: true };
  }
  try {
    const target = realpathSync.native(path);
    if (!isInside(target, allowed))
      return {
        path,
        problem: `it is a link to ${target}, outside of the folders named`,
      };
    const { text, encoding } = decodeText(readFileSync(target));
    if (text !== before)
      return { path, problem: "it was changed by somebody else meanwhile" };
    const bytes = encodeText(after, encoding);
    if (bytes === undefined)
      return { path, problem: `${encoding} has no bytes for the new text` };
    return { path: target, bytes, isNew: false };
  } catch (error) {
    return { path, problem: (error as Error).message };
  }
}

function replaceFile({ path, bytes, isNew }: Plan): void {
  const folder = dirname(path);
  if (isNew) mkdirSync(folder, { recursive: true });
  const suffix = randomBytes(6).toString("hex");
  const temporary = join(folder, `.${basename(path)}.${suffix}.tmp`);
  try {
    writeNew(temporary, bytes);
    if (isNew) {
      // A link, unlike a rename, never replaces what somebody made meanwhile.
      linkSync(temporary, path);
      return;
    }
    const { mode, uid, gid } = statSync(path);
    keepOwner(temporary, uid, gid);
    chmodSync(temporary, mode & 0o7777);
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
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

function keepOwner(path: string, uid: number, gid: number): void {
  try {
    chownSync(path, uid, gid);
  } catch {
    // Only root may give files away; others own what they write.
  }
}

function nearestFolder(folder: string): string {
  return existsSync(folder)
    ? realpathSync.native(folder)
    : nearestFolder(dirname(folder));
}
