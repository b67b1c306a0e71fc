/*
 * The commands that a node runs: tracked scripts, notify scripts, checks. keepalived runs them without a shell; it
 * splits the line as a shell would (parser.c, alloc_strvec_quoted_escaped): the first word is the whole command,
 * a second one the user. The command is split once more into the program and its arguments.
 */
import { keywordAt } from "../../../grammar/schema/schema.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import {
  splitShell,
  type ShellWord,
} from "../../../grammar/syntax/shell-words.ts";
import type { Place } from "../../../grammar/syntax/source-file.ts";
import {
  findStatements,
  type Statement,
} from "../../../grammar/syntax/tree.ts";
import type { Frame, Node } from "../model/node.ts";
import { isPlaceholder, last, text } from "../model/values.ts";
import { globalLine, globalLines } from "./global-lines.ts";

export interface ScriptUse {
  readonly statement: Statement;
  readonly keyword: string;
  /** Without the quotes around it. */
  readonly command: string;
  /** The word that is the command, quotes included. */
  readonly at: Place;
  /** The characters of `command`; undefined where escapes or inner quotes make them differ. */
  readonly inner: Place | undefined;
  readonly parts: readonly CommandPart[];
  /** The user named for this command alone. */
  readonly user: string | undefined;
}

/** Offsets are those within the command. */
export type CommandPart = ShellWord;

/** All lines of a node that hold a command, in their order. */
export const scriptLinesOf: (node: Node) => readonly Statement[] = memo(
  (node) => findStatements(node.configuration.statements, takesScript),
);

/** All commands of a node whose text is known. */
export const scriptsOf: (node: Node) => readonly ScriptUse[] = memo((node) =>
  scriptLinesOf(node).flatMap((line) => readScript(line) ?? []),
);

/** Those of `vrrp_script` blocks. */
export function trackScriptsOf({ blocks }: Frame): readonly ScriptUse[] {
  return findStatements(blocks("vrrp_script"), takesScript).flatMap(
    (line) => readScript(line) ?? [],
  );
}

/** Whether the statement's parameter is a command. */
export function isScript(statement: Statement): boolean {
  return takesScript(statement.path, statement.keyword);
}

function takesScript(path: string, keyword: string): boolean {
  return keywordAt(path, keyword)?.args[0]?.kind === "script";
}

/** The user a command runs as: its own, its block's, the global one; undefined: keepalived_script, else root. */
export function scriptUser(node: Node, use: ScriptUse): string | undefined {
  return (
    use.user ??
    text(last(use.statement.parent, "user"))?.value ??
    text(globalLine(node, "script_user"))?.value
  );
}

/** `enable_script_security` is set. */
export function hasScriptSecurity(node: Node): boolean {
  return globalLines(node, "enable_script_security").length > 0;
}

function readScript(statement: Statement): ScriptUse | undefined {
  const { file, words } = statement;
  const [keyword, first] = words;
  if (
    first === undefined ||
    words.some((word) => word.opaque || isPlaceholder(word.text))
  )
    return undefined;
  if (!words.every((word) => word.verbatim && word.file === file))
    return {
      statement,
      keyword: keyword.text,
      command: first.text,
      at: first,
      inner: undefined,
      parts: splitCommand(first.text),
      user: words[2]?.text,
    };
  const raw = file.text.slice(keyword.end, statement.end);
  const [command, user] = splitCommand(raw);
  if (command === undefined) return undefined;
  const start = keyword.end + command.start;
  const end = keyword.end + command.end;
  const opening = /^["']/.test(file.text.slice(start, end)) ? 1 : 0;
  const inner = { file, start: start + opening, end: end - opening };
  return {
    statement,
    keyword: keyword.text,
    command: command.text,
    at: { file, start, end },
    inner:
      file.text.slice(inner.start, inner.end) === command.text
        ? inner
        : undefined,
    parts: splitCommand(command.text),
    user: user?.text,
  };
}

/** A command, split into the program and its arguments. */
export function splitCommand(written: string): readonly CommandPart[] {
  return splitShell(written).words;
}
