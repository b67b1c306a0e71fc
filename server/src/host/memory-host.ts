import type {
  FileFailure,
  FileHost,
} from "../../../grammar/evaluation/file-host.ts";
import {
  sourceFile,
  type SourceFile,
} from "../../../grammar/syntax/source-file.ts";
import { matchAll, missingIn } from "./glob.ts";
import { folderOf, isBelow, pathOf, resolvePath } from "./paths.ts";

/** A host over texts in memory, by URI or path: for tests, standard input and editors without a disk. */
export function memoryHost(texts: Readonly<Record<string, string>>): FileHost {
  const files = new Map<string, SourceFile>();
  for (const [uri, text] of Object.entries(texts))
    files.set(uri, sourceFile(uri, text));
  return {
    read: (uri): SourceFile | FileFailure => files.get(uri) ?? "missing",
    filesBelow: (folder) =>
      [...files.keys()]
        .filter((uri) => folder === "" || isBelow(pathOf(uri), pathOf(folder)))
        .sort(),
    match: (pattern, from) =>
      matchAll(
        resolvePath(folderOf(pathOf(from)), pattern),
        files.keys(),
        pathOf,
      ),
    missing: (pattern, from) => {
      const paths = [...files.keys()].map(pathOf);
      return missingIn(
        resolvePath(folderOf(pathOf(from)), pattern),
        (folder) => {
          const below = paths.filter((path) => isBelow(path, folder));
          return below.length === 0 && folder !== "/" ? undefined : below;
        },
        (path) => paths.includes(path),
      );
    },
  };
}
