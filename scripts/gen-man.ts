/* The manual page, made from the table of commands. */
import { commands, type Command } from "../server/src/cli/commands.ts";
import { spelling } from "../server/src/cli/help.ts";
import type { Option } from "../server/src/cli/options.ts";
import { projectFileName } from "../server/src/engine/project.ts";

export function generate(): Record<string, string> {
  return { "docs/keepalived-lsp.1": page() };
}

function page(): string {
  const lines = [
    '.\\" Made by `npm run gen` from the table of commands.',
    '.TH KEEPALIVED\\-LSP 1 "" "keepalived\\-lsp" "User Commands"',
    ".SH NAME",
    "keepalived\\-lsp \\- find what will break a keepalived cluster before it is reloaded",
    ".SH SYNOPSIS",
    ...commands.flatMap(({ name, usage }) => [
      `.B keepalived\\-lsp ${escape(name)}`,
      `[\\fIOPTION\\fR...] ${escape(usage)}`.trim(),
      ".br",
    ]),
    ".B keepalived\\-lsp \\-\\-stdio",
    ".SH DESCRIPTION",
    "Reads",
    ".BR keepalived.conf (5)",
    ...text(
      "files as keepalived does, for one machine or all nodes of a cluster at once, and tells what is wrong with them. keepalived itself is not needed. With --stdio it is a language server for an editor.",
    ),
    ".SH COMMANDS",
    ...commands.flatMap(commandLines),
    ".SH EXIT STATUS",
    ...tagged("0", "Nothing at error level."),
    ...tagged(
      "1",
      "Errors, or more warnings than allowed, or a file that format --check would change.",
    ),
    ...tagged(
      "2",
      "A wrong call, something that can't be read or written (a file or folder named, or one found in a folder that is searched), or an internal fault. What could be checked is still reported.",
    ),
    ".SH FILES",
    ...tagged(
      projectFileName,
      "The project file, found upwards from each configuration: releases, severities, paths, nodes and clusters. keepalived-lsp init writes one. Comments are allowed.",
    ),
    ".SH ENVIRONMENT",
    ...tagged("NO_COLOR", "No colours, if set to anything."),
    ...tagged("FORCE_COLOR", "Colours though the output is no terminal."),
    ".SH EXAMPLES",
    ...example(
      "Two nodes of a cluster, compared:",
      "keepalived-lsp lint lb01/keepalived.conf lb02/keepalived.conf",
    ),
    ...example(
      "A folder, for GitHub's code scanning:",
      "keepalived-lsp lint --format sarif --output-file keepalived.sarif .",
    ),
    ...example(
      "What a rule means:",
      "keepalived-lsp explain nopreempt-with-master",
    ),
    ".SH SEE ALSO",
    ".BR keepalived (8),",
    ".BR keepalived.conf (5)",
  ];
  return `${lines.join("\n")}\n`;
}

function commandLines(command: Command): readonly string[] {
  const { name, usage, summary, details, options } = command;
  return [
    `.SS "${escape(`${name} ${usage}`.trim())}"`,
    ...text(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`),
    ...(details?.split("\n\n") ?? []).flatMap((paragraph) => [
      ".PP",
      ...text(paragraph),
    ]),
    ...options.flatMap(optionLines),
  ];
}

function optionLines(option: Option): readonly string[] {
  return tagged(spelling(option).trim(), option.help);
}

function tagged(tag: string, words: string): readonly string[] {
  return [".TP", `.B ${escape(tag)}`, ...text(words)];
}

function example(words: string, call: string): readonly string[] {
  return [
    ".PP",
    ...text(words),
    ".PP",
    ".RS",
    ".nf",
    escape(call),
    ".fi",
    ".RE",
  ];
}

/** Paragraphs are filled by who shows the page; a line must not begin like a request. */
function text(words: string): readonly string[] {
  return words
    .split("\n")
    .map((line) => escape(line).replace(/^[.']/, "\\&$&"));
}

function escape(words: string): string {
  return words
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replaceAll('"', "\\(dq");
}
