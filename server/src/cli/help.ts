import { commands, type Command } from "./commands.ts";
import type { Option } from "./options.ts";

/** What `keepalived-lsp --help` prints. */
export function generalHelp(): string {
  const rows = [
    ...commands.map(({ name, usage, summary }) => [
      `${name} ${usage}`.trim(),
      summary,
    ]),
    ["--stdio", "the language server, for an editor"],
    ["--version", "the version"],
    ["--help", "this text; behind a command, that command's options"],
  ];
  return `keepalived-lsp finds what is wrong with keepalived.conf before keepalived does.

Usage: keepalived-lsp COMMAND [OPTION...]

${table(rows)}

Try it: keepalived-lsp lint /etc/keepalived/keepalived.conf
`;
}

/** What `keepalived-lsp COMMAND --help` prints. */
export function commandHelp({
  name,
  usage,
  summary,
  details,
  options,
}: Command): string {
  const parts = [
    `keepalived-lsp ${name}: ${summary}`,
    `Usage: ${`keepalived-lsp ${name} [OPTION...] ${usage}`.trim()}`,
    ...(details === undefined ? [] : [details]),
    `Options:\n${table(options.map((option) => [spelling(option), option.help]))}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

/** `-q, --quiet`; those without a letter are indented as if they had one. */
export function spelling({ name, short, value, withoutValue }: Option): string {
  const long =
    value === undefined
      ? `--${name}`
      : withoutValue === undefined
        ? `--${name} ${value}`
        : `--${name}[=${value}]`;
  return short === undefined ? `    ${long}` : `-${short}, ${long}`;
}

function table(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([first = ""]) => first.length));
  return rows
    .map(([first = "", second = ""]) => `  ${first.padEnd(width)}  ${second}`)
    .join("\n");
}
