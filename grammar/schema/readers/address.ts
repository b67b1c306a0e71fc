/* Lines of static_ipaddress, virtual_ipaddress and virtual_ipaddress_excluded: an address, then options. */
import { invalid } from "../finding.ts";
import { ipFamilyOf, type IpAddress } from "../ip-address.ts";
import type { Word } from "../../syntax/line.ts";
import {
  isDropped,
  readOption,
  readValue,
  unknownWord,
  type Line,
} from "./reader.ts";

export function readAddress(line: Line): void {
  const { words, format } = line;
  const head = words[0];
  const argument = format.head.args[0];
  if (head === undefined || argument === undefined) return;
  readValue(line, head, format.head, argument);
  if (words.length === 1) return;
  const [text = "", length = ""] = head.text.split("/");
  const family = ipFamilyOf(text);
  if (family === undefined) return;
  let isUnknownTold = false;
  for (let at = 1; at < words.length;) {
    const word = words[at];
    if (word === undefined) return;
    const keyword = format.words.get(word.text);
    if (keyword === undefined) {
      // What follows an unknown word is most often a part of the same mistake.
      if (!isUnknownTold) line.report(unknownWord(line, word), word);
      isUnknownTold = true;
      at += 1;
      continue;
    }
    const next = readOption(line, at, keyword);
    if (next === "dropped") return;
    const value = words[at + 1];
    if (value !== undefined && !isFitting(line, family, word, value)) return;
    at = next;
  }
  checkTogether(line, family, length, words.slice(1));
}

/** Options that only IPv4 has, and peers of the same family. Returns whether the line survives. */
function isFitting(
  line: Line,
  family: IpAddress["family"],
  option: Word,
  value: Word,
): boolean {
  const keyword = line.format.words.get(option.text);
  const only = keyword?.args[0];
  if (keyword === undefined || only === undefined) return true;
  if (only.family === 4 && family === 6) {
    line.report(
      invalid("ipv4Only", option.text, { keyword: option.text }),
      option,
      { keyword },
    );
    return !isDropped(only.kind === "ipv4" ? only.onViolation : "ok");
  }
  const other = only.kind === "ip" ? ipFamilyOf(value.text) : undefined;
  if (other !== undefined && other !== family)
    line.report(
      invalid("otherFamily", value.text, { keyword: option.text }),
      value,
      { keyword },
    );
  return true;
}

function checkTogether(
  line: Line,
  family: IpAddress["family"],
  length: string,
  options: readonly Word[],
): void {
  tellRepeated(line, options);
  const find = (kind: string): Word | undefined =>
    options.find(
      ({ text }) => line.format.words.get(text)?.args[0]?.kind === kind,
    );
  const peer = find("ip");
  const broadcast = find("ipv4");
  const full = family === 4 ? 32 : 128;
  const prefix = length === "" ? full : Number(length);
  if (peer !== undefined && prefix !== full)
    line.report(
      invalid("prefixWithPeer", peer.text, { keyword: peer.text }),
      peer,
    );
  if (broadcast === undefined) return;
  const value = options[options.indexOf(broadcast) + 1];
  if (peer !== undefined)
    line.report(
      invalid("broadcastWithPeer", broadcast.text, { keyword: broadcast.text }),
      broadcast,
    );
  else if (prefix > 30 && (value?.text === "+" || value?.text === "-"))
    line.report(
      invalid("noRoomForBroadcast", value.text, { keyword: broadcast.text }),
      value,
    );
}

/** An interface may be given once. */
function tellRepeated(line: Line, options: readonly Word[]): void {
  const seen = new Set<string>();
  for (const word of options) {
    const keyword = line.format.words.get(word.text);
    if (keyword?.repeat !== "error-entry-dropped") continue;
    if (seen.has(word.text))
      line.report(
        {
          rule: "duplicate-keyword",
          message: "duplicate",
          args: { keyword: word.text, effect: keyword.repeat },
        },
        word,
        { keyword },
      );
    seen.add(word.text);
  }
}
