/* What evaluation gives. */
import type { Tree, Vocabulary } from "../syntax/block-builder.ts";
import type { KnownTexts } from "../syntax/known-texts.ts";
import type { Segment, Word } from "../syntax/line.ts";
import type { Place, SourceFile } from "../syntax/source-file.ts";
import type { Version } from "../schema/versions.ts";
import type { Definition, Use } from "./definitions.ts";
import type { FileFailure } from "./file-host.ts";

export interface Configuration extends Tree {
  readonly root: SourceFile;
  readonly configId: string | undefined;
  /** What is known by their text of the root's lines and of the blocks: it outlives the version of the file. */
  readonly texts: KnownTexts;
  /** The root and all files included, each once, in the order they are first read. */
  readonly files: readonly SourceFile[];
  readonly includes: readonly Include[];
  readonly definitions: readonly Definition[];
  readonly uses: readonly Use[];
  /** The lines that count, in the order keepalived sees them. */
  readonly segments: readonly Segment[];
}

export interface Include {
  /** The line that includes. */
  readonly at: Place;
  readonly keyword: string;
  readonly pattern: Word;
  /** Undefined: the pattern leaves what can be looked at here. */
  readonly matches: readonly string[] | undefined;
  /** The alternatives of the pattern that name a file or a folder that is not there. */
  readonly missing: readonly string[];
  readonly failures: readonly {
    readonly uri: string;
    readonly failure: FileFailure;
  }[];
  /** How many effective lines come before it: tells the block it stands in. */
  readonly position: number;
  /**
   * Its physical line does not begin with it: the process that reads the files obeys it, and each process that reads
   * the copy once more (lib/parser.c, read_line: only such lines are blanked in the copy).
   */
  readonly twice: boolean;
}

export interface EvaluationOptions {
  readonly configId?: string;
  readonly vocabulary: Vocabulary;
  /** The block a file on its own is meant to be included in; empty (the default) for a root file. */
  readonly path?: string;
  /** The release that reads it; the newest by default. */
  readonly target?: Version;
}
