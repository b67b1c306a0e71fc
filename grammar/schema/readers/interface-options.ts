/* Lines that begin with an interface: interface_up_down_delays (two times) and linkbeat_interfaces (one word). */
import { readValue, unknownWord, type Line } from "./reader.ts";

export function readInterfaceDelay(line: Line): void {
  const { words, format } = line;
  for (const [index, argument] of format.head.args.entries()) {
    const word = words[index];
    if (word === undefined) return;
    if (index > 0 && !readValue(line, word, format.head, argument)) return;
  }
}

export function readLinkbeatInterface(line: Line): void {
  const [, kind, surplus] = line.words;
  if (kind === undefined) return;
  if (!line.format.words.has(kind.text))
    line.report(unknownWord(line, kind), kind);
  else if (surplus !== undefined)
    line.report(
      {
        rule: "surplus-parameter",
        message: "surplus",
        args: {
          keyword: kind.text,
          surplus: surplus.text,
          effect: "error-word-ignored",
        },
      },
      surplus,
    );
}
