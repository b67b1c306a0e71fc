/* Lines of unicast_peer: an address, then pairs of an option and a number. */
import { readOption, readValue, unknownWord, type Line } from "./reader.ts";

export function readUnicastPeer(line: Line): void {
  const { words, format } = line;
  const [head] = words;
  const [argument] = format.head.args;
  if (head === undefined || argument === undefined) return;
  if (!readValue(line, head, format.head, argument)) return;
  for (let at = 1; at < words.length;) {
    const word = words[at];
    if (word === undefined) return;
    const keyword = format.words.get(word.text);
    if (keyword === undefined) {
      line.report(unknownWord(line, word), word);
      return;
    }
    const next = readOption(line, at, keyword);
    if (next === "dropped") return;
    at = next;
  }
}
