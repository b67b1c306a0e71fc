/**
 * Which files are configurations that keepalived would be started with, told by name and text. Folders hold other
 * programs' `*.conf` files too; those are never taken for keepalived's.
 */
import { keywordAt, pathsOf } from "../../../grammar/schema/schema.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { baseName } from "../host/paths.ts";
import { fragmentPath } from "./fragments.ts";

/** What a file's path says, seen from the folder that is searched. */
export type NameKind =
  /** `keepalived.conf`, `*.keepalived.conf`: certainly a configuration. */
  | "named"
  /** `*.conf` below a folder called `keepalived`: unless the text is another program's. */
  | "placed"
  /** Another `*.conf`: only if the text is keepalived's. */
  | "possible"
  | "none";

/** The path must begin with the name of the searched folder, which counts as a folder too. */
export function nameKind(path: string): NameKind {
  const name = baseName(path);
  if (name === "keepalived.conf" || name.endsWith(".keepalived.conf"))
    return "named";
  if (!name.endsWith(".conf") || name.startsWith(".")) return "none";
  if (otherProgramsPath.test(path)) return "none";
  return /(?:^|\/)keepalived\//.test(path) ? "placed" : "possible";
}

/** Whether a found file is a root: not another program's, and not a fragment of an unknown block. */
export function isRoot(path: string, file: SourceFile): boolean {
  switch (nameKind(path)) {
    case "named":
      return true;
    case "placed":
      return (
        hasRootBlock(file.text) ||
        (!isOtherPrograms(file) && isWorthReading(file))
      );
    case "possible":
      return hasRootBlock(file.text);
    case "none":
      return false;
  }
}

/** Whether a text is certainly another program's: it is not even read when it is named. */
export function isOtherPrograms(file: SourceFile): boolean {
  const path = file.uri;
  if (baseName(path) === "keepalived.conf") return false;
  if (hasRootBlock(file.text)) return false;
  if (otherProgramsPath.test(path)) return true;
  const all = significantLines(file.text);
  const lines = all.filter((line) => !line.endsWith("{"));
  const share = (test: RegExp): number =>
    lines.filter((line) => test.test(line)).length / lines.length;
  return (
    lines.length > 0 &&
    (otherSyntaxes.some((test) => share(test) > 0.5) ||
      otherHeads.some((test) => all.some((line) => test.test(line))))
  );
}

/** Whether a file is called as templates of Ansible, Puppet, Chef, Salt, Helm, Consul and the like are. */
export function isTemplateName(path: string): boolean {
  return /\.(?:j2|jinja2?|erb|epp|tmpl|tpl|ctmpl|gotmpl|mustache|in)$/i.test(
    path,
  );
}

/**
 * Whether a file is what a configuration is made of, not one: by its name, or by marks of Jinja2, Go or ERB outside of
 * comments and quotes (commands may hold such for other programs). keepalived would take their braces for blocks.
 */
export function isTemplate({ uri, text }: SourceFile): boolean {
  if (isTemplateName(uri)) return true;
  if (!/\{[{%]|<%/.test(text)) return false;
  return text
    .split("\n")
    .map((line) => line.replace(/"[^"]*"|[#!].*/g, ""))
    .some((line) => /\{\{[^{}]+\}\}|\{%.*%\}|<%.*%>/.test(line));
}

/** A root block of keepalived at the beginning of a line. */
function hasRootBlock(text: string): boolean {
  for (const [, keyword] of text.matchAll(headOfLine))
    if (keyword === undefined || opensRootBlock(keyword)) return true;
  return false;
}

/** The first word of a line with something else behind it than `=`; without it a `virtual_server`. */
const headOfLine =
  /^\uFEFF?[ \t]*(?:@\^?\S+[ \t]+)?(?:virtual_server[ \t]+(?:fwmark|group|[\d$]|[\da-f]*:)|(\w+)(?=[\s{])(?!\s*=))/gm;

/** `SSL` is a word of many languages, and `virtual_server` one of FreeRADIUS. */
function opensRootBlock(name: string): boolean {
  const opens = keywordAt("", name)?.opens ?? "none";
  return opens !== "none" && name !== "SSL" && name !== "virtual_server";
}

/** A file whose keywords stand in blocks that can't be told is only seen where it is included. */
function isWorthReading(file: SourceFile): boolean {
  const heads = significantLines(file.text).map(
    (line) => line.split(/[\s{]/, 1)[0] ?? "",
  );
  const known = heads.filter((head) => pathsOf(head).length > 0);
  if (known.length * 3 < heads.length) return false;
  return (
    heads.some((head) => keywordAt("", head) !== undefined) ||
    fragmentPath(file) !== "" ||
    pathsOf(heads[0] ?? "").length === 0
  );
}

const otherProgramsPath =
  /(?:^|\/)(?:sysctl|modules|modprobe|nginx|haproxy|rsyslog|syslog-ng|logrotate|supervisord?|redis|dnsmasq|resolv|hosts?|limits|sudo|pacman|tmpfiles|sysusers|collectd|fail2ban|httpd|apache2?|named|unbound|frr|bird6?|chrony|ntp|my|mysqld|smb|ldap|krb5|ipvsadm|iptables|ip6tables|nftables)\.conf$|(?:^|\/)(?:sysctl|modules-load|modprobe|tmpfiles|sysusers|rsyslog|syslog-ng|logrotate|supervisor|nginx|haproxy|httpd|apache2?|systemd|dnsmasq|limits|sites-(?:available|enabled))(?:\.d)?\//;

/** Shapes of lines: `key = value`, `statement;`, and a kernel module's name alone. */
const otherSyntaxes = [
  /^-?[A-Za-z][\w.*/-]*\s*=(?!=)/,
  /;\s*(?:#.*)?$/,
  /^(?:ip_vs|nf_|nft_|xt_|ipt_|br_netfilter|overlay|dummy|bonding|8021q|softdog)\w*$/,
  /^(?:options|alias|blacklist|install)\s+[a-z]\w*/,
];

/** Lines that no keepalived.conf has. */
const otherHeads = [/^\[[\w .:-]+\]$/, /^<\??[A-Za-z!/]/];

function significantLines(text: string): readonly string[] {
  return text
    .split("\n", 400)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^(?:[#!;]|\}+$|\{$)/.test(line));
}
