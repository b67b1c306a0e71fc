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
  return memo((root) => {
    assigned ??= assign(filesIn(host, folders), roots);
    const near = beside.flatMap(
      (pattern) => host.match(pattern, root.uri) ?? [],
    );
    return [...new Set([...near, ...(assigned.get(root.uri) ?? [])])]
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
  const found = new Map<string, string[]>();
  const places = roots.map(({ uri }) => ({
    uri,
    folder: folderOf(pathOf(uri)),
  }));
  const known = new Set(places.map(({ folder }) => folder));
  const strange = [...homes].filter((home) => !known.has(home));
  for (const { uri, path } of files) {
    const folder = folderOf(path);
    const depths = places.map((each) => commonDepth(each.folder, folder));
    const deepest = Math.max(...depths);
    // Another node's file, whose configuration is no part of this call.
    if (strange.some((home) => commonDepth(home, folder) > deepest)) continue;
    const nearest = places.filter((_, index) => depths[index] === deepest);
    for (const place of named(nearest, path)) {
      const list = found.get(place.uri) ?? [];
      list.push(uri);
      found.set(place.uri, list);
    }
  }
  return found;
}

/** Of roots equally near, those whose own part of the path the file's path repeats: rules/lb01.nft is lb01's. */
function named<T extends { readonly uri: string }>(
  roots: readonly T[],
  path: string,
): readonly T[] {
  if (roots.length < 2) return roots;
  const parts = roots.map(({ uri }) => partsOf(pathOf(uri)));
  const own = partsOf(path);
  const repeating = roots.filter((_, index) =>
    [...(parts[index] ?? [])].some(
      (part) => own.has(part) && !parts.every((each) => each.has(part)),
    ),
  );
  return repeating.length > 0 ? repeating : roots;
}

/** Names of folders, and the file's without its extension. */
function partsOf(path: string): ReadonlySet<string> {
  return new Set(
    path
      .replace(/\.[^./]*$/, "")
      .split("/")
      .filter((part) => part !== ""),
  );
}

function commonDepth(one: string, other: string): number {
  const [first, second] = [one.split("/"), other.split("/")];
  const differ = first.findIndex((part, index) => part !== second[index]);
  return differ < 0 ? first.length : differ;
}
