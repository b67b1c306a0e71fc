/* `include PATTERN`: the files of the pattern stand in the place of the line. */
import type { IncludeSegment, Word } from "../syntax/line.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import type { FileFailure, FileHost } from "./file-host.ts";
import {
  exhaust,
  limits,
  placeOf,
  replaceIn,
  spendCharacters,
  type Reading,
} from "./reading.ts";
import { tracedPlace, tracedValue } from "./traced-text.ts";

/** Reads the files that a line includes, with the function that is given. */
export function include(
  reading: Reading,
  segment: IncludeSegment,
  readFile: (reading: Reading, file: SourceFile) => void,
): void {
  const written = segment.pattern.verbatim
    ? tracedPlace(segment.pattern)
    : tracedValue(segment.pattern.text, segment.pattern);
  const expanded = replaceIn(reading, written) ?? written;
  const pattern: Word = {
    ...segment.pattern,
    // The folder of the file being read, where relative patterns start anyway. Elsewhere its value stays unknown.
    text: expanded.text.replaceAll("${_PWD}", "."),
    verbatim: segment.pattern.verbatim && expanded === written,
  };
  const matches = reading.host.match(pattern.text, segment.file.uri);
  const failures: { uri: string; failure: FileFailure }[] = [];
  reading.includes.push({
    at: { file: segment.file, start: segment.start, end: segment.end },
    keyword: segment.keyword.text,
    pattern,
    matches,
    missing: missingOf(reading.host, pattern.text, segment.file.uri, matches),
    failures,
    position: reading.flow.count,
    twice: !beginsLine(segment),
  });
  for (const uri of matches ?? []) {
    if (reading.exhausted) return;
    if (reading.open.some((each) => each.uri === uri))
      tellCycle(reading, segment, uri);
    else if (
      reading.open.length >= limits.depth ||
      reading.included >= limits.files
    )
      exhaust(reading, "includeDepth", placeOf(written));
    else {
      reading.included += 1;
      const file = reading.host.read(uri);
      if (typeof file === "string") failures.push({ uri, failure: file });
      else if (spendCharacters(reading, file.text.length, written))
        readFile(reading, file);
    }
  }
}

function missingOf(
  host: FileHost,
  pattern: string,
  from: string,
  matches: readonly string[] | undefined,
): readonly string[] {
  if (matches === undefined) return [];
  if (host.missing !== undefined) return host.missing(pattern, from);
  return matches.length === 0 ? [pattern] : [];
}

function tellCycle(
  { problems }: Reading,
  { file, start, end }: IncludeSegment,
  uri: string,
): void {
  problems.push({
    rule: "include-cycle",
    message: "cycle",
    at: { file, start, end },
    args: { uri },
  });
}

/** Whether the line in the file begins with the include itself, not with a condition, a brace or a definition. */
function beginsLine({
  keyword: { file, start, verbatim },
}: IncludeSegment): boolean {
  const lineStart = file.text.lastIndexOf("\n", start - 1) + 1;
  return verbatim && file.text.slice(lineStart, start).trim() === "";
}
