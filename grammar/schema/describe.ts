/** What is known of a keyword, as text for people: for hover, completion and `explain`. */
import {
  bfdCheckDocs,
  checkerCommonDocs,
  dnsCheckDocs,
  fileCheckDocs,
  httpGetDocs,
  miscCheckDocs,
  pingCheckDocs,
  smtpCheckDocs,
  smtpHostDocs,
  tcpCheckDocs,
  udpCheckDocs,
  urlDocs,
} from "./docs/checkers.ts";
import { bfdInstanceDocs } from "./docs/bfd-instance.ts";
import type { KeywordDoc, KeywordDocs } from "./docs/doc.ts";
import { garpGroupDocs } from "./docs/garp-group.ts";
import { globalDefsDocs } from "./docs/global-defs.ts";
import {
  addressLineDocs,
  encapDocs,
  nexthopDocs,
  otherLineDocs,
  routeLineDocs,
  ruleLineDocs,
  trackLineDocs,
} from "./docs/lines.ts";
import { realServerDocs } from "./docs/real-server.ts";
import { rootDocs, syntaxDocs } from "./docs/root.ts";
import { sslDocs } from "./docs/ssl.ts";
import { trackFileDocs } from "./docs/track-file.ts";
import { trackGroupDocs } from "./docs/track-group.ts";
import { valueDocs } from "./docs/values.ts";
import { virtualServerGroupDocs } from "./docs/virtual-server-group.ts";
import { lvsRootDocs, virtualServerDocs } from "./docs/virtual-server.ts";
import {
  authenticationDocs,
  authHmacDocs,
  vrrpInstanceDocs,
} from "./docs/vrrp-instance.ts";
import { vrrpScriptDocs } from "./docs/vrrp-script.ts";
import { vrrpSyncGroupDocs } from "./docs/vrrp-sync-group.ts";
import { vrrpTrackProcessDocs } from "./docs/vrrp-track-process.ts";
import { argumentFactsOf, factsOf } from "./facts.ts";
import type { Argument, Keyword } from "./keyword.ts";
import { keywordAt, lineFormatOf } from "./schema.ts";
import { syntaxOf } from "./syntax-line.ts";
import { newestVersion } from "./versions.ts";

export { factsOf, type Fact } from "./facts.ts";

const realServer = "virtual_server/real_server";
const connection = [tcpCheckDocs, checkerCommonDocs];

/** The more special docs come first. */
const blockDocs: Readonly<Record<string, readonly KeywordDocs[]>> = {
  "": [rootDocs, lvsRootDocs],
  "*": [syntaxDocs],
  SSL: [sslDocs],
  bfd_instance: [bfdInstanceDocs],
  garp_group: [garpGroupDocs],
  global_defs: [globalDefsDocs],
  track_file: [trackFileDocs],
  track_group: [trackGroupDocs],
  virtual_server: [virtualServerDocs],
  [realServer]: [realServerDocs],
  [`${realServer}/BFD_CHECK`]: [bfdCheckDocs, checkerCommonDocs],
  [`${realServer}/DNS_CHECK`]: [dnsCheckDocs, checkerCommonDocs],
  [`${realServer}/FILE_CHECK`]: [fileCheckDocs, checkerCommonDocs],
  [`${realServer}/HTTP_GET`]: [httpGetDocs, checkerCommonDocs],
  [`${realServer}/HTTP_GET/url`]: [urlDocs],
  [`${realServer}/MISC_CHECK`]: [miscCheckDocs, checkerCommonDocs],
  [`${realServer}/PING_CHECK`]: [pingCheckDocs, checkerCommonDocs],
  [`${realServer}/SMTP_CHECK`]: [smtpCheckDocs, checkerCommonDocs],
  [`${realServer}/SMTP_CHECK/host`]: [smtpHostDocs, checkerCommonDocs],
  [`${realServer}/SSL_GET`]: [httpGetDocs, checkerCommonDocs],
  [`${realServer}/SSL_GET/url`]: [urlDocs],
  [`${realServer}/TCP_CHECK`]: connection,
  [`${realServer}/UDP_CHECK`]: [udpCheckDocs, checkerCommonDocs],
  vrrp_instance: [vrrpInstanceDocs],
  "vrrp_instance/auth_hmac": [authHmacDocs],
  "vrrp_instance/authentication": [authenticationDocs],
  vrrp_script: [vrrpScriptDocs],
  vrrp_sync_group: [vrrpSyncGroupDocs],
  vrrp_track_file: [trackFileDocs],
  vrrp_track_process: [vrrpTrackProcessDocs],
};

const lineDocs: Readonly<Record<string, KeywordDocs>> = {
  address: addressLineDocs,
  route: routeLineDocs,
  rule: ruleLineDocs,
  track_bfd: trackLineDocs,
  track_file: trackLineDocs,
  track_interface: trackLineDocs,
  track_process: trackLineDocs,
  track_script: trackLineDocs,
  virtual_server_group_entry: virtualServerGroupDocs,
};

const restDocs: Readonly<Record<string, KeywordDocs>> = {
  encap: encapDocs,
  nexthop: nexthopDocs,
};

/** Our words about a keyword of a block, or a word of a value block's lines. */
export function docOf(path: string, name: string): KeywordDoc | undefined {
  const found = docsOf(path).find((docs) => Object.hasOwn(docs, name));
  return found?.[name];
}

/** All docs that belong to a block, the more special ones first. */
export function docsOf(path: string): readonly KeywordDocs[] {
  const docs = blockDocs[path];
  if (docs !== undefined) return docs;
  const line = lineFormatOf(path);
  if (line !== undefined) return [lineDocs[line.name] ?? otherLineDocs];
  const rest = restDocs[path.slice(path.lastIndexOf("/") + 1)];
  return rest === undefined ? [] : [rest];
}

/** What one of the words means that a keyword accepts. */
export function valueDocOf(keyword: string, value: string): string | undefined {
  const values = Object.hasOwn(valueDocs, keyword)
    ? valueDocs[keyword]
    : undefined;
  return values !== undefined && Object.hasOwn(values, value)
    ? values[value]
    : undefined;
}

/** All about a keyword, as Markdown; undefined if there is no such keyword. */
export function markdownOf(path: string, name: string): string | undefined {
  const keyword = keywordAt(path, name);
  if (keyword === undefined) return undefined;
  return [fence(syntaxOf(keyword)), ...pageOf(path, keyword)].join("\n\n");
}

/** The same without the syntax, for where that stands already. */
export function descriptionOf(path: string, name: string): string | undefined {
  const keyword = keywordAt(path, name);
  return keyword === undefined ? undefined : pageOf(path, keyword).join("\n\n");
}

function pageOf(path: string, keyword: Keyword): readonly string[] {
  const doc = docOf(path, keyword.name);
  const parts: string[] = [];
  if (doc !== undefined) parts.push(`${doc.summary}.`);
  if (doc?.details !== undefined) parts.push(doc.details);
  const facts = factsOf(keyword);
  if (facts.length > 0)
    parts.push(
      facts.map(({ label, value }) => `- **${label}**: ${value}`).join("\n"),
    );
  const meanings = meaningsOf(keyword);
  // a paragraph between them: else the two lists become one, with gaps
  if (meanings !== undefined) parts.push("Meanings:", meanings);
  if (doc?.example !== undefined)
    parts.push(`Example:\n\n${fence(doc.example)}`);
  if (keyword.source !== undefined)
    parts.push(`Source: keepalived ${newestVersion}, ${keyword.source}`);
  return parts;
}

/** What is known of one parameter of a keyword or option word: facts, and what its words mean. */
export function parameterMarkdownOf(owner: string, argument: Argument): string {
  const facts = argumentFactsOf(argument).filter(
    ({ label }) => label !== "Words",
  );
  const meanings = wordsOf(argument).map((word) => {
    const meaning = valueDocOf(owner, word);
    return meaning === undefined
      ? `- \`${word}\``
      : `- \`${word}\`: ${meaning}`;
  });
  return [
    ...facts.map(({ label, value }) => `- **${label}**: ${value}`),
    ...meanings,
  ].join("\n");
}

/** The meanings of the words this keyword accepts; others of the same name may accept others. */
function meaningsOf({ name, args }: Keyword): string | undefined {
  const accepted = args.flatMap(wordsOf);
  const meanings = accepted.flatMap((word) => {
    const meaning = valueDocOf(name, word);
    return meaning === undefined ? [] : [`- \`${word}\`: ${meaning}`];
  });
  return meanings.length === 0 ? undefined : meanings.join("\n");
}

function wordsOf({ words = [], options = [] }: Argument): readonly string[] {
  return [
    ...words,
    ...options.flatMap(({ word, argument }) => [
      word,
      ...(argument?.words ?? []),
    ]),
  ];
}

function fence(text: string): string {
  return `\`\`\`keepalived\n${text}\n\`\`\``;
}
