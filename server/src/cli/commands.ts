/* The commands: how they are called, and where their code is. Only what is called is loaded. */
import { projectFileName } from "../engine/project.ts";
import type { Environment } from "./environment.ts";
import { shells } from "./completion/shells.ts";
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
  /** What a shell completes that with: files, rules, or one of these words; left out: nothing. */
  readonly operands?: "files" | "rules" | readonly string[];
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

const projectOptions: readonly Option[] = [
  {
    name: "config",
    value: "FILE",
    completes: "files",
    help: "project file, instead of the .keepalived-lsp.json found upwards",
  },
  { name: "no-config", help: "no project file" },
];

/** Which configuration is meant. */
const lookOptions: readonly Option[] = [
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
  ...projectOptions,
];

const stdinFilename: Option = {
  name: "stdin-filename",
  value: "FILE",
  completes: "files",
  help: 'what "-" is called, and where its includes start',
};

export const commands: readonly Command[] = [
  {
    name: "lint",
    usage: "[PATH...]",
    operands: "files",
    summary: "tell what is wrong with configurations",
    details: `Files are read as configurations, folders are searched for them, "-" is standard input; without a PATH the
current folder is searched. Nodes of one cluster are best named together: they are compared.

Exit status: 0 nothing at error level, 1 errors (or more warnings than allowed), 2 wrong call, a file or folder that
can't be read or written, internal fault; the rest is still reported.`,
    options: [
      format(...formats),
      {
        name: "output-file",
        value: "FILE",
        completes: "files",
        help: "write the report to a file instead of standard output",
      },
      { name: "fix", help: "apply the safe fixes" },
      {
        name: "fix-dry-run",
        help: "show what --fix would change, write nothing",
      },
      ...lookOptions,
      {
        name: "rule",
        value: "ID=SEVERITY",
        completes: "rules",
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
      stdinFilename,
      ...commonOptions,
    ],
    load: async () => (await import("./lint.ts")).lint,
  },
  {
    name: "format",
    usage: "[PATH...]",
    operands: "files",
    summary: "lay configurations out",
    details: `One step of indentation for a block, the opening brace behind its head, one statement a line, one blank between
words; comments and blank lines stay. Nothing changes that keepalived reads: blocks with a brace missing are left as
they are. Files are rewritten, of folders also what their configurations include; "-" goes to standard output.

Exit status: 0 done (or nothing to do), 1 with --check or --diff: a file would be changed, 2 wrong call, unreadable or
unwritable file, internal fault.`,
    options: [
      { name: "check", help: "only tell which files would be changed" },
      { name: "diff", help: "only show what would be changed" },
      {
        name: "indent",
        value: "N|tab",
        help: "blanks for one block, or a tab; 4 unless the project file says otherwise",
      },
      {
        name: "align-values",
        help: "values of statements that follow each other in one column",
      },
      ...projectOptions,
      stdinFilename,
      ...commonOptions,
    ],
    load: async () => (await import("./format.ts")).formatFiles,
  },
  {
    name: "dump",
    usage: "FILE",
    operands: "files",
    summary: "the effective configuration, with the origin of each line",
    details: `What keepalived reads: definitions replaced, sequences unrolled, conditions applied, includes in their place. The text
is a configuration itself. A file that several nodes read is shown for each, or for the one that -i names (by its id,
or its name in the project file).`,
    options: [
      format("text", "json"),
      ...lookOptions,
      stdinFilename,
      ...commonOptions,
    ],
    load: async () => (await import("./dump.ts")).dump,
  },
  {
    name: "explain",
    usage: "RULE|KEYWORD",
    operands: "rules",
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
  {
    name: "init",
    usage: "[FOLDER]",
    operands: "files",
    summary: "write a project file from the configurations in a folder",
    details: `Looks for configurations as lint does and writes ${projectFileName} beside them: the clusters it sees, their nodes
with their own addresses, and where paths of the hosts lie here. Comments say how it knew. Asks nothing.`,
    options: [
      { name: "dry-run", help: "print it instead" },
      { name: "force", help: "replace the one that is there" },
      ...commonOptions,
    ],
    load: async () => (await import("./init.ts")).init,
  },
  {
    name: "doctor",
    usage: "[PATH...]",
    operands: "files",
    summary: "one page for a bug report: versions, settings, what was found",
    details: `Names files, nodes and clusters and why they are taken for such; quotes no line of a configuration.`,
    options: [
      ...lookOptions,
      { name: "daemon", help: "also ask `keepalived --version`" },
      ...commonOptions,
    ],
    load: async () => (await import("./doctor.ts")).doctor,
  },
  {
    name: "completion",
    usage: "SHELL",
    operands: shells,
    summary: "a script that lets a shell complete calls",
    details: `For this session: source <(keepalived-lsp completion bash), the same for zsh, keepalived-lsp completion fish | source.
For all: write it to a file where the shell looks for completions.`,
    options: commonOptions,
    load: async () => (await import("./completion/completion.ts")).completion,
  },
];
