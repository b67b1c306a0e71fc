/**
 * A text and where it comes from. Immutable: a change makes a new SourceFile, and everything that was
 * worked out from the old one (lines, tree, results) dies with it. See memo.ts.
 */
export interface SourceFile {
  readonly uri: string;
  /** The editor's document version; 0 for a file read from disk. */
  readonly version: number;
  readonly text: string;
}

/** A range of characters of a file: UTF-16 offsets, `end` exclusive. */
export interface Place {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** A file as it was read from disk or from an editor. */
export function sourceFile(uri: string, text: string, version = 0): SourceFile {
  return { uri, version, text };
}

/** The place that covers two places of one file. */
export function spanning(first: Place, last: Place): Place {
  return { file: first.file, start: first.start, end: last.end };
}

/** The characters of a place. */
export function textOf(place: Place): string {
  return place.file.text.slice(place.start, place.end);
}
