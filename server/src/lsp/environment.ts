import type {
  FileFailure,
  FileHost,
} from "../../../grammar/evaluation/file-host.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { PathMapping } from "../host/include-paths.ts";

/** What the server needs of the machine it runs on; node/ and browser/ bring theirs. */
export interface Environment {
  /** A file, whatever its mode says. Files that did not change stay the same objects. */
  readAny(uri: string): SourceFile | FileFailure;
  /** Files as the configuration of one root sees them. */
  hostFor(root: string, mappings: readonly PathMapping[]): FileHost;
  /** Looks at the disk anew from now on. */
  refresh(): void;
  /** The names of this machine's interfaces; left out where there is no machine. */
  readonly interfaces?: () => readonly string[];
  /** The URI of an absolute path. */
  uriOf(path: string): string;
  /** The files below a folder that could be configurations by their names. */
  find(folder: string): Promise<Found>;
}

export interface Found {
  /** Absolute. */
  readonly paths: readonly string[];
  /** Whether the folder has more than is worth looking at. */
  readonly isCutShort: boolean;
}
