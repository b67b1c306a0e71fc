/*
 * Edits that fixes are made of. They keep the file's indentation and line ends, and give nothing where the text
 * does not stand in the file as the daemon reads it (made by a definition or a sequence): such text has no place
 * to edit.
 */
import { positionAt } from "../../../grammar/syntax/line-index.ts";
import type { Word } from "../../../grammar/syntax/line.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import { extentOf, type Statement } from "../../../grammar/syntax/tree.ts";
import type { Edit } from "./rule.ts";

/** Another word in its place; quotes go with the word. */
export function replaceWord(word: Word, newText: string): readonly Edit[] {
  return word.verbatim
    ? [{ file: word.file, start: word.start, end: word.end, newText }]
    : [];
}

/** Replaces the parameters behind the keyword. */
export function replaceArguments(
  statement: Statement,
  newText: string,
): readonly Edit[] {
  const [keyword, ...parameters] = statement.words;
  const last = parameters.at(-1);
  if (last === undefined || !isVerbatim(statement)) return [];
  return [
    {
      file: statement.file,
      start: keyword.end,
      end: last.end,
      newText: ` ${newText}`,
    },
  ];
}

/** A word behind the last one of a statement. */
export function appendWord(
  statement: Statement,
  newText: string,
): readonly Edit[] {
  const last = statement.words.at(-1);
  if (last === undefined || !isVerbatim(statement)) return [];
  return [
    { file: last.file, start: last.end, end: last.end, newText: ` ${newText}` },
  ];
}

/** The statement with its block, and its lines where nothing else stands on them. */
export function removeStatement(statement: Statement): readonly Edit[] {
  if (!isVerbatim(statement)) return [];
  const { file, start, end } = extentOf(statement);
  const lineStart = startOfLine(file, start);
  const lineEnd = endOfLine(file, end);
  const before = file.text.slice(lineStart, start).trim();
  const behind = file.text.slice(end, lineEnd).trim();
  const alone =
    before === "" &&
    (behind === "" || behind.startsWith("#") || behind.startsWith("!"));
  if (!alone) return [{ file, start, end, newText: "" }];
  return [
    {
      file,
      start: lineStart,
      end: Math.min(file.text.length, lineEnd + 1),
      newText: "",
    },
  ];
}

/** Lines behind a statement and its block, indented like it. */
export function insertAfter(
  statement: Statement,
  lines: readonly string[],
): readonly Edit[] {
  if (!isVerbatim(statement)) return [];
  const { file, end } = extentOf(statement);
  const at = endOfText(file, endOfLine(file, end));
  return [
    {
      file,
      start: at,
      end: at,
      newText: render(file, lines, indentationOf(statement)).replace(
        /^/,
        lineEnd(file),
      ),
    },
  ];
}

/** Lines before a statement, indented like it. */
export function insertBefore(
  statement: Statement,
  lines: readonly string[],
): readonly Edit[] {
  if (!isVerbatim(statement)) return [];
  const at = startOfLine(statement.file, statement.start);
  const newText =
    render(statement.file, lines, indentationOf(statement)) +
    lineEnd(statement.file);
  return [{ file: statement.file, start: at, end: at, newText }];
}

/** Lines at the end of a statement's block, indented like the ones that stand there. */
export function appendToBlock(
  head: Statement,
  lines: readonly string[],
): readonly Edit[] {
  return intoBlock(head, lines);
}

/** Lines at the beginning of a statement's block. */
export function prependToBlock(
  head: Statement,
  lines: readonly string[],
): readonly Edit[] {
  return intoBlock(head, lines, head.block?.statements[0]);
}

/** Lines at the end of a file, with an empty line before them. */
export function appendToFile(
  file: SourceFile,
  lines: readonly string[],
): readonly Edit[] {
  const at = file.text.length;
  const gap =
    file.text === "" || file.text.endsWith("\n\n")
      ? ""
      : file.text.endsWith("\n")
        ? "\n"
        : "\n\n";
  return [
    {
      file,
      start: at,
      end: at,
      newText:
        gap.replaceAll("\n", lineEnd(file)) +
        render(file, lines, "") +
        lineEnd(file),
    },
  ];
}

/** Lines at the beginning of a file, behind the comments and blank lines there. */
export function prependToFile(
  file: SourceFile,
  lines: readonly string[],
): readonly Edit[] {
  const head = /^(?:[ \t]*(?:[#!][^\n]*)?\r?\n)*/.exec(file.text)?.[0] ?? "";
  const newText = render(file, lines, "") + lineEnd(file) + lineEnd(file);
  return [{ file, start: head.length, end: head.length, newText }];
}

/** What stands behind the first word of a statement goes into a block of its own. */
export function wrapInBlock(statement: Statement): readonly Edit[] {
  const { file, words } = statement;
  const [head, first] = words;
  if (first === undefined || !isVerbatim(statement)) return [];
  const outer = indentationOf(statement);
  const end = words.at(-1)?.end ?? first.end;
  const content = render(
    file,
    [file.text.slice(first.start, end)],
    outer + indentationUnit(file),
  );
  const newText = ["{", content, `${outer}}`].join(lineEnd(file));
  return [{ file, start: head.end, end, newText: ` ${newText}` }];
}

/** The white space a statement's line starts with. */
export function indentationOf(statement: Statement): string {
  const lineStart = startOfLine(statement.file, statement.start);
  return (
    /^[ \t]*/.exec(
      statement.file.text.slice(lineStart, statement.start),
    )?.[0] ?? ""
  );
}

/** Whether the statement and its block stand in one file as they are read. */
export function isVerbatim(statement: Statement): boolean {
  if (
    !statement.words.every(
      (word) => word.verbatim && word.file === statement.file,
    )
  )
    return false;
  const { block } = statement;
  if (block === undefined) return true;
  return (
    (block.open?.file ?? statement.file) === statement.file &&
    (block.close?.file ?? statement.file) === statement.file
  );
}

/** Lines before a statement of the block, or before its closing brace. */
function intoBlock(
  head: Statement,
  lines: readonly string[],
  before?: Statement,
): readonly Edit[] {
  const { block, file } = head;
  const follower = before ?? block?.close;
  if (block === undefined || follower?.file !== file || !isVerbatim(head))
    return [];
  const outer = indentationOf(head);
  const sibling = block.statements.find(
    (each) => each.file === file && isVerbatim(each) && startsItsLine(each),
  );
  const indentation =
    sibling === undefined
      ? outer + indentationUnit(file)
      : indentationOf(sibling);
  const text = render(file, lines, indentation);
  if (startsItsLine(follower)) {
    const at = startOfLine(file, follower.start);
    return [{ file, start: at, end: at, newText: text + lineEnd(file) }];
  }
  // A block on one line is opened up.
  const start =
    follower.start -
    (/(?<![ \t])[ \t]*$/.exec(file.text.slice(0, follower.start))?.[0].length ??
      0);
  const newText =
    lineEnd(file) +
    text +
    lineEnd(file) +
    (before === undefined ? outer : indentation);
  return [{ file, start, end: follower.start, newText }];
}

function render(
  file: SourceFile,
  lines: readonly string[],
  indentation: string,
): string {
  const unit = indentationUnit(file);
  return lines
    .map((line) => {
      const depth = /^(?: {4})*/.exec(line)?.[0].length ?? 0;
      return line === ""
        ? ""
        : indentation + unit.repeat(depth / 4) + line.slice(depth);
    })
    .join(lineEnd(file));
}

/** What the file indents with: its first indented line tells. Lines given to these functions use four blanks. */
function indentationUnit(file: SourceFile): string {
  const found = /\n([ \t]+)[^ \t\r\n#!]/.exec(file.text)?.[1];
  return found === undefined || found.length > 8
    ? "    "
    : found.startsWith("\t")
      ? "\t"
      : found;
}

function lineEnd(file: SourceFile): string {
  return file.text.includes("\r\n") ? "\r\n" : "\n";
}

function startOfLine(file: SourceFile, at: number): number {
  return at - positionAt(file, at).character;
}

function endOfLine(file: SourceFile, at: number): number {
  const end = file.text.indexOf("\n", at);
  return end < 0 ? file.text.length : end;
}

function endOfText(file: SourceFile, end: number): number {
  return file.text[end - 1] === "\r" ? end - 1 : end;
}

function startsItsLine({ file, start }: Place): boolean {
  return file.text.slice(startOfLine(file, start), start).trim() === "";
}
