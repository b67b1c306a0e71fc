/* What the features see of the world: one consistent state, in which no file changes while a request is answered. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { FileHost } from "../../../grammar/evaluation/file-host.ts";
import type { Version } from "../../../grammar/schema/versions.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";

export interface Workspace {
  /**
   * How keepalived reads the file: one configuration for each node that has it, as root or included. A file that
   * nothing includes is a root of its own, so there is always one.
   */
  configurationsOf(
    file: SourceFile,
  ): readonly [Configuration, ...Configuration[]];
  readonly host: FileHost;
  /** The release the files are written for. */
  readonly target: Version;
}
