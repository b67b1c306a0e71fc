import type { Command } from "../commands.ts";
import type { Vocabulary } from "./completion.ts";

/** The script for bash (4 and newer). */
export function bash({ commands, calls, rules }: Vocabulary): string {
  const first = [
    ...commands.map(({ name }) => name),
    ...calls.map(({ name }) => `--${name}`),
  ];
  return `# bash completion for keepalived-lsp
_keepalived_lsp() {
    local rules=${quote(rules.map(({ id }) => id))}
    local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} words=
    # "--format=json" comes in three words
    if [[ $word == = ]]; then
        word=
    elif [[ $before == = ]]; then
        before=\${COMP_WORDS[COMP_CWORD-2]}
    fi
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        words=${quote(first)}
    else
        case \${COMP_WORDS[1]} in
${commands.map(branch).join("\n")}
        esac
    fi
    # without words of its own, files: bash completes those itself
    [[ -z $words ]] || mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -o bashdefault -o default -F _keepalived_lsp keepalived-lsp
`;
}

function branch({ name, options, operands }: Command): string {
  const values = options.flatMap(
    ({ name, short, value, choices, completes }) => {
      if (value === undefined) return [];
      const spelled = [
        `--${name}`,
        ...(short === undefined ? [] : [`-${short}`]),
      ];
      return [
        `                ${spelled.join("|")}) ${choices === undefined ? wordsFor(completes) : `words=${quote(choices)}`} ;;`,
      ];
    },
  );
  const all = options.map((option) => `--${option.name}`);
  return `        ${name})
            case $before in
${values.join("\n")}
                *)
                    if [[ $word == -* ]]; then
                        words=${quote(all)}
                    else
                        ${typeof operands === "object" ? `words=${quote(operands)}` : wordsFor(operands)}
                    fi
                    ;;
            esac
            ;;`;
}

function wordsFor(kind: "files" | "rules" | undefined): string {
  return kind === "rules" ? "words=$rules" : ":";
}

function quote(words: readonly string[]): string {
  return `'${words.join(" ")}'`;
}
