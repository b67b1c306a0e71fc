/*
 * Files of the same machine that are not keepalived's: packet filter rules, kernel settings, scripts, other programs'
 * configurations. What lies beside a root file is looked at always, the rest of the workspace where the call has one.
 * A file belongs to the nodes it shares the deepest folder with: lb01/rules.v4 to lb01, a file above lb01 and lb02 to
 * both. Only read, a bounded number, and only when a rule asks.
 */
import type {
  FileFailure,
  FileHost,
} from "../../../grammar/evaluation/file-host.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { folderOf, pathOf } from "../host/paths.ts";

/** Where such files lie, seen from the folder of the root file. */
const beside = [
  "{sysctl.d,modules-load.d,nftables.d,iptables}/*",
  "{sysctl.conf,rules.v4,rules.v6,nftables.conf}",
  "*.{nft,rules}",
  "*{iptables,nftables,firewall}*.sh",
];

/** What they are called anywhere in a workspace. */
const names = [
  /\.(?:nft|rules|ipt|iptables|sh|bash)$/,
  /(?:^|\/)(?:rules\.v[46]|ip6?tables(?:[-.][\w.-]+)?|nftables(?:[-.][\w.-]+)?)$/,
  /(?:^|\/)(?:sysctl\.d|modules-load\.d|nftables\.d|iptables)\/[^/]+$/,
  /sysctl[\w.-]*\.conf$/,
  /(?:^|\/)[^/]*(?:nginx|haproxy)[^/]*\.(?:conf|cfg)$/,
  /(?:^|\/)(?:nginx|haproxy)\/(?:.*\/)?[^/]+\.(?:conf|cfg)$/,
  /(?:^|\/)(?:nginx\/)?sites-(?:available|enabled)\/[^/]+$/,
  /(?:^|\/)(?:ifcfg-[\w.:-]+|interfaces)$/,
  /(?:^|\/)(?:interfaces\.d|netplan)\/[^/]+$/,
];

const mostFiles = 300;
const longestFile = 512 * 1024;

export interface SurroundingsInput {
  readonly host: FileHost;
  /** URIs of the folders of the call's workspace. */
  readonly folders: readonly string[];
  readonly roots: readonly SourceFile[];
  /** Every file that is read as keepalived's. */
  readonly own: readonly SourceFile[];
}

/** Looks up, once for each root file and only when a rule asks. */
export function surroundingsOf({
  host,
  folders,
  roots,
  own,
}: SurroundingsInput): (root: SourceFile) => readonly SourceFile[] {
  const excluded = new Set(own.map(({ uri }) => uri));
  const read = (uri: string): SourceFile | FileFailure =>
    (host.readAny ?? host.read)(uri);
  let assigned: ReadonlyMap<string, readonly string[]> | undefined;
  const near = new Map<string, readonly string[]>();
  const besideOf = (root: SourceFile): readonly string[] => {
    const home = homeOf(root);
    let found = near.get(home);
    if (found === undefined) {
      found = beside.flatMap((pattern) => host.match(pattern, root.uri) ?? []);
      near.set(home, found);
    }
    return found;
  };
  return memo((root) => {
    assigned ??= assign(filesIn(host, folders), roots);
    return [...new Set([...besideOf(root), ...(assigned.get(root.uri) ?? [])])]
      .filter((uri) => !excluded.has(uri))
      .slice(0, mostFiles)
      .map(read)
      .filter((file) => typeof file !== "string")
      .filter(({ text }) => text.length <= longestFile);
  });
}

interface Candidate {
  readonly uri: string;
  readonly path: string;
}

/** Files of the workspace that are worth a look by their names; folders that hold a configuration not seen here are not. */
function filesIn(
  { filesBelow }: FileHost,
  folders: readonly string[],
): { readonly files: readonly Candidate[]; readonly homes: Set<string> } {
  const all = folders
    .flatMap((folder) => filesBelow?.(folder) ?? [])
    .map((uri) => ({ uri, path: pathOf(uri) }));
  return {
    files: all.filter(({ path }) => names.some((name) => name.test(path))),
    homes: new Set(
      all
        .filter(({ path }) => /(?:^|[/.])keepalived\.conf$/.test(path))
        .map(({ path }) => folderOf(path)),
    ),
  };
}

/** The files of each root: those for which no other root's folder is nearer. */
function assign(
  { files, homes }: ReturnType<typeof filesIn>,
  roots: readonly SourceFile[],
): ReadonlyMap<string, readonly string[]> {
  const rootsBelow = new Map<string, SourceFile[]>();
  for (const root of roots)
    for (const folder of foldersUpFrom(homeOf(root))) {
      const below = rootsBelow.get(folder);
      if (below === undefined) rootsBelow.set(folder, [root]);
      else below.push(root);
    }
  const known = new Set(roots.map(homeOf));
  const strange = new Set(
    [...homes].filter((home) => !known.has(home)).flatMap(foldersUpFrom),
  );
  const found = new Map<string, string[]>();
  for (const { uri, path } of files) {
    const folders = foldersUpFrom(folderOf(path));
    const nearest = folders.findIndex((folder) => rootsBelow.has(folder));
    // Another node's file, whose configuration is no part of this call.
    if (folders.slice(0, nearest).some((folder) => strange.has(folder)))
      continue;
    for (const root of named(
      rootsBelow.get(folders[nearest] ?? "") ?? [],
      path,
    )) {
      const list = found.get(root.uri) ?? [];
      list.push(uri);
      found.set(root.uri, list);
    }
  }
  return found;
}

function homeOf({ uri }: SourceFile): string {
  return folderOf(pathOf(uri));
}

/** A folder, and those it lies in. */
function foldersUpFrom(folder: string): readonly string[] {
  const folders = [folder];
  let above = folder;
  while (above !== "" && above !== "/") {
    above = folderOf(above);
    folders.push(above);
  }
  return folders;
}

/** Of roots equally near, those whose own part of the path the file's path repeats: rules/lb01.nft is lb01's. */
function named(
  roots: readonly SourceFile[],
  path: string,
): readonly SourceFile[] {
  if (roots.length < 2) return roots;
  const telling = [...namesIn(path)].filter(
    (name) => !roots.every((root) => namesOf(root).has(name)),
  );
  const repeating = roots.filter((root) =>
    telling.some((name) => namesOf(root).has(name)),
  );
  return repeating.length > 0 ? repeating : roots;
}

const namesOf = memo(({ uri }: SourceFile): ReadonlySet<string> =>
  namesIn(pathOf(uri)),
);

/** Names of folders, and the file's without its extension. */
function namesIn(path: string): ReadonlySet<string> {
  return new Set(
    path
      .replace(/\.[^./]*$/, "")
      .split("/")
      .filter((part) => part !== ""),
  );
}
