/*
 * Where the files of an include pattern may lie here. A configuration names the paths of its host; what is looked at
 * may be that host, or a repository that holds copies of its files. Pure: only says where to look, in which order.
 */
import { hasWildcards } from "./glob.ts";
import { baseName, folderOf, isBelow, resolvePath, tailsOf } from "./paths.ts";

/** A folder of the host, and where its files lie here. Both absolute. */
export interface PathMapping {
  readonly host: string;
  readonly local: string;
}

export interface IncludeContext {
  /** Path of the file that includes. */
  readonly from: string;
  /** Path of the root file. */
  readonly root: string;
  /** Best first: of the node, then of the project. */
  readonly mappings: readonly PathMapping[];
  /** The folder of the repository that the root file lies in. */
  readonly repository: string | undefined;
}

export interface Candidate {
  readonly pattern: string;
  /** Nothing else is asked, even if nothing matches. */
  readonly final: boolean;
}

/** The patterns to look at, best first. When none is final and none matches, nothing is known. */
export function candidatesFor(
  pattern: string,
  context: IncludeContext,
): readonly Candidate[] {
  const { from, root, mappings, repository } = context;
  if (!pattern.startsWith("/"))
    return [{ pattern: resolvePath(folderOf(from), pattern), final: true }];
  const mapped = mapPath(pattern, mappings);
  if (mapped !== undefined) return [{ pattern: mapped, final: true }];
  const absolute = resolvePath("/", pattern);
  const folder = folderOf(root);
  const onThisHost =
    topOf(absolute) === topOf(root) &&
    (repository === undefined || isBelow(absolute, repository));
  const candidates = onThisHost
    ? [{ pattern: absolute, final: isBelow(absolute, folder) }]
    : [];
  const tails = tailsOf(absolute);
  if (besideRoot(absolute, root)) tails.push(baseName(absolute));
  return [
    ...candidates,
    ...tails.map((tail) => ({
      pattern: resolvePath(folder, tail),
      final: false,
    })),
  ];
}

/** A host path seen through the mappings: the first list entry with the longest folder that holds it. */
export function mapPath(
  path: string,
  mappings: readonly PathMapping[],
): string | undefined {
  const whole = resolvePath("/", path);
  const [best] = mappings
    .filter(({ host }) => isBelow(whole, host))
    .toSorted((one, other) => other.host.length - one.host.length);
  return best === undefined
    ? undefined
    : resolvePath(best.local, `./${whole.slice(best.host.length)}`);
}

/** Whether the named file would stand in the same folder of the host as the root file. */
function besideRoot(absolute: string, root: string): boolean {
  if (hasWildcards(absolute)) return false;
  const folder = folderOf(absolute);
  return (
    baseName(folder) === baseName(folderOf(root)) ||
    (baseName(root) === "keepalived.conf" && baseName(folder) === "keepalived")
  );
}

function topOf(path: string): string {
  return path.split("/", 2).join("/");
}
