import type { FileHost } from "../../../grammar/evaluation/file-host.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { matchAll } from "./glob.ts";
import { folderOf, isBelow, pathOf, resolvePath } from "./paths.ts";

/** A host on which some files have other texts, or exist at all: unsaved buffers, standard input, fixes to be tried. */
export function overlayHost(
  host: FileHost,
  files: ReadonlyMap<string, SourceFile>,
): FileHost {
  if (files.size === 0) return host;
  return {
    read: (uri) => files.get(uri) ?? host.read(uri),
    readAny: (uri) => files.get(uri) ?? (host.readAny ?? host.read)(uri),
    isExecutable: (uri) => host.isExecutable?.(uri),
    filesBelow: (folder) => {
      const own = [...files.keys()].filter((uri) =>
        isBelow(pathOf(uri), pathOf(folder)),
      );
      return [
        ...new Set([...(host.filesBelow?.(folder) ?? []), ...own]),
      ].sort();
    },
    missing: (pattern, from) =>
      (host.missing?.(pattern, from) ?? []).filter(
        (each) => matchAll(each, files.keys(), pathOf).length === 0,
      ),
    match: (pattern, from) => {
      const below = host.match(pattern, from);
      const own = matchAll(
        resolvePath(folderOf(pathOf(from)), pattern),
        files.keys(),
        pathOf,
      ).filter((uri) => below?.includes(uri) !== true);
      if (own.length === 0) return below;
      return [...(below ?? []), ...own].sort();
    },
  };
}
