/* Lines of virtual_server_group: an address, range or network with a port, or `fwmark N [family]`. */
import { readOption, readValue, type Line } from "./reader.ts";

export function readVirtualServerGroup(line: Line): void {
  const { words, format } = line;
  const [first] = words;
  if (first === undefined) return;
  const keyword = format.words.get(first.text);
  if (keyword !== undefined) {
    readOption(line, 0, keyword);
    return;
  }
  for (const [index, argument] of format.head.args.entries()) {
    const word = words[index];
    if (word === undefined) return;
    if (!readValue(line, word, format.head, argument)) return;
  }
}
