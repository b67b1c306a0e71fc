/* Command line options: one table for reading and for help. */
import { nearest } from "../engine/nearest.ts";
import { Failure } from "./environment.ts";

export interface Option {
  readonly name: string;
  readonly short?: string;
  /** Name of its value in help; left out: it has none. */
  readonly value?: string;
  /** The value that counts when none is given; left out: one must be given. */
  readonly withoutValue?: string;
  /** The values there are. */
  readonly choices?: readonly string[];
  readonly repeats?: true;
  /** What a shell completes its value with, where there are no choices. */
  readonly completes?: "files" | "rules";
  readonly help: string;
}

export interface Arguments {
  readonly positionals: readonly string[];
  /** Whether an option is given. */
  readonly has: (name: string) => boolean;
  /** The value of an option: of a repeated one the last. */
  readonly value: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[];
}

export const commonOptions: readonly Option[] = [
  {
    name: "color",
    value: "WHEN",
    withoutValue: "always",
    choices: ["auto", "always", "never"],
    help: "colours: auto (on a terminal), always, never",
  },
  { name: "help", short: "h", help: "this text" },
];

/** Reads what stands behind a command. Throws a Failure that names what is wrong. */
export function parseArguments(
  argv: readonly string[],
  options: readonly Option[],
): Arguments {
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  let ended = false;
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? "";
    if (ended || argument === "-" || !argument.startsWith("-")) {
      positionals.push(argument);
      continue;
    }
    if (argument === "--") {
      ended = true;
      continue;
    }
    const { option, attached } = findOption(argument, options);
    const next = argv[at + 1];
    const taken = takeValue(option, argument, attached, next);
    if (taken.fromNext) at += 1;
    given.set(option.name, [...(given.get(option.name) ?? []), taken.value]);
  }
  return {
    positionals,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    values: (name) => given.get(name) ?? [],
  };
}

interface Found {
  readonly option: Option;
  readonly attached: string | undefined;
}

function findOption(argument: string, options: readonly Option[]): Found {
  const [, long, attachedLong] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
  if (long !== undefined) {
    const option = options.find(({ name }) => name === long);
    if (option !== undefined) return { option, attached: attachedLong };
    const near = nearest(
      long,
      options.map(({ name }) => name),
    );
    throw new Failure(
      `unknown option --${long}${near === undefined ? "" : `, did you mean --${near}?`}`,
    );
  }
  const letter = argument.slice(1, 2);
  const option = options.find(({ short }) => short === letter);
  const rest = argument.slice(2);
  if (option === undefined || (rest !== "" && option.value === undefined))
    throw new Failure(`unknown option ${argument}`);
  return {
    option,
    attached: rest === "" ? undefined : rest.replace(/^=/, ""),
  };
}

function takeValue(
  option: Option,
  argument: string,
  attached: string | undefined,
  next: string | undefined,
): { readonly value: string; readonly fromNext: boolean } {
  const { name, value, withoutValue, choices } = option;
  if (value === undefined) {
    if (attached !== undefined)
      throw new Failure(`option --${name} takes no value`);
    return { value: "", fromNext: false };
  }
  const check = (text: string): string => {
    if (choices?.includes(text) === false)
      throw new Failure(
        `option --${name}: "${text}" is none of ${choices.join(", ")}`,
      );
    return text;
  };
  if (attached !== undefined)
    return { value: check(attached), fromNext: false };
  if (withoutValue !== undefined) {
    const fromNext = next !== undefined && choices?.includes(next) === true;
    return { value: fromNext ? next : withoutValue, fromNext };
  }
  if (next === undefined)
    throw new Failure(`option ${argument} needs a value: ${value}`);
  return { value: check(next), fromNext: true };
}
