/* Paths inside URIs: what relative and absolute include patterns mean. No file system here. */

/** The path of a URI, decoded. */
export function pathOf(uri: string): string {
  const path = uri.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The folder of a path, without a slash at its end; "/" for the top, empty for a name alone. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === 0 ? "/" : path.slice(0, Math.max(0, slash));
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A path or pattern seen from a folder, with `.` and `..` worked in. */
export function resolvePath(folder: string, path: string): string {
  const whole =
    path.startsWith("/") || folder === "" ? path : `${folder}/${path}`;
  const parts: string[] = [];
  for (const part of whole.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") parts.pop();
    else parts.push(part);
  }
  return (whole.startsWith("/") ? "/" : "") + parts.join("/");
}

/**
 * Where an absolute path of a host may lie in a repository: below the folder of the file that names it, by the
 * longest tail first (`/etc/keepalived/conf.d/*.conf`: `etc/keepalived/conf.d/*.conf`, `keepalived/conf.d/*.conf`,
 * `conf.d/*.conf`). A tail of the file name alone says too little unless its folder is the including file's.
 */
export function tailsOf(absolute: string): string[] {
  const parts = absolute.split("/").filter((part) => part !== "");
  return parts.slice(0, -1).map((_, index) => parts.slice(index).join("/"));
}

/** Whether a path is a folder or lies below it. */
export function isBelow(path: string, folder: string): boolean {
  return (
    path === folder ||
    path.startsWith(folder.endsWith("/") ? folder : `${folder}/`)
  );
}
