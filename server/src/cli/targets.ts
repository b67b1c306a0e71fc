/* What a call looks at: the files named, configurations in the folders named, standard input. */
import { readdirSync, realpathSync, statSync, type Dirent } from "node:fs";
import {
  basename,
  dirname,
  isAbsolute,
  join,
  relative,
  resolve,
} from "node:path";
import {
  sourceFile,
  type SourceFile,
} from "../../../grammar/syntax/source-file.ts";
import type { FileFailure } from "../../../grammar/evaluation/file-host.ts";
import {
  isOtherPrograms,
  isRoot,
  isTemplate,
  isTemplateName,
  nameKind,
} from "../engine/discover.ts";
import { byName } from "./by-name.ts";
import { Failure, type Environment } from "./environment.ts";
import { pathOfUri, uriOfPath } from "./node-host.ts";
import type { Arguments } from "./options.ts";
import type { Projects } from "./projects.ts";
import { decodeText } from "./text-encoding.ts";
import { openBudget } from "./worth-reading.ts";

export interface Targets {
  /** In the order of the call; those of a folder by name. */
  readonly roots: readonly SourceFile[];
  /** The text of standard input, under the name it was given. */
  readonly standardInput: SourceFile | undefined;
  /** Absolute paths of the folders named and of the named files' folders: nothing is written elsewhere. */
  readonly folders: readonly string[];
  /** Absolute paths of the folders named. */
  readonly searched: readonly string[];
  /** A file's path for people. */
  readonly pathOf: (uri: string) => string;
  /** What is named but can't be read. */
  readonly failures: readonly string[];
  /** What else should be said. */
  readonly notes: readonly string[];
}

/** Looks up what the call names. */
export async function collectTargets(
  given: Arguments,
  environment: Environment,
  projects: Projects,
): Promise<Targets> {
  const { cwd, files } = environment;
  const named = given.positionals.length === 0 ? ["."] : given.positionals;
  const roots = new Map<string, SourceFile>();
  const names = new Map<string, string>();
  const prefixes: Prefix[] = [];
  const searched: string[] = [];
  const failures: string[] = [];
  const notes: string[] = [];
  let standardInput: SourceFile | undefined;
  for (const name of named) {
    if (name === "-") {
      const filename = given.value("stdin-filename");
      const uri = uriOfPath(resolve(cwd, filename ?? "-"));
      const { text } = decodeText(await environment.stdin());
      standardInput = sourceFile(uri, text);
      names.set(uri, filename ?? "-");
      // What comes under another name was rendered, as Ansible's `validate` gives it: marks left over are mistakes.
      if (isTemplateName(uri)) notes.push(`${filename ?? "-"}: ${template}`);
      else roots.set(uri, standardInput);
      continue;
    }
    const path = resolve(cwd, name);
    const uri = uriOfPath(path);
    const file = files.readAny(uri);
    if (file === "directory") {
      prefixes.push({ path, given: name });
      searched.push(path);
      const { roots: below, unreadable } = rootsBelow(
        path,
        environment,
        projects,
      );
      for (const each of unreadable)
        failures.push(
          `${shownPath(uriOfPath(each), [{ path, given: name }], cwd) || name}: ${failureText("unreadable")}`,
        );
      if (below.length === 0 && unreadable.length === 0)
        notes.push(`${name}: no keepalived configuration found`);
      for (const each of below)
        if (isTemplate(each))
          notes.push(
            `${shownPath(each.uri, [{ path, given: name }], cwd)}: ${template}`,
          );
        else roots.set(each.uri, roots.get(each.uri) ?? each);
    } else if (typeof file === "string") {
      failures.push(`${name}: ${failureText(file)}`);
    } else if (isTemplate(file)) {
      notes.push(`${name}: ${template}`);
    } else if (isOtherPrograms(file)) {
      notes.push(`${name}: skipped, it is another program's file`);
    } else {
      prefixes.push({ path: dirname(path), given: dirname(name) });
      names.set(uri, name);
      roots.set(uri, file);
    }
  }
  if (given.has("stdin-filename") && standardInput === undefined)
    throw new Failure('--stdin-filename is for standard input: add "-"');
  return {
    roots: [...roots.values()],
    standardInput,
    folders: prefixes.map(({ path }) => path),
    searched,
    pathOf: (uri) => names.get(uri) ?? shownPath(uri, prefixes, cwd),
    failures,
    notes,
  };
}

/** Why a file can't be read, in words. */
export function failureText(failure: FileFailure): string {
  switch (failure) {
    case "missing":
      return "no such file or folder";
    case "directory":
      return "is a folder";
    case "executable":
      return "is executable: keepalived does not read it";
    case "not-regular":
      return "is no regular file";
    case "unreadable":
      return "can't be read";
    case "too-large":
      return "is larger than 16 MiB";
  }
}

const template = "skipped, it is a template: check what is made of it";

interface Prefix {
  readonly path: string;
  readonly given: string;
}

/** As given where the call named an absolute place above it, else relative to the working directory. */
function shownPath(
  uri: string,
  prefixes: readonly Prefix[],
  cwd: string,
): string {
  const path = pathOfUri(uri);
  const above = prefixes.some(
    (prefix) =>
      isAbsolute(prefix.given) && !relative(prefix.path, path).startsWith(".."),
  );
  return above ? path : relative(cwd, path);
}

/** Folders that never hold configurations of a host, or never end. */
const skippedFolders = new Set(["node_modules", ".git", ".hg", ".svn"]);
const skippedPaths = new Set(["/proc", "/sys", "/dev", "/run"]);

function rootsBelow(
  top: string,
  { files }: Environment,
  projects: Projects,
): {
  readonly roots: readonly SourceFile[];
  /** Paths of folders, and of files that could be configurations by their names. */
  readonly unreadable: readonly string[];
} {
  // The name of the folder itself counts: `lint /etc/keepalived` finds all *.conf in it.
  const above = dirname(top);
  const found: SourceFile[] = [];
  const links: string[] = [];
  const unreadable: string[] = [];
  const mayRead = openBudget();
  const take = (path: string): void => {
    const seen = relative(above, path);
    const kind = nameKind(seen);
    if (kind === "none" || (kind !== "named" && !mayRead(path))) return;
    const file = files.readAny(uriOfPath(path));
    if (file === "unreadable") unreadable.push(path);
    else if (typeof file !== "string" && isRoot(seen, file)) found.push(file);
  };
  const walk = (folder: string): void => {
    const entries = entriesOf(folder);
    if (entries === undefined) unreadable.push(folder);
    for (const entry of entries ?? []) {
      const path = join(folder, entry.name);
      if (projects(path)?.ignores(path) === true) continue;
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name) && !skippedPaths.has(path))
          walk(path);
      } else if (entry.isSymbolicLink()) links.push(path);
      else if (entry.isFile()) take(path);
    }
  };
  walk(top);
  // Another name for a file that is found already is no second configuration; links to folders are not followed.
  const seen = new Set(found.map(({ uri }) => uri));
  for (const link of links) {
    const target = targetOf(link);
    if (target !== undefined && !seen.has(uriOfPath(target))) take(link);
  }
  return {
    roots: found.sort((one, other) => (one.uri < other.uri ? -1 : 1)),
    unreadable: unreadable.sort(),
  };
}

/** Undefined where the folder is there and can't be read. */
function entriesOf(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort(byName);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // gone meanwhile
    return code === "ENOENT" || code === "ENOTDIR" ? [] : undefined;
  }
}

function targetOf(link: string): string | undefined {
  if (nameKind(basename(link)) === "none") return undefined;
  try {
    return statSync(link).isFile() ? realpathSync(link) : undefined;
  } catch {
    return undefined;
  }
}
