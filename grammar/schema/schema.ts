/**
 * Look-ups in the table of keywords. Paths are keywords joined by "/", "" is the root; "*" holds what the reader
 * itself understands anywhere; `.../nexthop` and `.../encap` are the rest of a route line.
 */
import type { Vocabulary } from "../syntax/block-builder.ts";
import { joinPath } from "../syntax/tree.ts";
import type {
  Effect,
  Keyword,
  KeywordFacts,
  KeywordTable,
  LineFacts,
} from "./keyword.ts";
import { authHmacKeywords } from "./keywords/auth-hmac.ts";
import { authenticationKeywords } from "./keywords/authentication.ts";
import { bfdCheckKeywords } from "./keywords/bfd-check.ts";
import { bfdInstanceKeywords } from "./keywords/bfd-instance.ts";
import { connectionCheckKeywords } from "./keywords/connection-check.ts";
import { dnsCheckKeywords } from "./keywords/dns-check.ts";
import { fileCheckKeywords } from "./keywords/file-check.ts";
import { garpGroupKeywords } from "./keywords/garp-group.ts";
import { globalDefsKeywords } from "./keywords/global-defs.ts";
import { httpGetKeywords } from "./keywords/http-get.ts";
import { miscCheckKeywords } from "./keywords/misc-check.ts";
import { realServerKeywords } from "./keywords/real-server.ts";
import { rootKeywords } from "./keywords/root.ts";
import { smtpCheckKeywords } from "./keywords/smtp-check.ts";
import { smtpHostKeywords } from "./keywords/smtp-host.ts";
import { sslGetKeywords, sslUrlKeywords } from "./keywords/ssl-get.ts";
import { sslKeywords } from "./keywords/ssl.ts";
import { syntaxWords } from "./keywords/syntax.ts";
import {
  trackFileKeywords,
  vrrpTrackFileKeywords,
} from "./keywords/track-file.ts";
import { trackGroupKeywords } from "./keywords/track-group.ts";
import { udpCheckKeywords } from "./keywords/udp-check.ts";
import { urlKeywords } from "./keywords/url.ts";
import { virtualServerKeywords } from "./keywords/virtual-server.ts";
import { vrrpInstanceKeywords } from "./keywords/vrrp-instance.ts";
import { vrrpScriptKeywords } from "./keywords/vrrp-script.ts";
import { vrrpSyncGroupKeywords } from "./keywords/vrrp-sync-group.ts";
import { vrrpTrackProcessKeywords } from "./keywords/vrrp-track-process.ts";
import { addressLine } from "./lines/address.ts";
import { emailLine } from "./lines/email.ts";
import { instanceNameLine } from "./lines/instance-name.ts";
import { interfaceDelayLine } from "./lines/interface-delay.ts";
import { interfaceNameLine } from "./lines/interface-name.ts";
import { linkbeatInterfaceLine } from "./lines/linkbeat-interface.ts";
import { routeLine } from "./lines/route.ts";
import { ruleLine } from "./lines/rule.ts";
import {
  trackBfdLine,
  trackFileLine,
  trackInterfaceLine,
  trackProcessLine,
  trackScriptLine,
} from "./lines/track.ts";
import { unicastPeerLine } from "./lines/unicast-peer.ts";
import { virtualServerGroupLine } from "./lines/virtual-server-group.ts";
import { compareVersions, oldestVersion, type Version } from "./versions.ts";

/** How a line of a value block is read. */
export interface LineFormat {
  readonly name: string;
  /** What the line begins with; its name is `<...>`. */
  readonly head: Keyword;
  /** The option words of this block's lines. */
  readonly words: ReadonlyMap<string, Keyword>;
  readonly unknown: Effect | "ignored" | undefined;
  /** The words behind `nexthop` and `encap`. */
  readonly rest: ReadonlyMap<string, ReadonlyMap<string, Keyword>>;
}

const realServer = "virtual_server/real_server";

const keywordBlocks: Readonly<Record<string, KeywordTable>> = {
  "": rootKeywords,
  SSL: sslKeywords,
  bfd_instance: bfdInstanceKeywords,
  garp_group: garpGroupKeywords,
  global_defs: globalDefsKeywords,
  track_file: trackFileKeywords,
  track_group: trackGroupKeywords,
  virtual_server: virtualServerKeywords,
  [realServer]: realServerKeywords,
  [`${realServer}/BFD_CHECK`]: bfdCheckKeywords,
  [`${realServer}/DNS_CHECK`]: dnsCheckKeywords,
  [`${realServer}/FILE_CHECK`]: fileCheckKeywords,
  [`${realServer}/HTTP_GET`]: httpGetKeywords,
  [`${realServer}/HTTP_GET/url`]: urlKeywords,
  [`${realServer}/MISC_CHECK`]: miscCheckKeywords,
  [`${realServer}/PING_CHECK`]: connectionCheckKeywords,
  [`${realServer}/SMTP_CHECK`]: smtpCheckKeywords,
  [`${realServer}/SMTP_CHECK/host`]: smtpHostKeywords,
  [`${realServer}/SSL_GET`]: sslGetKeywords,
  [`${realServer}/SSL_GET/url`]: sslUrlKeywords,
  [`${realServer}/TCP_CHECK`]: connectionCheckKeywords,
  [`${realServer}/UDP_CHECK`]: udpCheckKeywords,
  vrrp_instance: vrrpInstanceKeywords,
  "vrrp_instance/auth_hmac": authHmacKeywords,
  "vrrp_instance/authentication": authenticationKeywords,
  vrrp_script: vrrpScriptKeywords,
  vrrp_sync_group: vrrpSyncGroupKeywords,
  vrrp_track_file: vrrpTrackFileKeywords,
  vrrp_track_process: vrrpTrackProcessKeywords,
};

const lineFormats: ReadonlyMap<string, LineFacts> = new Map(
  [
    addressLine,
    emailLine,
    instanceNameLine,
    interfaceDelayLine,
    interfaceNameLine,
    linkbeatInterfaceLine,
    routeLine,
    ruleLine,
    trackBfdLine,
    trackFileLine,
    trackInterfaceLine,
    trackProcessLine,
    trackScriptLine,
    unicastPeerLine,
    virtualServerGroupLine,
  ].map((line) => [line.name, line]),
);

/** The keyword of a block with this name, or the option word of a value block's lines, or its head `<...>`. */
export function keywordAt(path: string, name: string): Keyword | undefined {
  if (isTooDeep(path)) return undefined;
  const { tables, lines } = all();
  const keyword = tables.get(path)?.get(name);
  if (keyword !== undefined) return keyword;
  const head = lines.get(path)?.head;
  return head?.name === name ? head : undefined;
}

/** The keywords of a block, or the option words of a value block's lines (without the head). */
export function keywordsOf(path: string): readonly Keyword[] {
  return all().lists.get(path) ?? none;
}

/** The keywords of a block without which keepalived drops it. */
export function requiredKeywordsOf(path: string): readonly Keyword[] {
  return all().required.get(path) ?? none;
}

/** The blocks in which a word is a keyword. */
export function pathsOf(name: string): readonly string[] {
  return all().paths.get(name) ?? none;
}

/** The format of the lines of a value block. */
export function lineFormatOf(path: string): LineFormat | undefined {
  return isTooDeep(path) ? undefined : all().lines.get(path);
}

/** All paths that `keywordsOf` knows: keyword blocks, value blocks, the rests of route lines and "*". */
export function blockPaths(): readonly string[] {
  return all().blockPaths;
}

/** What the block builder has to know. */
export const vocabulary: Vocabulary = {
  opens: (path, keyword) =>
    !isTooDeep(path) && Object.hasOwn(keywordBlocks, path)
      ? keywordAt(path, keyword)?.opens
      : undefined,
};

/** Whether a release of keepalived has a keyword. */
export function isIn(keyword: Keyword, version: Version): boolean {
  return (
    compareVersions(keyword.since, version) <= 0 && !isRemoved(keyword, version)
  );
}

/** Whether a release of keepalived no longer has a keyword. */
export function isRemoved(keyword: Keyword, version: Version): boolean {
  const { removedIn } = keyword;
  return removedIn !== undefined && compareVersions(removedIn, version) <= 0;
}

/** No block lies this deep. Where 10,000 blocks are nested, asking a table for their paths would take for ever. */
function isTooDeep(path: string): boolean {
  return path.length > 100;
}

const none: readonly never[] = [];

interface Index {
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, Keyword>>;
  readonly lists: ReadonlyMap<string, readonly Keyword[]>;
  readonly lines: ReadonlyMap<string, LineFormat>;
  readonly paths: ReadonlyMap<string, readonly string[]>;
  readonly required: ReadonlyMap<string, readonly Keyword[]>;
  readonly blockPaths: readonly string[];
}

let index: Index | undefined;

function all(): Index {
  index ??= buildIndex();
  return index;
}

function buildIndex(): Index {
  const tables = new Map<string, ReadonlyMap<string, Keyword>>();
  const lines = new Map<string, LineFormat>();
  const paths = new Map<string, string[]>();
  // Outer blocks come before inner ones: a keyword is at least as young as its block.
  for (const [path, facts] of Object.entries(keywordBlocks)) {
    const table = complete(facts, "keyword", sinceOf(path, tables));
    tables.set(path, table);
    for (const keyword of table.values()) {
      const found = paths.get(keyword.name);
      if (found === undefined) paths.set(keyword.name, [path]);
      else found.push(path);
      const line = lineFormats.get(keyword.format ?? "");
      if (line !== undefined)
        lines.set(
          joinPath(path, keyword.name),
          completeLine(line, keyword.since, path === "" ? "static" : "virtual"),
        );
    }
  }
  for (const [path, line] of lines) {
    tables.set(path, line.words);
    for (const [word, table] of line.rest) tables.set(`${path}/${word}`, table);
  }
  tables.set("*", complete(syntaxWords, "syntax", oldestVersion));
  const lists = new Map(
    [...tables].map(([path, table]) => [path, [...table.values()]]),
  );
  const required = new Map(
    [...lists].map(([path, list]) => [
      path,
      list.filter((keyword) => keyword.required === true),
    ]),
  );
  const blockPaths = [...tables.keys()].sort();
  return { tables, lists, lines, paths, required, blockPaths };
}

function sinceOf(
  path: string,
  tables: ReadonlyMap<string, ReadonlyMap<string, Keyword>>,
): Version {
  const cut = path.lastIndexOf("/");
  const head = tables
    .get(path.slice(0, Math.max(0, cut)))
    ?.get(path.slice(cut + 1));
  return head?.since ?? oldestVersion;
}

function complete(
  table: KeywordTable,
  type: Keyword["type"],
  since: Version,
): ReadonlyMap<string, Keyword> {
  return new Map(
    Object.entries(table).map(([name, facts]) => [
      name,
      completeKeyword(name, facts, type, since),
    ]),
  );
}

function completeLine(
  line: LineFacts,
  since: Version,
  use: "static" | "virtual",
): LineFormat {
  const words = complete(line.words, "word", since);
  return {
    name: line.name,
    head: completeKeyword(`<${line.name}>`, line.head, "entry", since),
    words: new Map(
      [...words].filter(([, { only }]) => only === undefined || only === use),
    ),
    unknown: line.unknown,
    rest: new Map(
      Object.entries(line.rest ?? {}).map(([word, table]) => [
        word,
        complete(table, "word", since),
      ]),
    ),
  };
}

function completeKeyword(
  name: string,
  facts: KeywordFacts,
  type: Keyword["type"],
  since: Version,
): Keyword {
  const args = facts.args ?? none;
  const needed = args[0] !== undefined && args[0].optional !== true;
  return {
    ...facts,
    name,
    type,
    opens: facts.opens ?? "none",
    since: youngest(facts.since ?? oldestVersion, since),
    build: facts.build ?? none,
    args,
    missing: facts.missing ?? (needed ? "exit2" : "ok"),
    extra: facts.extra ?? "ignored",
    repeat: facts.repeat ?? usualRepeat(facts),
  };
}

function usualRepeat({ opens, args }: KeywordFacts): Keyword["repeat"] {
  if (opens === "values") return "merge";
  if (opens === "keywords") return "repeat";
  return args === undefined ? "flag" : "last-wins";
}

function youngest(one: Version, other: Version): Version {
  return compareVersions(one, other) >= 0 ? one : other;
}
