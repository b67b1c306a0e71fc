/* The simple commands of a shell script, one after the other, whatever decides whether they run. Nothing is executed. */
import type {
  Place,
  SourceFile,
} from "../../../../grammar/syntax/source-file.ts";

export interface ShellWord extends Place {
  readonly text: string;
  /** False where a part of it is known only when the script runs. */
  readonly known: boolean;
}

/** Words without their quotes; plain variables of the script that are set once are put in. */
export function commandsOf(
  file: SourceFile,
): readonly (readonly ShellWord[])[] {
  const variables = new Map<string, string | undefined>();
  const commands: ShellWord[][] = [];
  let words: ShellWord[] = [];
  const finish = (): void => {
    const [first] = words;
    if (first === undefined) return;
    const assignment = /^([A-Za-z_]\w*)=(.*)$/s.exec(first.text);
    if (assignment !== null && words.length === 1) {
      const [, name = "", value] = assignment;
      const same = !variables.has(name) || variables.get(name) === value;
      variables.set(name, first.known && same ? value : undefined);
    }
    commands.push(words);
    words = [];
  };
  const { text } = file;
  for (let at = 0; at < text.length;) {
    const character = text[at] ?? "";
    if (character === "\n" || ";|&()`".includes(character)) {
      finish();
      at += 1;
    } else if (character === "\\" && /^\r?\n/.test(text.slice(at + 1, at + 3)))
      at = text.indexOf("\n", at) + 1;
    else if (/\s/.test(character)) at += 1;
    else if (character === "#") {
      const end = text.indexOf("\n", at);
      at = end < 0 ? text.length : end;
    } else {
      const word = readWord(file, at, variables);
      words.push(word);
      at = word.end;
    }
  }
  finish();
  return commands;
}

type Variables = ReadonlyMap<string, string | undefined>;

function readWord(
  file: SourceFile,
  start: number,
  variables: Variables,
): ShellWord {
  const { text } = file;
  let value = "";
  let known = true;
  let quote = "";
  let at = start;
  while (at < text.length) {
    const character = text[at] ?? "";
    if (quote === "" && /[\s;|&()`]/.test(character)) break;
    if (character === quote) quote = "";
    else if (quote === "" && (character === '"' || character === "'"))
      quote = character;
    else if (character === "\\" && quote !== "'") {
      if (text[at + 1] === "\n") break;
      at += 1;
      value += text[at] ?? "";
    } else if (character === "$" && quote !== "'") {
      const variable = readVariable(text, at, variables);
      value += variable.value ?? variable.written;
      known &&= variable.value !== undefined;
      at += variable.written.length - 1;
    } else value += character;
    at += 1;
  }
  return { file, start, end: Math.max(at, start + 1), text: value, known };
}

function readVariable(
  text: string,
  at: number,
  variables: Variables,
): { readonly written: string; readonly value: string | undefined } {
  const found = /^\$(?:\{(\w+)\}|([A-Za-z_]\w*))/.exec(
    text.slice(at, at + 100),
  );
  if (found === null) {
    const substitution = /^\$(?:\([^()]*\)|\{[^{}]*\}|.)?/s.exec(
      text.slice(at, at + 1000),
    );
    return { written: substitution?.[0] ?? "$", value: undefined };
  }
  const [written, braced, plain = ""] = found;
  return { written, value: variables.get(braced ?? plain) };
}
