/* `$NAME=VALUE`, `$NAME` and `${NAME}` as they are written in a file, whether their lines count for a node or not. */
import { namesUsedIn } from "../../../grammar/evaluation/definitions.ts";
import { keywordAt } from "../../../grammar/schema/schema.ts";
import type { Segment } from "../../../grammar/syntax/line.ts";
import { linesOf } from "../../../grammar/syntax/line-parser.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";

/** One mention of a definition. */
export interface Variable {
  readonly text: string;
  /** With `$` and braces where it is used. */
  readonly place: Place;
  /** The name alone. */
  readonly name: Place;
  /** `counted`: by a sequence, for its own line. */
  readonly role: "defined" | "counted" | "used";
}

/** All mentions in a file, in their order. */
export const variablesOf: (file: SourceFile) => readonly Variable[] = memo(
  (file) => {
    if (!file.text.includes("$") && !file.text.includes("~")) return [];
    const { special, comments } = linesOf(file);
    // A comment can lie between the lines of a definition.
    const isComment = ({ place: { start } }: Variable): boolean =>
      comments.some((each) => each.start <= start && start < each.end);
    return special.flatMap((segment) => {
      const found = [...introducedBy(segment), ...usesIn(segment)];
      return segment.kind === "definition"
        ? found.filter((each) => !isComment(each))
        : found;
    });
  },
);

function introducedBy(segment: Segment): readonly Variable[] {
  const { file } = segment;
  if (segment.kind === "definition") {
    const { start, end, text } = segment.name;
    const name = { file, start, end };
    return [{ text, place: name, name, role: "defined" }];
  }
  if (segment.kind !== "sequence") return [];
  const head = /^~(?:SEQx?|LST)[ \t]*\(\s*(\{[^})]*\}|[A-Za-z_]\w*)/.exec(
    segment.text,
  );
  const names = head?.[1] ?? "";
  const from = segment.start + (head?.[0].length ?? 0) - names.length;
  return [...names.matchAll(/[A-Za-z_]\w*/g)].map((match) => {
    const start = from + match.index;
    const name = { file, start, end: start + match[0].length };
    return { text: match[0], place: name, name, role: "counted" };
  });
}

function usesIn({ file, start: from, end }: Segment): readonly Variable[] {
  const text = file.text.slice(from, end);
  return namesUsedIn(text).flatMap(({ name, start, end: until }) => {
    const place = { file, start: from + start, end: from + until };
    const braced = text[start + 1] === "{";
    // A brace behind it is no end of the line, which a name without braces needs.
    if (!braced && /[{}]/.test(file.text[place.end] ?? "")) return [];
    const first = place.start + (braced ? 2 : 1);
    return [
      {
        text: name,
        place,
        name: { file, start: first, end: first + name.length },
        role: "used",
      },
    ];
  });
}

/** Whether keepalived itself defines a name: `_INSTANCE`, `_RANDOM` and the like. */
export function isPredefined(name: string): boolean {
  return name.startsWith("_") && keywordAt("*", `\${${name}}`) !== undefined;
}
