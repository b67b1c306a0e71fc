/**
 * Files of this machine, read only and one state per run: what was read once stays as it was. Devices, pipes and
 * sockets are never opened.
 */
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  type Stats,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type {
  FileFailure,
  FileHost,
} from "../../../grammar/evaluation/file-host.ts";
import {
  sourceFile,
  type SourceFile,
} from "../../../grammar/syntax/source-file.ts";
import { projectFileName } from "../engine/project.ts";
import { glob, missingIn } from "../host/glob.ts";
import { candidatesFor, type PathMapping } from "../host/include-paths.ts";
import { pathOf } from "../host/paths.ts";
import { openTree } from "./file-tree.ts";
import { decodeText } from "./text-encoding.ts";

export interface Disk {
  /** A file as an include sees it: executable ones are refused, as keepalived does. */
  readonly read: (uri: string) => SourceFile | FileFailure;
  /** A file that is named: its mode says nothing. */
  readonly readAny: (uri: string) => SourceFile | FileFailure;
  /** Undefined where files have no modes, and for what is no file. */
  readonly isExecutable: (uri: string) => boolean | undefined;
  /** URIs of the files below a folder. */
  readonly filesBelow: (folder: string) => readonly string[];
  /** URIs of what an absolute pattern names; undefined where that is too much to look at. */
  readonly glob: (pattern: string) => readonly string[] | undefined;
  /** The alternatives of an absolute pattern that name no file, or wildcards in no folder. */
  readonly missing: (pattern: string) => readonly string[];
  /** The repository (or project) that a file lies in. */
  readonly repositoryOf: (path: string) => string | undefined;
  /** Looks at the disk anew; files that did not change stay the same objects. */
  readonly refresh: () => void;
}

/** Larger files are no configurations. */
const largestFile = 16 * 1024 * 1024;

export function openDisk(): Disk {
  const entries = new Map<string, Entry>();
  const folders = new Map<string, readonly string[] | undefined>();
  const there = new Map<string, boolean>();
  const globs = new Map<string, readonly string[] | undefined>();
  const repositories = new Map<string, string | undefined>();
  const trees = new Map<string, readonly string[]>();
  const tree = openTree();
  let run = 0;
  const entryOf = (uri: string): Entry => {
    const known = entries.get(uri);
    if (known?.run === run) return known;
    const fresh = { ...readEntry(uri, known), run };
    entries.set(uri, fresh);
    return fresh;
  };
  const list = (folder: string): readonly string[] | undefined => {
    if (!folders.has(folder)) folders.set(folder, namesIn(folder));
    return folders.get(folder);
  };
  const exists = (path: string): boolean => {
    const known = there.get(path) ?? isThere(path);
    there.set(path, known);
    return known;
  };
  const repositoryOf = (path: string): string | undefined => {
    const folder = dirname(path);
    if (!repositories.has(folder))
      repositories.set(
        folder,
        repositoryMarks.some((mark) => existsSync(join(folder, mark)))
          ? folder
          : folder === path
            ? undefined
            : repositoryOf(folder),
      );
    return repositories.get(folder);
  };
  return {
    read: (uri) => {
      const { result, executable } = entryOf(uri);
      return executable && typeof result !== "string" ? "executable" : result;
    },
    readAny: (uri) => entryOf(uri).result,
    isExecutable: (uri) => {
      const { result, executable } = entryOf(uri);
      return process.platform === "win32" || typeof result === "string"
        ? undefined
        : executable;
    },
    filesBelow: (folder) => {
      let files = trees.get(folder);
      if (files === undefined)
        trees.set(folder, (files = tree(pathOfUri(folder)).map(uriOfPath)));
      return files;
    },
    glob: (pattern) => {
      if (!globs.has(pattern))
        globs.set(pattern, glob(pattern, list, exists)?.map(uriOfPath));
      return globs.get(pattern);
    },
    missing: (pattern) => missingIn(pattern, list, exists),
    repositoryOf,
    refresh: () => {
      run += 1;
      folders.clear();
      there.clear();
      globs.clear();
      trees.clear();
      repositories.clear();
    },
  };
}

export interface NodeHostOptions {
  /** The root file: where absolute includes are looked for in a repository. Left out: the including file. */
  readonly root?: string;
  readonly mappings?: readonly PathMapping[];
}

/** Where a pattern was found, and what it names there. */
interface Found {
  readonly pattern: string;
  readonly matches: readonly string[];
}

/** A disk seen from one root file. */
export function nodeHost(disk: Disk, options: NodeHostOptions = {}): FileHost {
  const { root, mappings = [] } = options;
  const lookUp = (pattern: string, from: string): Found | undefined => {
    if (!isHere(from)) return undefined;
    const rootPath = pathOf(root ?? from);
    const candidates = candidatesFor(pattern, {
      from: pathOf(from),
      root: rootPath,
      mappings,
      repository: disk.repositoryOf(rootPath),
    });
    for (const candidate of candidates) {
      const matches = disk.glob(candidate.pattern);
      if (matches === undefined) return undefined;
      if (candidate.final || matches.length > 0)
        return { pattern: candidate.pattern, matches };
    }
    return undefined;
  };
  return {
    read: disk.read,
    readAny: disk.readAny,
    isExecutable: disk.isExecutable,
    filesBelow: (folder) => (isHere(folder) ? disk.filesBelow(folder) : []),
    match: (pattern, from) => lookUp(pattern, from)?.matches,
    missing: (pattern, from) => {
      const found = lookUp(pattern, from);
      return found === undefined ? [] : disk.missing(found.pattern);
    },
  };
}

/** What is not saved, or lies in a repository elsewhere, has no files of this machine beside it. */
function isHere(uri: string): boolean {
  return uri.startsWith("file:");
}

export function uriOfPath(path: string): string {
  return pathToFileURL(native(path)).href;
}

export function pathOfUri(uri: string): string {
  return fileURLToPath(uri);
}

/** Paths inside URIs have a slash before a drive letter. */
function native(path: string): string {
  return process.platform === "win32"
    ? path.replace(/^\/(?=[a-z]:)/i, "")
    : path;
}

interface Entry {
  readonly result: SourceFile | FileFailure;
  readonly executable: boolean;
  /** Tells whether the file on disk is still the one that was read; undefined: only its text tells. */
  readonly stamp: string | undefined;
  readonly run: number;
}

const repositoryMarks = [".git", ".hg", ".svn", projectFileName];

function readEntry(uri: string, known: Entry | undefined): Omit<Entry, "run"> {
  const failed = (result: FileFailure): Omit<Entry, "run"> => ({
    result,
    executable: false,
    stamp: undefined,
  });
  try {
    const path = pathOfUri(uri);
    const stats = statSync(path);
    if (stats.isDirectory()) return failed("directory");
    if (!stats.isFile()) return failed("not-regular");
    if (stats.size > largestFile) return failed("too-large");
    const stamp = stampOf(stats);
    const executable = process.platform !== "win32" && (stats.mode & 0o111) > 0;
    if (known?.stamp !== undefined && known.stamp === stamp)
      return { ...known, executable };
    const { text } = decodeText(readFileSync(path));
    const before = known?.result;
    const result =
      typeof before === "object" && before.text === text
        ? before
        : sourceFile(uri, text);
    return { result, executable, stamp };
  } catch (error) {
    return failed(isMissing(error) ? "missing" : "unreadable");
  }
}

/**
 * Undefined for a file that was changed only just now: it may be changed again, to as many bytes, before the clock of
 * its file system goes on (FAT counts every second one).
 */
function stampOf(stats: Stats): string | undefined {
  const { dev, ino, size, mtimeMs, ctimeMs } = stats;
  return Math.abs(Date.now() - mtimeMs) < longestTick
    ? undefined
    : [dev, ino, size, mtimeMs, ctimeMs].join(":");
}

/** In milliseconds. */
const longestTick = 2_000;

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP";
}

/** Also for a link that leads nowhere: glob(3) finds it, and keepalived says that it can't read it. */
function isThere(path: string): boolean {
  try {
    const found = lstatSync(native(path), { throwIfNoEntry: false });
    return found !== undefined;
  } catch {
    return false;
  }
}

function namesIn(folder: string): readonly string[] | undefined {
  try {
    // Most that are asked for are not there, and an exception costs more than a look.
    const path = native(folder);
    return existsSync(path) ? readdirSync(path) : undefined;
  } catch {
    return undefined;
  }
}
