/* Markdown as a terminal shows it: our own pages only, so only what they use. */
import { widthOf, type Colors, type Terminal } from "./terminal.ts";

/** Headings, lists, code and paragraphs, wrapped to the terminal. */
export function renderMarkdown(markdown: string, terminal: Terminal): string {
  const { colors } = terminal;
  const columns = Math.min(terminal.columns, 100);
  const styles = stylesOf(colors);
  const output: string[] = [];
  let paragraph: string[] = [];
  let code = false;
  const flush = (): void => {
    if (paragraph.length > 0)
      output.push(...wrap(paragraph.join(" "), columns, styles));
    paragraph = [];
  };
  for (const line of markdown.split("\n")) {
    if (line.startsWith("```")) {
      flush();
      code = !code;
    } else if (code) output.push(`    ${line}`.trimEnd());
    else if (/^#+ /.test(line)) {
      flush();
      output.push(heading(line, colors));
    } else if (line.trim() === "") {
      flush();
      output.push("");
    } else {
      if (/^ *(?:[-*]|\d+\.) /.test(line)) flush();
      paragraph.push(paragraph.length === 0 ? line : line.trim());
    }
  }
  flush();
  return `${output
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

function heading(line: string, colors: Colors): string {
  const [, marks = "", title = ""] = /^(#+) +(.*)$/.exec(line) ?? [];
  return marks.length === 1
    ? colors.bold(colors.underline(title))
    : colors.bold(title);
}

/** Lines of a paragraph or list item; what follows an item's first line is indented like its text. */
function wrap(
  text: string,
  columns: number,
  styles: Styles,
): readonly string[] {
  const [, facts] = /^\*(?![\s*])(.*)\*$/.exec(text) ?? [];
  if (facts !== undefined) return wrap(facts, columns, styles);
  const [lead = ""] = /^ *(?:(?:[-*]|\d+\.) +)?/.exec(text) ?? [];
  const lines: string[] = [];
  let line = lead;
  let empty = true;
  for (const word of text.slice(lead.length).match(words) ?? []) {
    if (
      !empty &&
      widthOf(styled(line, plain)) + 1 + widthOf(styled(word, plain)) > columns
    ) {
      lines.push(line);
      line = " ".repeat(lead.length);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line);
  return lines.map((each) => styled(each, styles));
}

/** Words between blanks; code and emphasis with blanks in it stay together. */
const words = /(?:`[^`]*`|\*\*[^*]+\*\*|[^\s`])+|`/g;

interface Styles {
  readonly code: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly italic: (text: string) => string;
}

const same = (text: string): string => text;
const plain: Styles = { code: same, bold: same, italic: same };

/** Without colours code keeps its ticks: they tell where it ends. */
function stylesOf({ cyan, bold, italic, isColorSupported }: Colors): Styles {
  return isColorSupported
    ? { code: (text) => cyan(text.slice(1, -1)), bold, italic }
    : plain;
}

function styled(text: string, styles: Styles): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => {
      if (/^`[^`]*`$/.test(part)) return styles.code(part);
      return part
        .replace(/\*\*([^*]+)\*\*/g, (_, inner: string) => styles.bold(inner))
        .replace(
          /(^|[\s(])\*([^*\s][^*]*)\*(?=$|[\s.,;:)])/g,
          (_, before: string, inner: string) => before + styles.italic(inner),
        )
        .replace(/\[([^\]]+)\]\(([^)]+)\)/g, "$1 <$2>");
    })
    .join("");
}
