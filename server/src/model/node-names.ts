/* What people call a node, from the path of its root file. */

/**
 * `lb01.conf`, `lb01.keepalived.conf`, `lb01/keepalived.conf` and `lb01/etc/keepalived/keepalived.conf` are all
 * `lb01`.
 */
export function nameFromPath(uri: string): string {
  const file = nameOfFile(uri);
  if (file !== "keepalived") return file;
  const folder = pathOf(uri)
    .split("/")
    .slice(0, -1)
    .findLast((part) => !saysNothing(part));
  return folder ?? "keepalived.conf";
}

/** The name of a file without what says that it is keepalived's. */
export function nameOfFile(uri: string): string {
  const file = pathOf(uri).split("/").at(-1) ?? "";
  const name = file.replace(/\.(?:conf|cfg)$/, "").replace(/\.keepalived$/, "");
  return name === "" ? "keepalived" : name;
}

/** Whether a folder's name tells nothing of the node: `etc`, `keepalived`. */
export function saysNothing(folder: string): boolean {
  return emptyNames.has(folder);
}

const emptyNames: ReadonlySet<string> = new Set([
  "",
  ".",
  "..",
  "etc",
  "keepalived",
  "files",
  "conf",
  "config",
  "configs",
]);

function pathOf(uri: string): string {
  const path = uri.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
