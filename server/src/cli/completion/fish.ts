import type { Command } from "../commands.ts";
import type { Option } from "../options.ts";
import type { Vocabulary } from "./completion.ts";

/** The script for fish (3 and newer). */
export function fish({ commands, calls, rules }: Vocabulary): string {
  const lines = [
    "# fish completion for keepalived-lsp",
    "complete -c keepalived-lsp -f",
    `function __keepalived_lsp_rules\n    printf '%s\\t%s\\n' ${rules.map(({ id, summary }) => `${id} ${quote(summary)}`).join(" \\\n        ")}\nend`,
    ...commands.map(
      ({ name, summary }) =>
        `complete -c keepalived-lsp -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
    ),
    ...calls.map(
      ({ name, help }) =>
        `complete -c keepalived-lsp -n __fish_use_subcommand -l ${name} -d ${quote(help)}`,
    ),
    ...commands.flatMap(linesOf),
  ];
  return `${lines.join("\n")}\n`;
}

function linesOf({ name, options, operands }: Command): readonly string[] {
  const begin = `complete -c keepalived-lsp -n ${quote(`__fish_seen_subcommand_from ${name}`)}`;
  return [
    ...options.map((option) => `${begin} ${optionWords(option)}`),
    ...(operands === undefined
      ? []
      : [
          `${begin} ${typeof operands === "object" ? `-a ${quote(operands.join(" "))}` : valueWords(operands)}`,
        ]),
  ];
}

function optionWords(option: Option): string {
  const { name, short, value, withoutValue, choices, completes, help } = option;
  return [
    `-l ${name}`,
    ...(short === undefined ? [] : [`-s ${short}`]),
    // an option whose value may be left out is one without, to fish
    ...(value === undefined || withoutValue !== undefined
      ? []
      : [
          choices === undefined
            ? completes === undefined
              ? "-x"
              : `-r ${valueWords(completes)}`
            : `-x -a ${quote(choices.join(" "))}`,
        ]),
    `-d ${quote(help)}`,
  ].join(" ");
}

function valueWords(kind: "files" | "rules"): string {
  return kind === "files" ? "-F" : "-a '(__keepalived_lsp_rules)'";
}

function quote(text: string): string {
  return `'${text.replace(/['\\]/g, "\\$&")}'`;
}
