import {
  longestLine,
  namesUsedIn,
} from "../../../grammar/evaluation/definitions.ts";
import { evaluate } from "../../../grammar/evaluation/evaluate.ts";
import type { FileHost } from "../../../grammar/evaluation/file-host.ts";
import { vocabulary } from "../../../grammar/schema/schema.ts";
import { linesOf } from "../../../grammar/syntax/line-parser.ts";
import {
  textOf,
  type SourceFile,
} from "../../../grammar/syntax/source-file.ts";
import { walk } from "../../../grammar/syntax/tree.ts";
import { withoutBlanks, withoutTail } from "./blanks.ts";
import { idsOf, versionsOf, type Version } from "./levels.ts";
import { depthsOf } from "./nesting.ts";
import { rowsOf } from "./rows.ts";

/**
 * Whether keepalived reads the same from two texts of a file, for every configuration id, and people the same
 * comments. A line in which something is replaced, or obeyed at its start, must be the same but for runs of blanks:
 * then what comes of it is the same; but where braces do not match, indentation tells which blocks they are meant for,
 * and where a line may become too long, blanks count.
 */
export function haveSameReading(
  one: SourceFile,
  other: SourceFile,
  path: string,
): boolean {
  const before = versionsOf(one, path);
  const after = versionsOf(other, path);
  return (
    isSame(commentsOf(one), commentsOf(other)) &&
    isSame(obeyedLines(one), obeyedLines(other)) &&
    before.length === after.length &&
    before.every((each, index) => {
      const now = after[index];
      return now !== undefined && isSame([...digest(each)], [...digest(now)]);
    }) &&
    (!(mayBreakBlocks(one, before) || mayFillLine(one)) ||
      isSame(
        [...effectiveDigest(one, path)],
        [...effectiveDigest(other, path)],
      ))
  );
}

/** Whether definitions and sequences bring in braces that do not match, or others do not. */
function mayBreakBlocks(
  file: SourceFile,
  versions: readonly Version[],
): boolean {
  const brings = linesOf(file).special.flatMap((segment) => {
    if (segment.kind === "definition") return [segment.value];
    return segment.kind === "sequence" ? [segment.text] : [];
  });
  return (
    brings.some((text) => !isBalanced(text)) ||
    (brings.length > 0 && versions.some(({ problems }) => problems.length > 0))
  );
}

/** Whether each closing brace has an opening one before it, and the reverse. Of quotes nothing is taken for sure. */
function isBalanced(text: string): boolean {
  const braces = text.match(/[{}]/g) ?? [];
  if (braces.length > 0 && text.includes('"')) return false;
  let open = 0;
  for (const brace of braces) {
    open += brace === "{" ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}

/** Whether replacing may fill keepalived's line buffer. What it makes of a line is taken for longer than it is. */
function mayFillLine(file: SourceFile): boolean {
  const values = new Map<string, string[]>();
  for (const segment of linesOf(file).special) {
    if (segment.kind !== "definition") continue;
    const known = values.get(segment.name.text);
    if (known === undefined) values.set(segment.name.text, [segment.value]);
    else known.push(segment.value);
  }
  return rowsOf(file).some(({ text: row }) => {
    let left = longestLine;
    const fills = (text: string): boolean => {
      // Something for each, so that values that lead to themselves come to an end.
      left -= text.length + 1;
      return left < 0 || namesUsedIn(text).some(isTooMuch);
    };
    const isTooMuch = ({ name }: { readonly name: string }): boolean => {
      const known = values.get(name);
      if (known !== undefined) return known.some(fills);
      // The values of a variable stand in the line of its sequence.
      left -= row.length;
      return left < 0;
    };
    return row.includes("$") && fills(row);
  });
}

/** What comes of definitions and sequences. */
function* effectiveDigest(
  file: SourceFile,
  path: string,
): Iterable<string | number> {
  for (const configId of idsOf(file))
    yield* digest(
      evaluate(file, withoutFiles, {
        vocabulary,
        path,
        ...(configId === undefined ? {} : { configId }),
      }),
    );
}

/** What is included is the same before and after. */
const withoutFiles: FileHost = {
  read: () => "missing",
  match: () => undefined,
};

/** Words, blocks and what is wrong with them, without the places where they stand. */
function* digest(version: Version): Iterable<string | number> {
  const { segments, statements, problems } = version;
  for (const segment of segments) {
    yield segment.kind;
    if (segment.kind !== "statement") continue;
    for (const { text, quoted } of segment.words)
      yield quoted ? `"${text}"` : text;
  }
  for (const depth of depthsOf(segments, statements)) yield depth ?? -1;
  const kinds: string[] = [];
  walk(statements, ({ block }) => kinds.push(block?.kind ?? ""));
  yield* kinds;
  for (const { rule, message } of problems) yield `${rule} ${message}`;
}

/** Lines that are more than the statements and braces in them. */
function obeyedLines(file: SourceFile): readonly string[] {
  return rowsOf(file)
    .filter(({ segments, text }) =>
      segments.some(({ kind, conditions }) =>
        kind === "statement" || kind === "open" || kind === "close"
          ? conditions.length > 0 || text.includes("$")
          : true,
      ),
    )
    .map(({ text, start, comment }) =>
      text.slice(
        0,
        comment === undefined ? text.length : comment.start - start,
      ),
    )
    .map((text) => withoutBlanks(text).replace(/[ \t]+/g, " "));
}

/** With the problems of lines: they are the same if words and comments are. */
function commentsOf(file: SourceFile): readonly string[] {
  const { comments, problems } = linesOf(file);
  return [
    ...comments.map((each) => withoutTail(textOf(each))),
    ...problems.map(({ rule }) => rule),
  ];
}

function isSame<T>(one: readonly T[], other: readonly T[]): boolean {
  return (
    one.length === other.length &&
    one.every((each, index) => each === other[index])
  );
}
