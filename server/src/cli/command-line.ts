/** The command line: picks the command, reads its options, turns what goes wrong into an exit status. */
import { version } from "../../../package.json";
import { nearest } from "../engine/nearest.ts";
import { commands, type Command } from "./commands.ts";
import {
  exitCodes,
  Failure,
  faultText,
  say,
  type Environment,
} from "./environment.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { parseArguments } from "./options.ts";

/** Carries out one call. Resolves to the exit status; rejects never. */
export async function main(
  argv: readonly string[],
  environment: Environment,
): Promise<number> {
  try {
    return await dispatch(argv, environment);
  } catch (error) {
    say(environment, describe(error));
    return exitCodes.failure;
  }
}

async function dispatch(
  argv: readonly string[],
  environment: Environment,
): Promise<number> {
  const [first, ...rest] = argv;
  switch (first) {
    case undefined:
      environment.stderr(generalHelp());
      return exitCodes.failure;
    case "--help":
    case "-h":
    case "help": {
      const command = commands.find(({ name }) => name === rest[0]);
      environment.stdout(
        command === undefined ? generalHelp() : commandHelp(command),
      );
      return exitCodes.clean;
    }
    case "--version":
    case "-V":
      environment.stdout(`${version}\n`);
      return exitCodes.clean;
    default:
      return runCommand(commandCalled(first), rest, environment);
  }
}

async function runCommand(
  command: Command,
  argv: readonly string[],
  environment: Environment,
): Promise<number> {
  const given = parseArguments(argv, command.options);
  if (given.has("help")) {
    environment.stdout(commandHelp(command));
    return exitCodes.clean;
  }
  const run = await command.load();
  return run(given, environment);
}

function commandCalled(name: string): Command {
  const command = commands.find((each) => each.name === name);
  if (command !== undefined) return command;
  const near = nearest(
    name,
    commands.map((each) => each.name),
  );
  const hint =
    near !== undefined
      ? `, did you mean ${near}?`
      : /[./]/.test(name)
        ? `, did you mean: keepalived-lsp lint ${name}`
        : "";
  throw new Failure(
    `unknown ${name.startsWith("-") ? "option" : "command"} ${name}${hint} (--help lists all)`,
  );
}

function describe(error: unknown): readonly string[] {
  if (error instanceof Failure) return error.lines;
  return `internal fault, please report it: ${faultText(error)}`.split("\n");
}
