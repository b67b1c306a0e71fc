/* Files that a remedy puts beside configurations. */
import type { NewFile } from "../rule.ts";

/** Without repetitions: nodes whose configurations lie in one folder share the files beside them. */
export function eachOnce(files: readonly NewFile[]): readonly NewFile[] {
  const isSame = (one: NewFile, other: NewFile): boolean =>
    one.create === other.create &&
    folderUriOf(one.beside.uri) === folderUriOf(other.beside.uri);
  return files.filter(
    (file, index) => files.findIndex((each) => isSame(each, file)) === index,
  );
}

/** A URI up to its last slash. */
export function folderUriOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/") + 1);
}
