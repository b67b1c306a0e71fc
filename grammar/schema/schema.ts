/**
 * Look-ups in the table of keywords. Paths are keywords joined by "/", "" is the root; "*" holds what the reader
 * itself understands anywhere; `.../nexthop` and `.../encap` are the rest of a route line. What is found is completed
 * by complete.ts.
 */
import type { Vocabulary } from "../syntax/block-builder.ts";
import { joinPath } from "../syntax/tree.ts";
import {
  completeLine,
  tableOf,
  tableOfWords,
  type LineFormat,
  type Table,
} from "./complete.ts";
import type { Keyword, KeywordTable, LineFacts } from "./keyword.ts";
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
  const keyword = tableAt(path)?.get(name);
  if (keyword !== undefined) return keyword;
  const head = lineFormatOf(path)?.head;
  return head?.name === name ? head : undefined;
}

/** The keywords of a block, or the option words of a value block's lines (without the head). */
export function keywordsOf(path: string): readonly Keyword[] {
  return tableAt(path)?.all() ?? none;
}

/** The keywords of a block without which keepalived drops it. */
export function requiredKeywordsOf(path: string): readonly Keyword[] {
  return tableAt(path)?.required() ?? none;
}

/** The blocks in which a word is a keyword. */
export function pathsOf(name: string): readonly string[] {
  return (pathsByName ??= indexPaths()).get(name) ?? [];
}

/** Made when a word is first looked for: few files have one that is not where it belongs. */
let pathsByName: ReadonlyMap<string, readonly string[]> | undefined;

function indexPaths(): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const [path, facts] of Object.entries(keywordBlocks))
    for (const name of Object.keys(facts)) {
      const paths = index.get(name);
      if (paths === undefined) index.set(name, [path]);
      else paths.push(path);
    }
  return index;
}

/** The format of the lines of a value block. */
export function lineFormatOf(path: string): LineFormat | undefined {
  if (isTooDeep(path) || Object.hasOwn(keywordBlocks, path)) return undefined;
  const known = lines.get(path);
  if (known !== undefined) return known;
  const [above, name] = split(path);
  if (!Object.hasOwn(keywordBlocks, above)) return undefined;
  const keyword = tableAt(above)?.get(name);
  const facts = lineFormats.get(keyword?.format ?? "");
  if (keyword === undefined || facts === undefined) return undefined;
  const use = above === "" ? "static" : "virtual";
  const line = completeLine(facts, keyword.since, use);
  lines.set(path, line);
  return line;
}

/** All paths that `keywordsOf` knows: keyword blocks, value blocks, the rests of route lines and "*". */
export function blockPaths(): readonly string[] {
  const paths = Object.keys(keywordBlocks);
  const ofLines = paths
    .flatMap((path) => keywordsOf(path).map(({ name }) => joinPath(path, name)))
    .flatMap((path) => {
      const line = lineFormatOf(path);
      return line === undefined
        ? []
        : [path, ...[...line.rest.keys()].map((word) => joinPath(path, word))];
    });
  return ["*", ...paths, ...ofLines].sort();
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

/** Those that were asked for. */
const tables = new Map<string, Table>();
const lines = new Map<string, LineFormat>();

function tableAt(path: string): Table | undefined {
  if (isTooDeep(path)) return undefined;
  let table = tables.get(path);
  if (table !== undefined) return table;
  table = makeTable(path);
  // Texts may hold any number of other paths.
  if (table !== undefined) tables.set(path, table);
  return table;
}

function makeTable(path: string): Table | undefined {
  if (path === "*") return tableOf(syntaxWords, "syntax", oldestVersion);
  const [above, name] = split(path);
  const facts = Object.hasOwn(keywordBlocks, path)
    ? keywordBlocks[path]
    : undefined;
  if (facts !== undefined) {
    const head = path === "" ? undefined : tableAt(above)?.get(name);
    // A keyword is at least as young as its block.
    return tableOf(facts, "keyword", head?.since ?? oldestVersion);
  }
  const words =
    lineFormatOf(path)?.words ?? lineFormatOf(above)?.rest.get(name);
  return words && tableOfWords(words);
}

/** A path without its last keyword, and that. */
function split(path: string): readonly [above: string, name: string] {
  const cut = path.lastIndexOf("/");
  return cut < 1 ? ["", path] : [path.slice(0, cut), path.slice(cut + 1)];
}
