/* Texts that nobody wrote: what a broken disk, a bad merge, an editor or an enemy makes of a configuration. */
import type { Random } from "../harness/random.ts";

/** Changes a text in a few places. `others` are what pieces are taken from. */
export function mutate(
  text: string,
  others: readonly string[],
  random: Random,
): string {
  let result = text;
  const rounds = 1 + random.below(6);
  for (let round = 0; round < rounds; round += 1)
    result = random.pick(changes)(result, random, others);
  return result;
}

type Change = (
  text: string,
  random: Random,
  others: readonly string[],
) => string;

const changes: readonly Change[] = [
  // a character less, another one, one more, two that change places
  (text, random) => splice(text, random.below(text.length + 1), 1, ""),
  (text, random) =>
    splice(text, random.below(text.length + 1), 1, strange(random)),
  (text, random) =>
    splice(text, random.below(text.length + 1), 0, strange(random)),
  (text, random) => {
    const at = random.below(text.length + 1);
    return splice(text, at, 2, (text[at + 1] ?? "") + (text[at] ?? ""));
  },
  // a piece lost, doubled, or from elsewhere
  (text, random) =>
    splice(text, random.below(text.length + 1), random.below(80), ""),
  (text, random) => {
    const at = random.below(text.length + 1);
    return splice(text, at, 0, text.slice(at, at + random.below(200)));
  },
  (text, random, others) => {
    const other = random.pick(others);
    const from = random.below(other.length + 1);
    return splice(
      text,
      random.below(text.length + 1),
      0,
      other.slice(from, from + random.below(200)),
    );
  },
  // lines that change places
  (text, random) => {
    const lines = text.split("\n");
    const [line = ""] = lines.splice(random.below(lines.length), 1);
    lines.splice(random.below(lines.length + 1), 0, line);
    return lines.join("\n");
  },
  // an end without a line feed, in the middle of things
  (text, random) => text.slice(0, random.below(text.length + 1)),
  // what the reader obeys
  (text, random) =>
    splice(text, random.below(text.length + 1), 0, random.pick(orders)),
  (text, random) =>
    splice(text, lineAt(text, random), 0, `${random.pick(orders)}\n`),
];

/** A character that means something, or one that should not be there. */
export function strange(random: Random): string {
  return random.pick(characters);
}

const characters = Array.from(
  " \t\n\r\f\v\0{}\"'#!\\$~@()=<>,;:/.-+0129azAZ_^%&*?[]|`\uFEFF\u00A0\u3000\uFFFDа\u{1F525}\uD800",
);

/** What the reader obeys. */
export const orders = [
  "@lb01 ",
  "@^lb01 ",
  "@",
  "$A=1",
  "$A=$A $A",
  "$B= \\\nx \\\ny",
  "$A",
  "${A}",
  "${_RANDOM 1 9}",
  "$_PWD",
  "~SEQ(i, 1, 9) vrrp_instance I$i {",
  "~SEQ(i, 9, 1, 0)",
  "~LST(a,b)",
  "~LST({a,b}, {1,2}, {3,4}) $a $b",
  "include *.conf",
  "includer /etc/x",
  "include keepalived.conf",
  "{",
  "}",
  "{ }",
  "\\",
  '"',
  "# ",
  "!",
  "\r\n",
];

function lineAt(text: string, random: Random): number {
  return text.lastIndexOf("\n", random.below(text.length + 1)) + 1;
}

function splice(
  text: string,
  at: number,
  length: number,
  insert: string,
): string {
  return text.slice(0, at) + insert + text.slice(at + length);
}
