/* One mistake in a configuration, as people make them. */
import { pathsOf } from "../../grammar/schema/schema.ts";
import type { Random } from "../harness/random.ts";

export interface Mistake {
  readonly name: string;
  readonly text: string;
}

/** A text with one mistake planted. The mistake may turn out to be none. */
export function withMistake(text: string, random: Random): Mistake {
  const lines = text.split("\n");
  const at = lineWith(lines, random);
  const line = lines[at] ?? "";
  const [name, made] = random.pick(mistakes)(line, random);
  return {
    name: `${name} in "${line.trim()}"`,
    text: lines.toSpliced(at, 1, ...made).join("\n"),
  };
}

type Plant = (
  line: string,
  random: Random,
) => readonly [string, readonly string[]];

const mistakes: readonly Plant[] = [
  (line, random) => ["a letter less", [withoutLetter(line, random)]],
  (line, random) => ["a letter twice", [withDouble(line, random)]],
  (line) => ["the line missing", lineWithout(line)],
  (line) => ["the line twice", [line, line]],
  (line) => ["the last word missing", [line.replace(/\s+\S+$/, "")]],
  (line) => [
    "a word too many",
    [/[{}]$/.test(line) ? line : `${line} surplus`],
  ],
  (line, random) => [
    "another number",
    [
      line.replace(
        /\d+$/,
        random.pick(["-1", "0", "256", "65536", "4294967296", "1.5", "1x"]),
      ),
    ],
  ],
  (line, random) => [
    "another value",
    [
      line.replace(
        /(\s)\S+$/,
        `$1${random.pick(["maybe", "10.0.0.300", "2001:db8::1", '"', "$x", "99999"])}`,
      ),
    ],
  ],
  (line) => ["no brace", [line.replace(/\s*[{}]\s*$/, "")]],
  (line) => ["a brace too many", [line, "}"]],
  (line) => ["a semicolon", [`${line};`]],
  (line) => ["an equals sign", [line.replace(/(\S) (\S)/, "$1 = $2")]],
  (line) => ["a wrong brace", [line.replace("{", "(").replace("}", ")")]],
  (line) => ["quotes left open", [line.replace(/(\s)(\S+)$/, '$1"$2')]],
  (line, random) => [
    "a keyword of another block",
    [line, `    ${random.pick(strangers)}`],
  ],
];

const strangers = [
  "priority 100",
  "delay_loop 6",
  "interval 2",
  "weight 1",
  "router_id X",
  "group {",
  "url {",
  "smtp_alert",
  "quorum 1",
].filter((each) => pathsOf(each.split(" ")[0] ?? "").length > 0);

function lineWith(lines: readonly string[], random: Random): number {
  for (let round = 0; round < 50; round += 1) {
    const at = random.below(lines.length);
    // Which users there are is a matter of the machine.
    if (!/^\s*$|^\s*(?:script_)?user\b/.test(lines[at] ?? "")) return at;
  }
  return 0;
}

function lineWithout(line: string): readonly string[] {
  return line.trim() === "" ? [line] : [];
}

function withoutLetter(line: string, random: Random): string {
  const at = letterAt(line, random);
  return line.slice(0, at) + line.slice(at + 1);
}

function withDouble(line: string, random: Random): string {
  const at = letterAt(line, random);
  return line.slice(0, at + 1) + line.slice(at);
}

function letterAt(line: string, random: Random): number {
  const indent = line.length - line.trimStart().length;
  return indent + random.below(Math.max(1, line.length - indent));
}
