/* `$NAME` and `${NAME}` of definitions made before. */
import { keywordsOf } from "../../../../grammar/schema/schema.ts";
import { lineAt, lineStarts } from "../../../../grammar/syntax/line-index.ts";
import type { Place } from "../../../../grammar/syntax/source-file.ts";
import type { Cursor } from "../cursor.ts";
import type { Completion } from "./proposal.ts";

/** Proposals behind a `$`; undefined where there is none. */
export function variableCompletions(
  cursor: Cursor,
):
  { readonly place: Place; readonly items: readonly Completion[] } | undefined {
  const { file, offset } = cursor;
  const lineStart = lineStarts(file)[lineAt(file, offset)] ?? 0;
  const line = file.text.slice(lineStart, offset);
  const typed = /\$(\{?)(?:[A-Za-z_]\w*)?$/.exec(line);
  if (typed === null) return undefined;
  const behind =
    /^\w*\}?/.exec(file.text.slice(offset, offset + 200))?.[0] ?? "";
  const inBraces = typed[1] === "{";
  const rest = inBraces ? behind : behind.replace(/\}$/, "");
  const end = offset + rest.length;
  // Without braces a name only counts before a blank, a comma, `)` or the end of the line.
  const needsBraces =
    inBraces || !/^(?:[ \t,)\r\n]|$)/.test(file.text.slice(end));
  const written = (name: string): string =>
    needsBraces ? `\${${name}}` : `$${name}`;
  const place = { file, start: lineStart + typed.index, end };
  return {
    place,
    items: [
      ...definitionsAt(cursor, line).map(([name, value]) =>
        item(written(name), `0${name}`, value.split("\n")[0] ?? "", inBraces),
      ),
      ...predefined().map((name) => ({
        ...item(name, `1${name}`, "defined by keepalived", inBraces),
        key: { path: "*", name },
      })),
    ],
  };
}

function item(
  text: string,
  sort: string,
  detail: string,
  inBraces: boolean,
): Completion {
  // Editors compare with what is typed: no brace there, none here.
  const filter = inBraces ? text : text.replace(/[{}]/g, "");
  return { label: text, kind: "definition", text, sort, detail, filter };
}

/** Names and values that are known here, the later definition of a name before the earlier one. */
function definitionsAt(
  { configuration, file, offset }: Cursor,
  line: string,
): readonly (readonly [name: string, value: string])[] {
  const known = new Map<string, string>();
  for (const { name, value, at } of configuration.definitions)
    if (at?.file !== file || at.end < offset) known.set(name, value ?? "");
  const sequence = /~(?:SEQx?|LST)\(\s*(\{[^}]*\}|\w+)/.exec(line)?.[1] ?? "";
  for (const name of sequence.match(/\w+/g) ?? [])
    known.set(name, "of this sequence");
  return [...known];
}

/** `${_INSTANCE}` and the like. */
function predefined(): readonly string[] {
  return keywordsOf("*")
    .map(({ name }) => name)
    .filter((name) => name.startsWith("${_"));
}
