import type { Command } from "../commands.ts";
import type { Option } from "../options.ts";
import type { Vocabulary } from "./completion.ts";

/** The script for zsh: sourced, or as \`_keepalived-lsp\` in a folder of \`$fpath\`. */
export function zsh({ commands, calls, rules }: Vocabulary): string {
  const list = (
    entries: readonly { readonly name: string; readonly text: string }[],
  ): string =>
    entries
      .map(({ name, text }) => `        ${quote(`${name}:${text}`)}`)
      .join("\n");
  return `#compdef keepalived-lsp
_keepalived-lsp() {
    local -a commands calls rules
    commands=(
${list(commands.map(({ name, summary }) => ({ name, text: summary })))}
    )
    calls=(
${list(calls.map(({ name, help }) => ({ name: `--${name}`, text: help })))}
    )
    rules=(
${list(rules.map(({ id, summary }) => ({ name: id, text: summary.replaceAll(":", "\\:") })))}
    )
    if (( CURRENT == 2 )); then
        _describe -t commands command commands -- calls
        return
    fi
    local command=$words[2]
    shift words
    (( CURRENT-- ))
    case $command in
${commands.map(branch).join("\n")}
    esac
}
if [[ $funcstack[1] == _keepalived-lsp ]]; then
    _keepalived-lsp "$@"
else
    compdef _keepalived-lsp keepalived-lsp
fi
`;
}

function branch({ name, options, operands, usage }: Command): string {
  const specs = [
    ...options.flatMap(optionSpecs),
    ...(operands === undefined
      ? []
      : [
          quote(
            `*:${usage.replaceAll(":", "")}:${typeof operands === "object" ? `(${operands.join(" ")})` : actionOf(operands)}`,
          ),
        ]),
  ];
  return `        ${name})
            _arguments -S \\
${specs.map((spec) => `                ${spec}`).join(" \\\n")}
            ;;`;
}

function optionSpecs(option: Option): readonly string[] {
  const { name, short, value, withoutValue, choices, completes, help } = option;
  const text = `[${help.replace(/[[\]:]/g, "")}]`;
  const action =
    value === undefined
      ? ""
      : `${withoutValue === undefined ? "" : ":"}:${value}:${choices === undefined ? actionOf(completes) : `(${choices.join(" ")})`}`;
  const many = option.repeats === true ? "*" : "";
  const long = quote(
    `${many}--${name}${value === undefined ? "" : withoutValue === undefined ? "=" : "=-"}${text}${action}`,
  );
  return short === undefined
    ? [long]
    : [
        long,
        quote(
          `${many}-${short}${value === undefined ? "" : "+"}${text}${action}`,
        ),
      ];
}

function actionOf(kind: Option["completes"]): string {
  switch (kind) {
    case "files":
      return "_files";
    case "rules":
      return "{_describe -t rules rule rules}";
    case undefined:
      return " ";
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
