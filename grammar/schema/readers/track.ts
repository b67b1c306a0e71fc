/* Lines of the track_ blocks: a name, then at most `weight N [reverse]`. */
import { readOption, unknownWord, type Line } from "./reader.ts";

export function readTrack(line: Line): void {
  const option = line.words[1];
  if (option === undefined) return;
  const keyword = line.format.words.get(option.text);
  if (keyword === undefined) line.report(unknownWord(line, option), option);
  else readOption(line, 1, keyword);
}
