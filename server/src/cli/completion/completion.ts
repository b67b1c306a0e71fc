/** `keepalived-lsp completion`: scripts that let shells complete calls, made from the table of commands. */
import { rules } from "../../rules/registry.gen.ts";
import { commands, type Command, type Run } from "../commands.ts";
import { exitCodes, Failure } from "../environment.ts";
import type { Option } from "../options.ts";
import { bash } from "./bash.ts";
import { fish } from "./fish.ts";
import { shells, type Shell } from "./shells.ts";
import { zsh } from "./zsh.ts";

/** What a script is made of. */
export interface Vocabulary {
  readonly commands: readonly Command[];
  /** What stands in place of a command: `--version`. */
  readonly calls: readonly Pick<Option, "name" | "help">[];
  readonly rules: readonly { readonly id: string; readonly summary: string }[];
}

const scripts: Readonly<Record<Shell, (vocabulary: Vocabulary) => string>> = {
  bash,
  zsh,
  fish,
};

export const completion: Run = (given, environment) => {
  const [name, ...more] = given.positionals;
  const shell = shells.find((each) => each === name);
  if (shell === undefined || more.length > 0)
    throw new Failure(
      `completion for which shell? One of ${shells.join(", ")}`,
    );
  environment.stdout(scripts[shell](vocabulary));
  return exitCodes.clean;
};

const vocabulary: Vocabulary = {
  commands,
  calls: [
    { name: "stdio", help: "the language server, for an editor" },
    { name: "version", help: "the version" },
    { name: "help", help: "what there is" },
  ],
  rules,
};
