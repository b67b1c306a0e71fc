/* The commands: how they are called, and where their code is. Only what is called is loaded. */
import type { Environment } from "./environment.ts";
import { formats } from "./reporters/reporters.ts";
import { commonOptions, type Arguments, type Option } from "./options.ts";

export type Run = (
  given: Arguments,
  environment: Environment,
) => Promise<number> | number;

export interface Command {
  readonly name: string;
  /** What stands behind the name. */
  readonly usage: string;
  readonly summary: string;
  /** More for its help page. */
  readonly details?: string;
  readonly options: readonly Option[];
  readonly load: () => Promise<Run>;
}

const format = (...choices: readonly string[]): Option => ({
  name: "format",
  value: "FORMAT",
  choices,
  help: `${choices.join(", ")}; ${choices[0] ?? ""} unless given`,
});

export const commands: readonly Command[] = [
  {
    name: "lint",
    usage: "[PATH...]",
    summary: "tell what is wrong with configurations",
    details: `Files are read as configurations, folders are searched for them, "-" is standard input; without a PATH the
current folder is searched. Nodes of one cluster are best named together: they are compared.

Exit status: 0 nothing at error level, 1 errors (or more warnings than allowed), 2 wrong call, unreadable file or
project file, internal fault.`,
    options: [
      format(...formats),
      {
        name: "output-file",
        value: "FILE",
        help: "write the report to a file instead of standard output",
      },
      { name: "fix", help: "apply the safe fixes" },
      {
        name: "fix-dry-run",
        help: "show what --fix would change, write nothing",
      },
      {
        name: "keepalived-version",
        value: "VERSION",
        help: "the release the files are written for, such as 2.2.7",
      },
      {
        name: "config-id",
        short: "i",
        value: "ID",
        help: "keepalived's own -i: which @ID lines count",
      },
      {
        name: "config",
        value: "FILE",
        help: "project file, instead of the .keepalived-lsp.json found upwards",
      },
      { name: "no-config", help: "no project file" },
      {
        name: "rule",
        value: "ID=SEVERITY",
        repeats: true,
        help: "off, hint, info, warning or error for a rule; may be repeated",
      },
      {
        name: "max-warnings",
        value: "N",
        help: "exit 1 if there are more warnings",
      },
      { name: "quiet", short: "q", help: "errors only" },
      {
        name: "statistics",
        help: "how often each rule speaks, how much was looked at, how long it took",
      },
      {
        name: "stdin-filename",
        value: "FILE",
        help: 'what "-" is called, and where its includes start',
      },
      ...commonOptions,
    ],
    load: async () => (await import("./lint.ts")).lint,
  },
  {
    name: "explain",
    usage: "RULE|KEYWORD",
    summary: "the page of a rule or a keyword",
    details: `A keyword of one block is written with it: vrrp_instance/priority.`,
    options: commonOptions,
    load: async () => (await import("./explain.ts")).explain,
  },
  {
    name: "rules",
    usage: "",
    summary: "all rules",
    options: [format("text", "json"), ...commonOptions],
    load: async () => (await import("./registries.ts")).listRules,
  },
  {
    name: "keywords",
    usage: "",
    summary: "all keywords of keepalived.conf",
    options: [format("text", "json"), ...commonOptions],
    load: async () => (await import("./registries.ts")).listKeywords,
  },
];
