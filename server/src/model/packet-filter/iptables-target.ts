import type { Action } from "./packet-filter.ts";
import type { ShellWord } from "./shell-words.ts";
import { readMark } from "./values.ts";

/** What `-j TARGET ...` does; `-g CHAIN` never comes back. */
export function readTarget(
  option: string,
  target: ShellWord | undefined,
  rest: readonly ShellWord[],
): readonly Action[] {
  if (!target?.known) return [{ kind: "unknown" }];
  if (/^-?-g/.test(option)) return [{ kind: "goto", chain: target.text }];
  switch (target.text) {
    case "ACCEPT":
      return [{ kind: "accept", at: target }];
    case "DROP":
    case "REJECT":
      return [{ kind: "drop", at: target }];
    case "RETURN":
      return [{ kind: "return", at: target }];
    case "REDIRECT":
    case "DNAT":
      return [{ kind: "redirect" }];
    case "MARK":
      return [readMarkTarget(rest, target)];
    case "CONNMARK":
      return rest.some(({ text }) => text === "--restore-mark")
        ? [{ kind: "mark", value: undefined, at: target }]
        : [];
    default:
      return /^(?:LOG|NFLOG|ULOG|TRACE|NOTRACK|CT|TCPMSS|TOS|DSCP|SET|AUDIT)$/.test(
        target.text,
      )
        ? []
        : [{ kind: "jump", chain: target.text }];
  }
}

function readMarkTarget(rest: readonly ShellWord[], target: ShellWord): Action {
  const at = rest.findIndex(({ text }) => /^--set-x?mark$/.test(text));
  const word = at < 0 ? undefined : rest[at + 1];
  return {
    kind: "mark",
    value: word?.known === true ? readMark(word.text) : undefined,
    at: word ?? target,
  };
}
