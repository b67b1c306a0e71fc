/* Text of files inside Markdown: nothing in it may become markup, or be obeyed. */
import { visible } from "../engine/visible.ts";

/** A code span, whatever backticks the text has. */
export function code(text: string): string {
  // a code span of nothing is none, and its backticks would begin one later
  const line = visible(text.replace(/\s+/g, " ")) || " ";
  const longest = Math.max(
    0,
    ...(line.match(/`+/g) ?? []).map((run) => run.length),
  );
  const fence = "`".repeat(longest + 1);
  const blank = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${blank}${line}${blank}${fence}`;
}

/** A code block, whatever fences the text has. */
export function fenced(text: string): string {
  const longest = Math.max(
    2,
    ...(text.match(/`+/g) ?? []).map((run) => run.length),
  );
  const fence = "`".repeat(longest + 1);
  const lines = text.replace(/[^\n\t]+/g, visible);
  return `${fence}keepalived\n${lines}\n${fence}`;
}

/** In a line of text; also what makes links of addresses. */
export function escapeMarkdown(text: string): string {
  return visible(text.replace(/\s+/g, " ")).replace(
    /[\\`*_{}[\]()<>#+\-.!|~&:@=]/g,
    "\\$&",
  );
}

/** A table. In its cells only `|` means something else: some take it for a border behind a backslash, too. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** Code in the cell of a table. */
export function codeInCell(text: string): string {
  return text.includes("|") ? escapeInCell(text) : code(text);
}

export function escapeInCell(text: string): string {
  return escapeMarkdown(text).replaceAll("\\|", "&#124;");
}
