import {
  isSchemaProblem,
  type SchemaProblem,
} from "../../../../grammar/schema/check.ts";
import {
  isIn,
  keywordAt,
  keywordsOf,
} from "../../../../grammar/schema/schema.ts";
import type { Version } from "../../../../grammar/schema/versions.ts";
import type { Word } from "../../../../grammar/syntax/line.ts";
import { removeStatement, replaceWord } from "../edits.ts";
import { defineRule, type Fix, type Report } from "../rule.ts";
import { consequenceOf } from "./consequences.ts";
import { nearest, withoutLookAlikes } from "./similar.ts";
import { wildWords } from "./wild-words.ts";

export default defineRule({
  id: "unknown-keyword",
  area: "schema",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "A word is no keyword in any block",
  why: "keepalived reports the word and ignores the line: what it should have set keeps its default, and with `notify_...` or `track_...` nothing tells you until a failover goes wrong. If the word opens a block it is worse: the content is taken for keywords of the block around it, and the closing brace ends that block too early. Only the first cause is reported here, not what follows from it. Silent where the word is made by a definition whose value is not known.",
  references: ["keepalived lib/parser.c: process_stream"],
  examples: {
    bad: [
      `vrrp_script chk_haproxy {
    script "/usr/bin/pgrep haproxy"
    interval 2
    fail 3
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
    track_script {
        chk_haproxy
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24 devv eth0
    }
}
`,
    ],
    good: [
      `vrrp_script chk_haproxy {
    script "/usr/bin/pgrep haproxy"
    interval 2
    fall 3
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
    track_script {
        chk_haproxy
    }
}
`,
    ],
  },
  messages: {
    unknown:
      '"{keyword}" is no keyword of "{block}": keepalived reports it and ignores the line; remove it or correct it',
    unknownAtRoot:
      '"{keyword}" is no keyword: keepalived reports it and ignores the line; remove it or correct it',
    unknownWord:
      '"{keyword}" is no option of a line in "{block}": {consequence}; remove it or correct it',
    behindHops:
      '"{keyword}" stands behind next hops, where only their options are known: {consequence}; write it before the first "nexthop"',
    meant:
      '"{keyword}" is no keyword, "{replacement}" is: keepalived ignores the line; correct the spelling',
    meantWord:
      '"{keyword}" is no option of a line in "{block}", "{replacement}" is: {consequence}; correct the spelling',
    lookAlike:
      '"{keyword}" is not "{replacement}": its "{letter}" ({code}) only looks like "{plain}", and keepalived ignores the line; type it again',
    glued:
      '"{keyword}" is taken as one word: keepalived does not know it and ignores the line; put a blank behind "{replacement}"',
    equals:
      '"{keyword}" is taken as one word: keepalived has no "=" and ignores the line; put a blank behind "{replacement}"',
    renamed:
      '"{keyword}" is the name of long ago for "{replacement}": keepalived no longer knows it and ignores the line; use the new name',
    netmask:
      '"{keyword}" is no keyword: keepalived ignores it; write the length of the prefix behind the address, as in "192.0.2.1/24"',
    fork: '"{keyword}" is a keyword of DPVS, which has a keepalived of its own: this one ignores the line; remove it, or name the files of DPVS differently',
    merge:
      '"{keyword}" marks a conflict that a merge has left: keepalived reports it, ignores the line and reads both versions; decide for one and remove the marks',
    sign: '"{keyword}" ends nothing here: keepalived takes it for a keyword and reports it; remove it',
    device:
      '"{keyword}" is no option of a line in "{block}": {consequence}; an interface stands behind "dev"',
    insertDev: 'write "dev {keyword}"',
    blank:
      "here stands {blank}, which only looks like a blank: keepalived takes it for a letter and does not know the word; write a blank",
    replace: 'replace by "{replacement}"',
    writeBlank: "write a blank",
    separate: 'put a blank behind "{replacement}"',
    remove: "remove the line",
  },
  explain: (problem, { target, report }) => {
    if (!isSchemaProblem(problem) || problem.word === undefined) return;
    report(explained(problem, problem.word, target));
  },
});

function explained(
  problem: SchemaProblem,
  word: Word,
  target: Version,
): Report {
  const { at, args } = problem;
  const known = {
    keyword: word.text,
    block: args.block ?? "",
    consequence: consequenceOf(problem),
  };
  const isOption = problem.message === "unknownWord";
  const wild = wildWords.get(word.text.toLowerCase());
  if (wild !== undefined && !isOption)
    return {
      at,
      message: wild.message,
      args: { ...known, replacement: wild.replacement ?? "" },
      fixes: () =>
        wild.replacement === undefined
          ? [
              {
                title: "remove",
                safety: wild.message === "sign" ? "safe" : "suggested",
                edits: removeStatement(problem.statement),
              },
            ]
          : [replacing(word, wild.replacement, "safe")],
    };
  const names = keywordsOf(problem.statement.path)
    .filter((keyword) => isIn(keyword, target))
    .map(({ name }) => name);
  const glued = isOption ? undefined : gluedKeyword(word.text, names);
  if (glued !== undefined)
    return {
      at,
      message: glued.message,
      args: { ...known, replacement: glued.keyword },
      fixes: () => [
        {
          title: "separate",
          args: { replacement: glued.keyword },
          safety: "safe",
          edits: replaceWord(word, `${glued.keyword} ${glued.rest}`),
        },
      ],
    };
  const blank = strangeBlank.exec(word.text)?.[0];
  if (blank !== undefined)
    return {
      at,
      message: "blank",
      args: { ...known, blank: codeOf(blank) },
      fixes: () => [
        {
          title: "writeBlank",
          safety: "safe",
          edits: replaceWord(word, word.text.replaceAll(strangeBlanks, " ")),
        },
      ],
    };
  const plain = withoutLookAlikes(word.text);
  if (plain !== word.text && keywordAt(problem.statement.path, plain))
    return {
      at,
      message: "lookAlike",
      args: { ...known, replacement: plain, ...firstStranger(word.text) },
      fixes: () => [replacing(word, plain, "safe")],
    };
  if (isOption && names.includes("dev") && looksLikeInterface.test(word.text))
    return {
      at,
      message: "device",
      args: known,
      fixes: () => [
        {
          title: "insertDev",
          args: known,
          safety: "safe",
          edits: replaceWord(word, `dev ${word.text}`),
        },
      ],
    };
  if (isOption && names.includes(word.text))
    return { at, message: "behindHops", args: known };
  const similar = nearest(word.text, names);
  if (similar === undefined)
    return { at, message: problem.message, args: known };
  return {
    at,
    message: isOption ? "meantWord" : "meant",
    args: { ...known, replacement: similar.word },
    fixes: () => [
      replacing(word, similar.word, similar.sure ? "safe" : "suggested"),
    ],
  };
}

function replacing(
  word: Word,
  replacement: string,
  safety: Fix["safety"],
): Fix {
  return {
    title: "replace",
    args: { replacement },
    safety,
    edits: replaceWord(word, replacement),
  };
}

/** `virtual_server192.0.2.1` and `mcast_src_ip=192.0.2.1`: a keyword with its value glued on. */
function gluedKeyword(
  text: string,
  names: readonly string[],
):
  | {
      readonly message: string;
      readonly keyword: string;
      readonly rest: string;
    }
  | undefined {
  const [, before = "", rest = ""] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (names.includes(before))
    return { message: "equals", keyword: before, rest };
  const keyword = names
    .filter((name) => text.startsWith(name))
    .sort((one, other) => other.length - one.length)[0];
  if (keyword === undefined) return undefined;
  const value = text.slice(keyword.length);
  return /^\d/.test(value)
    ? { message: "glued", keyword, rest: value }
    : undefined;
}

/** The first letter of a word that only looks like another, its code and what it looks like. */
function firstStranger(text: string): Readonly<Record<string, string>> {
  const letter =
    Array.from(text).find((each) => withoutLookAlikes(each) !== each) ?? "";
  return { letter, code: codeOf(letter), plain: withoutLookAlikes(letter) };
}

/** Names that Linux and its administrators give: eth0, ens18, enp3s0f0, bond0.100, br-lan. */
const looksLikeInterface =
  /^(?:(?:eth|en[opsx]|wl[opsx]|bond|team|vlan|vmbr|dummy|veth|macvlan|ib|tun|tap)[\da-f][\w.-]*|br[-\d][\w.-]*|lo)$/;

/** White space to people and editors, letters to keepalived. */
const strangeBlanks = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g;
const strangeBlank = new RegExp(strangeBlanks.source);

/** `U+3000` */
function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
