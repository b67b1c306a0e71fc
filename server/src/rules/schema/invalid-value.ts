import {
  isSchemaProblem,
  type SchemaProblem,
} from "../../../../grammar/schema/check.ts";
import { parseAddress } from "../../model/address.ts";
import { removeStatement, replaceWord } from "../edits.ts";
import { defineRule, type Fix } from "../rule.ts";
import { consequenceOf } from "./consequences.ts";
import { instanceWith, serviceWith } from "./example-configurations.ts";
import { nearest, type Similar } from "./similar.ts";

export default defineRule({
  id: "invalid-value",
  area: "schema",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "A value is not what its keyword takes",
  why: "Numbers are plain digits (no unit, no hexadecimal), switches are `true on yes false off no` in lower case, words are case sensitive with few exceptions, and addresses are never host names. keepalived reports anything else, and what the line should have set keeps its default. Placeholders that were never filled in are the most frequent cause. Silent where the value comes from a definition that is not known, and for names that only the machine can look up.",
  references: [
    "keepalived lib/parser.c",
    "keepalived lib/utils.c: inet_stosockaddr",
  ],
  examples: {
    bad: [
      serviceWith("persistence_granularity 255.255.255.0\nip_family INET"),
      instanceWith("higher_prio_send_advert True"),
      serviceWith("", "delay_before_retry 3s"),
    ],
    good: [
      serviceWith("persistence_granularity 255.255.255.0\nip_family inet"),
      instanceWith("higher_prio_send_advert true"),
      serviceWith("", "delay_before_retry 3"),
    ],
  },
  messages: {
    notANumber:
      '"{value}" is no number: {consequence}; "{keyword}" takes decimal digits',
    notWhole:
      '"{value}" is no whole number: {consequence}; "{keyword}" takes no decimals',
    notADecimal:
      '"{value}" is no number: {consequence}; "{keyword}" takes digits with a decimal point, without unit or exponent',
    unit: '"{value}" has a unit: {consequence}; "{keyword}" takes the number alone',
    notATime:
      '"{value}" is no time: {consequence}; write a number, or one with "ms" or "s"',
    notOnOff:
      '"{value}" is neither on nor off: {consequence}; write "true", "on", "yes", "false", "off" or "no"',
    notOneOf:
      '"{value}" is none of the words "{keyword}" knows: {consequence}; write one of {words}',
    notSigned:
      '"{value}" has no sign: {consequence}; behind the first word write "+{value}" to add it',
    notOneOfNorNumber:
      '"{value}" is neither a number nor a word "{keyword}" knows: {consequence}; write a number or one of {words}',
    notAnOption:
      '"{value}" is no option of "{keyword}": {consequence}; it knows {words}',
    meant:
      '"{value}" is none of the words "{keyword}" knows, "{replacement}" is: {consequence}; correct the spelling',
    notAnAddress:
      '"{value}" is no IP address: {consequence}; host names and placeholders are not understood here',
    octet:
      '"{value}" is no IP address, its numbers go up to 255: {consequence}; correct it',
    dash: '"-" begins no item of a list here: {consequence}; write the address alone',
    sign: '"{value}" ends nothing here: {consequence}; remove it',
    portGlued:
      '"{value}" joins address and port: {consequence}; write "{replacement}"',
    notAHost:
      '"{value}" is neither an address nor a host name: {consequence}; placeholders are not understood here',
    notIpv4: '"{value}" is no IPv4 address: {consequence}; give one',
    notIpv6: '"{value}" is no IPv6 address: {consequence}; give one',
    notMulticast:
      '"{value}" is no multicast address: {consequence}; give one of 224.0.0.0/4 or ff00::/8',
    notLinkLocal:
      '"{value}" leaves the link: VRRP is to stay on it, and keepalived reports that; give an address of ff02::/16',
    prefixNotANumber:
      '"{length}" is no prefix length: keepalived reports it and takes the whole address ({max}); write a number from 0 to {max}',
    dottedNetmask:
      '"{length}" is a netmask, not a prefix length: keepalived reports it and takes the single address; write "/{prefix}"',
    badNetwork:
      '"{length}" is no length of a network: {consequence}; write a number from 1 to {max}',
    hostBits:
      '"{value}" has bits behind its prefix: {consequence}; write the first address of the network',
    badRange:
      '"{value}" is no range: {consequence}; write ADDRESS-LAST or ADDRESS-ADDRESS of one family',
    rangeBackwards:
      '"{value}" ends before it begins: {consequence}; swap the ends',
    notARange: '"{value}" is neither N nor N-N: {consequence}; correct it',
    notANetmask:
      '"{value}" is no netmask: {consequence}; write it like 255.255.255.0',
    notAPortRange: '"{value}" is no range of ports: {consequence}; write N-N',
    singlePort:
      '"{value}" is a single port: {consequence} (a defect); write "{value}-{value}"',
    notAUidRange: '"{value}" is no range of users: {consequence}; write N-N',
    notAMark: '"{value}" is no mark: {consequence}; write MARK or MARK/MASK',
    notAMac:
      '"{value}" is no MAC address: {consequence}; write six octets joined by ":"',
    multicastMac:
      '"{value}" is a multicast MAC address: {consequence}; the first octet has to be even',
    reservedMac:
      '"{value}" is a MAC address that VRRP itself assigns: {consequence}; take another or none',
    notALabel:
      '"{value}" is no value of "encap {type}": {consequence}; mpls takes LABEL[/LABEL...], ila a locator of four hexadecimal groups joined by ":"',
    notHex: '"{value}" is not hexadecimal: {consequence}; correct it',
    notAUmask:
      '"{value}" is no umask: {consequence}; write an octal number such as 022, or bits joined by "|"',
    emptyLabel:
      '"{value}" has an empty label: {consequence}; remove the surplus dot',
    openQuote:
      "a quote ({quote}) is never closed: keepalived reports it and drops the script; close it",
    openQuoteCrash:
      "a quote ({quote}) is never closed: keepalived crashes; close it",
    ipv4Only:
      '"{keyword}" is for IPv4 addresses only: keepalived reports it; remove it',
    otherFamily:
      '"{value}" is of another family than the address of the line: keepalived reports it and ignores it; correct it',
    mixedFamilies:
      '"{value}" mixes IPv4 and IPv6 in one line: keepalived reports it and drops the line; correct it',
    defaultTooLate:
      '"{value}" behind an address: keepalived takes it for a mixture of IPv4 and IPv6 and drops the route; begin the line with it',
    prefixWithPeer:
      "an address with a peer has no prefix length: keepalived reports it and ignores the length; remove it",
    broadcastWithPeer:
      "an address with a peer has no broadcast address: keepalived reports it and ignores that; remove it",
    noRoomForBroadcast:
      '"{value}" needs a prefix length of at most 30: keepalived reports it and sets no broadcast address; correct the length',
    foreignProtocol:
      '"{value}" is not the protocol of keepalived: it resets it, because it could not tell its own entries from others; add "no_track" or remove "protocol"',
    withoutEffect: '"{value}" is understood, reported and ignored; remove it',
    twoActions:
      '"{value}" is a second action: keepalived drops the rule; a rule has one',
    needsTable:
      '"{value}" goes with "table" only: keepalived drops the rule; remove it or give a table',
    backwardJump:
      '"goto {value}" does not lead forward: keepalived drops the rule; the target must be larger than the priority',
    replace: 'replace by "{replacement}"',
    remove: "remove it",
  },
  explain: (problem, { report }) => {
    if (!isSchemaProblem(problem)) return;
    const { at, args } = problem;
    const correction = correctionOf(problem);
    const isWord = /^not(?:OneOf|OneOfNorNumber|AnOption)$/.test(
      problem.message,
    );
    report({
      at,
      message:
        correction === undefined
          ? messageFor(problem)
          : isWord
            ? "meant"
            : problem.message === "notAnAddress"
              ? "portGlued"
              : problem.message,
      args: {
        ...args,
        consequence: consequenceOf(problem),
        replacement: correction?.word ?? "",
      },
      fixes: () => fixesOf(problem, correction),
    });
  },
});

function fixesOf(
  problem: SchemaProblem,
  correction: Similar | undefined,
): readonly Fix[] {
  const { word, statement } = problem;
  if (messageFor(problem) === "sign")
    return [
      { title: "remove", safety: "safe", edits: removeStatement(statement) },
    ];
  if (word === undefined || correction === undefined) return [];
  return [
    {
      title: "replace",
      args: { replacement: correction.word },
      safety: correction.sure ? "safe" : "suggested",
      edits: replaceWord(word, correction.word),
    },
  ];
}

/** Why an address is none, where that can be told. */
function messageFor({ message, word }: SchemaProblem): string {
  const text = word?.text ?? "";
  if (message !== "notAnAddress") return message;
  if (text === "-") return "dash";
  if (text === ";" || text === ",") return "sign";
  const [, octets] = /^((?:\d{1,3}\.){3}\d{1,3})(?:\/\d+)?$/.exec(text) ?? [];
  return octets?.split(".").some((each) => Number(each) > 255) === true
    ? "octet"
    : message;
}

/** What was meant, where that can be told. */
function correctionOf({
  args,
  argument,
  message,
  word,
  keyword,
  statement,
}: SchemaProblem): Similar | undefined {
  const text = word?.text ?? "";
  switch (message) {
    case "notAnAddress":
      return keyword?.args[1]?.kind === "port" && statement.words.length === 2
        ? separated(text)
        : undefined;
    case "notOneOf":
    case "notOneOfNorNumber":
    case "notAnOption":
      return nearest(
        text,
        argument?.words ??
          argument?.options?.map((option) => option.word) ??
          [],
      );
    case "notOnOff":
      return switchOf(text);
    case "unit":
      return argument?.unit === "s" && /^[\d.]+s$/.test(text)
        ? { word: text.slice(0, -1), sure: true }
        : undefined;
    case "dottedNetmask":
      return {
        word: text.replace(/\/.*/s, `/${args.prefix ?? ""}`),
        sure: true,
      };
    case "singlePort":
      return { word: `${text}-${text}`, sure: true };
    default:
      return undefined;
  }
}

/** `192.0.2.11:80` and `[2001:db8::11]:80` in two words. */
function separated(text: string): Similar | undefined {
  const [, four, six, port = ""] =
    /^(?:([\d.]+)|\[([\da-f:.]+)\]):(\d+)$/i.exec(text) ?? [];
  const address = four ?? six;
  return address === undefined || parseAddress(address) === undefined
    ? undefined
    : { word: `${address} ${port}`, sure: true };
}

function switchOf(text: string): Similar | undefined {
  const lower = text.toLowerCase();
  if (["true", "on", "yes", "false", "off", "no"].includes(lower))
    return { word: lower, sure: true };
  if (/^(?:1|enabled?)$/.test(lower)) return { word: "true", sure: false };
  return /^(?:0|disabled?)$/.test(lower)
    ? { word: "false", sure: false }
    : undefined;
}
