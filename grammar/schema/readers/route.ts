/* Lines of static_routes and virtual_routes: options in any order, the destination among them. */
import type { Word } from "../../syntax/line.ts";
import type { Keyword } from "../keyword.ts";
import { invalid } from "../finding.ts";
import { compareVersions } from "../versions.ts";
import { parseIpAddress } from "../ip-address.ts";
import { familyOf, joinFamilies, type Family } from "./families.ts";
import {
  ageOf,
  checkProtocol,
  readOption,
  readValue,
  unknownWord,
  type Line,
  type Progress,
} from "./reader.ts";

interface RouteState {
  family: Family;
  destination: boolean;
  /** Named for the route itself: those of next hops don't count. */
  device: boolean;
}

export function readRoute(line: Line): void {
  const state: RouteState = { family: 0, destination: false, device: false };
  const { words } = line;
  for (let at = 0; at < words.length;) {
    const word = words[at];
    if (word === undefined) return;
    const keyword = line.format.words.get(word.text);
    const next =
      keyword === undefined
        ? readDestination(line, at, word, state)
        : readRouteOption(line, at, word, keyword, state);
    if (next === "dropped") return;
    at = next;
  }
  const [first] = words;
  if (!state.destination && first !== undefined)
    line.report(
      {
        rule: "missing-parameter",
        message: "noDestination",
        args: { keyword: line.format.name, effect: "error-entry-dropped" },
      },
      first,
      { keyword: line.format.head },
    );
  else {
    checkProtocol(line);
    if (!state.device) checkTracking(line);
  }
}

/** What is tracked by its interface has none (vrrp_iproute.c, alloc_route). */
function checkTracking(line: Line): void {
  const { words, format, target } = line;
  const group = words.find(({ text }) => text === "track_group");
  const isUntracked = words.some(
    ({ text }) => format.words.get(text)?.role === "untracked",
  );
  const at = group ?? words[0];
  if (at === undefined) return;
  if (
    group === undefined &&
    (isUntracked || compareVersions(target, tracksAll) >= 0)
  )
    return;
  line.report(
    {
      rule: "route-without-interface",
      message: group === undefined ? "missing" : "group",
      args: {},
    },
    at,
  );
}

/** First release that tracks routes without an interface. */
const tracksAll = "2.3.2";

/** A word that is no option is taken for the destination. */
function readDestination(
  line: Line,
  at: number,
  word: Word,
  state: RouteState,
): Progress {
  const { head } = line.format;
  const argument = head.args[0];
  if (argument === undefined) return "dropped";
  if (!/[\d.:]/.test(word.text)) {
    line.report(unknownWord(line, word), word);
    return "dropped";
  }
  if (!readValue(line, word, head, argument) && !word.text.includes("/"))
    return "dropped";
  state.destination = true;
  const found = familyOf(word.text, argument);
  const joined = joinFamilies(line, state.family, word, head, found);
  if (joined === "dropped") return "dropped";
  state.family = joined;
  return at + 1;
}

function readRouteOption(
  line: Line,
  at: number,
  word: Word,
  keyword: Keyword,
  state: RouteState,
): Progress {
  const rest = line.format.rest.get(word.text);
  const age = ageOf(keyword, line.target);
  if (rest !== undefined && keyword.args.length === 0)
    return readNexthops(line, at, rest, state);
  if (rest !== undefined) return readEncap(line, at, keyword, rest);
  const [argument] = keyword.args;
  if (argument === undefined) {
    if (age !== undefined) line.report(age, word, { keyword });
    if (line.format.head.args[0]?.words?.includes(word.text) === true)
      return readDefault(line, at, word, keyword, state);
    if (keyword.family === undefined) return at + 1;
    const joined = joinFamilies(
      line,
      state.family,
      word,
      keyword,
      keyword.family,
    );
    if (joined === "dropped") return "dropped";
    state.family = joined;
    // keepalived skips the word behind inet and inet6.
    return at + 2;
  }
  const next = readOption(line, at, keyword);
  if (next === "dropped") return "dropped";
  if (keyword.role === "device") state.device = true;
  const value = line.words[next - 1];
  if (value === undefined) return next;
  if (
    argument.family === 6 &&
    parseIpAddress(hostOf(value.text))?.family === 4
  ) {
    line.report(invalid("notIpv6", value.text), value, { keyword, argument });
    return "dropped";
  }
  if (argument.kind === "ip-prefix" && argument.words !== undefined)
    state.destination = true;
  const joined = joinFamilies(
    line,
    state.family,
    value,
    keyword,
    familyOf(value.text, argument),
  );
  if (joined === "dropped") return "dropped";
  state.family = joined;
  return next;
}

/** `default` has no family yet, so keepalived refuses it behind a word that has one. */
function readDefault(
  line: Line,
  at: number,
  word: Word,
  keyword: Keyword,
  state: RouteState,
): Progress {
  state.destination = true;
  const found = familyOf(word.text, line.format.head.args[0]);
  if (state.family !== 0 && state.family !== found) {
    line.report(
      invalid("defaultTooLate", word.text, { keyword: word.text }),
      word,
      {
        keyword,
      },
    );
    return "dropped";
  }
  state.family = found;
  return at + 1;
}

function readNexthops(
  line: Line,
  from: number,
  words: ReadonlyMap<string, Keyword>,
  state: RouteState,
): Progress {
  let at = from;
  while (at < line.words.length) {
    const word = line.words[at];
    if (word === undefined) break;
    if (word.text === line.words[from]?.text) {
      at += 1;
      continue;
    }
    const keyword = words.get(word.text);
    if (keyword === undefined) {
      const finding = unknownWord(line, word);
      // The route stays as it is up to here.
      const args = { ...finding.args, effect: "error-rest-ignored" };
      line.report({ ...finding, args }, word);
      break;
    }
    const rest = line.format.rest.get(word.text);
    const next: Progress =
      rest === undefined
        ? readOption(line, at, keyword)
        : readEncap(line, at, keyword, rest);
    if (next === "dropped") break;
    const value = line.words[next - 1];
    const found = familyOf(value?.text ?? "", keyword.args[0]);
    const joined =
      value === undefined
        ? state.family
        : joinFamilies(line, state.family, value, keyword, found);
    if (joined === "dropped") break;
    state.family = joined;
    at = next;
  }
  return line.words.length;
}

/** `encap ip` and `encap ip6` take pairs of words, the other types one word. */
function readEncap(
  line: Line,
  from: number,
  keyword: Keyword,
  words: ReadonlyMap<string, Keyword>,
): Progress {
  const type = line.words[from + 1];
  const afterType = readOption(line, from, keyword);
  if (afterType === "dropped" || type === undefined) return afterType;
  if (!type.text.startsWith("ip")) {
    checkLabel(line, type, line.words[afterType], keyword);
    return afterType + 1;
  }
  let at = afterType;
  for (;;) {
    const option = words.get(line.words[at]?.text ?? "");
    const value = line.words[at + 1];
    if (option === undefined || value === undefined) return at;
    const next = readOption(line, at, option);
    if (next === "dropped") return "dropped";
    const family = parseIpAddress(value.text)?.family;
    const isAddress = option.args[0]?.kind === "ip" && family !== undefined;
    if (isAddress && family !== (type.text === "ip" ? 4 : 6)) {
      const message = family === 4 ? "notIpv6" : "notIpv4";
      line.report(invalid(message, value.text), value, { keyword: option });
      return "dropped";
    }
    at = next;
  }
}

/** What a label of MPLS, or a locator of ILA, looks like (vrrp_ip_rule_route_parser.c: mpls_pton, get_addr64). */
const labels: Readonly<Record<string, RegExp>> = {
  mpls: /^\d+(?:\/\d+)*$/,
  ila: /^[\da-f]{1,4}(?::[\da-f]{1,4}){3}$/i,
};

function checkLabel(
  line: Line,
  { text: type }: Word,
  label: Word | undefined,
  keyword: Keyword,
): void {
  if (label === undefined || labels[type]?.test(label.text) !== false) return;
  line.report(invalid("notALabel", label.text, { type }), label, { keyword });
}

/** An address without its prefix length. */
function hostOf(written: string): string {
  return written.replace(/\/.*/s, "");
}
