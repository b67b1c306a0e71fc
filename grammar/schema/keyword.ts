/*
 * What is known of a word of the language. The tables in keywords/ and lines/ are made of `KeywordFacts`, which
 * leave out what goes without saying; complete.ts makes them `Keyword`s.
 */
import type { Version } from "./versions.ts";

/** What happens when a parameter is missing, surplus or wrong. */
export type Effect =
  | "ok"
  /** A message, and the whole run ends at once. */
  | "exit2"
  | "crash"
  /** A message; the keyword (or word) has no effect. */
  | "error-ignored"
  /** A message; the value behind the colon is used. */
  | `error-default:${string}`
  /** A message; the nearest limit, the shortened value, the value as given is used. */
  | "error-clamped"
  | "error-truncated"
  | "error-kept"
  /** A message; this word, or the rest of the line, is ignored. */
  | "error-word-ignored"
  | "error-rest-ignored"
  /** A message; the line of the value block is dropped. */
  | "error-entry-dropped"
  | "fatal-entry-dropped"
  /** A message; the block is skipped unread, or read and then dropped. */
  | "error-block-skipped"
  | "error-block-dropped"
  /** No message, no effect. */
  | "silent-ignored"
  | "unknown-keyword";

/** What happens with words behind the parameters. `checked`: each is looked at; `used`: each counts. */
export type ExtraEffect = Effect | "ignored" | "checked" | "used" | "last-wins";

/** What a second occurrence in one block does. */
export type RepeatEffect =
  | "last-wins"
  | "flag"
  | "merge"
  | "repeat"
  | "first-wins-error"
  | "error-replace"
  | "error-entry-dropped"
  | "first-wins-error-block-skipped"
  | "duplicate-name-error-block-skipped";

/** Each kind is checked by the file of its name in arguments/. */
export type ArgumentKind =
  | "bool"
  | "decimal"
  | "domain-name"
  | "email"
  | "enum"
  | "enum-or-uint"
  | "glob"
  | "group"
  | "group-name-or-number"
  | "hex"
  | "hmac-key"
  | "int"
  | "interface"
  | "interface-name"
  | "ip"
  | "ip-or-fwmark-or-group"
  | "ip-or-hostname"
  | "ip-or-range-or-prefix"
  | "ip-prefix"
  | "ipv4"
  | "ipv4-netmask-or-prefix-length"
  | "mac"
  | "mark/mask"
  | "multicast-ip"
  | "multicast-ipv4"
  | "multicast-ipv6"
  | "name"
  | "name-or-number"
  | "options"
  | "path"
  | "port"
  | "port-port"
  | "realms"
  | "reference"
  | "regex"
  | "route-time"
  | "script"
  | "string"
  | "uid-uid"
  | "uint"
  | "uint-range"
  | "umask"
  | "user";

/** Parts of keepalived that a build may lack. */
export type BuildFeature =
  | "auth"
  | "bfd"
  | "checksum-compat"
  | "dbus"
  | "firewall"
  | "fwmark"
  | "ipset"
  | "ipvlan"
  | "json"
  /** Found by configure in the headers of kernel and libraries. */
  | "headers"
  | "linkbeat"
  | "lvs"
  | "nftables"
  | "regex"
  | "snmp"
  | "snmp-checker"
  | "snmp-rfc"
  | "snmp-rfcv2"
  | "snmp-rfcv3"
  | "snmp-vrrp"
  /** Not in a build for debugging in one process. */
  | "several-processes"
  | "sni"
  | "track-process"
  | "vmac"
  | "vrf"
  | "vrrp";

export interface Argument {
  readonly name: string;
  readonly kind: ArgumentKind;
  readonly min?: number | bigint;
  readonly max?: number | bigint;
  readonly unit?: "s" | "ms" | "us" | "bytes";
  /** Most decimals. More are reported, and the value is rounded and used. */
  readonly decimals?: number;
  /** Of a time without unit: how many make a millisecond. */
  readonly scale?: number;
  /** Numbers in C notation: 0x10, 010. */
  readonly base?: 0;
  /** Of `enum` all there are; of other kinds words with a meaning of their own. */
  readonly words?: readonly string[];
  /** Only of words younger than the keyword. */
  readonly wordsSince?: Readonly<Record<string, Version>>;
  readonly ignoreCase?: true;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Value without the keyword; a word names the keyword it is inherited from. */
  readonly default?: string | number | boolean;
  readonly optional?: true;
  /** Value of the keyword without a parameter. */
  readonly ifOmitted?: string | number | boolean;
  /** What is special about 0; `none`: it is allowed outside the range and means that there is none. */
  readonly zero?: string;
  /** Only for this family of addresses. */
  readonly family?: 4 | 6;
  /** Words that may stand before the value. */
  readonly before?: readonly string[];
  /** Of addresses: a tail `/N` or `-N` is an error. Elsewhere it is cut off without a word. */
  readonly exact?: true;
  readonly repeat?: { readonly min: number; readonly max?: number };
  /** The block whose name a reference gives. */
  readonly target?: string;
  /** Words with a parameter each, in any order. */
  readonly options?: readonly Option[];
  /** What else may stand among the options. */
  readonly others?: readonly OtherWord[];
  /** A `+` or `-` may stand before the word; before all but the first it must. */
  readonly sign?: true;
  /** Not looked at if one of these words is the first parameter. */
  readonly notAfter?: readonly string[];
  readonly build?: BuildFeature;
  readonly note?: string;
  /** `error-ignored` where nothing is said. */
  readonly onViolation?: Effect;
}

export interface Option {
  readonly word: string;
  /** Of options of one kind the first counts; keepalived reports another one and ignores it. */
  readonly oneOf?: string;
  readonly argument?: Argument;
  readonly since?: Version;
  readonly build?: BuildFeature;
}

/** A word among options that is told by what it looks like, or by where it stands. */
export interface OtherWord {
  readonly argument: Argument;
  /** A regular expression. */
  readonly pattern?: string;
  /** Number of the word behind the parameters before the options, from 0. */
  readonly position?: number;
  /** What the word should be written as; keepalived says so. */
  readonly replacement?: string;
}

/** What differs up to release 2.2.7. `maxLength: false`: no limit. `arguments: "ignored"`: none is looked at. */
export interface Difference {
  readonly min?: number;
  readonly max?: number;
  readonly decimals?: number;
  readonly maxLength?: false;
  readonly arguments?: "ignored";
  readonly missing?: Effect;
  readonly extra?: ExtraEffect;
  readonly repeat?: RepeatEffect;
  readonly note?: string;
}

export interface Deprecation {
  /** Left out: in or before the oldest release known here. */
  readonly since?: Version;
  readonly replacement: string;
  /** Whether a configuration test says so; otherwise it only goes to the log, or nowhere. */
  readonly reported: boolean;
}

/** A row of a table. */
export interface KeywordFacts {
  readonly opens?: "keywords" | "values";
  /** Name of the line format of a value block. */
  readonly format?: string;
  /** Left out: the keyword is as old as its block, or as the oldest release known here. */
  readonly since?: Version;
  /** Last release that has it, and first without. */
  readonly removed?: Version;
  readonly removedIn?: Version;
  /** What a removed keyword is called since. */
  readonly renamed?: string;
  readonly deprecated?: Deprecation;
  readonly build?: readonly BuildFeature[];
  /** Without it the block is dropped or the instance disabled; `usually`: a rule of its own knows the exceptions. */
  readonly required?: true | "usually";
  /**
   * Of words of routes and rules: a rule needs one action and should have a priority, table options need a table;
   * a foreign protocol needs `untracked`, and so does a route without `device` in old releases; some words are
   * understood, refused and ignored.
   */
  readonly role?:
    | "action"
    | "priority"
    | "table-option"
    | "protocol"
    | "untracked"
    | "device"
    | "without-effect";
  /** Of words of routes and rules that say which family follows. */
  readonly family?: 4 | 6;
  /** The other name of the same keyword. */
  readonly alias?: string;
  readonly args?: readonly Argument[];
  /** Left out: `exit2` if a parameter is needed, else `ok`. */
  readonly missing?: Effect;
  /** Left out: `ignored`. */
  readonly extra?: ExtraEffect;
  /** Left out: `last-wins` with parameters, `flag` without; value blocks `merge`, other blocks `repeat`. */
  readonly repeat?: RepeatEffect;
  readonly repeatNote?: string;
  /** A value that keepalived can't tell from none: behind it a second one is the first. */
  readonly unsetValue?: string;
  /** Effect of a value block without lines; left out: `ok`. */
  readonly empty?: Effect;
  /** Which of the two uses of a line format has the word. */
  readonly only?: "static" | "virtual";
  /** How it is written, where the parameters don't tell. */
  readonly syntax?: string;
  /** What can't be said by the fields above. */
  readonly note?: string;
  readonly in227?: Difference;
  /** Where 2.4.3 registers or compares it: file and line below keepalived/ of the source tree. */
  readonly source?: string;
}

/** The keywords of one block, or the words of one line format. */
export type KeywordTable = Readonly<Record<string, KeywordFacts>>;

/** Facts about a keyword, with nothing left out. */
export interface Keyword extends Omit<KeywordFacts, "opens"> {
  readonly name: string;
  /** `entry`: the head of a line in a value block; `word`: an option in such a line. */
  readonly type: "keyword" | "entry" | "word" | "syntax";
  readonly opens: "none" | "keywords" | "values";
  readonly since: Version;
  readonly build: readonly BuildFeature[];
  readonly args: readonly Argument[];
  readonly missing: Effect;
  readonly extra: ExtraEffect;
  readonly repeat: RepeatEffect;
}

/** How a line of a value block is read, as data. */
export interface LineFacts {
  /** Name of the format; its head is `<name>`. */
  readonly name: string;
  readonly head: KeywordFacts;
  readonly words: KeywordTable;
  /** Effect of a word that is none of these. Left out: there are no such words, each counts as head. */
  readonly unknown?: Effect | "ignored";
  /** Formats that take the rest of the line behind a word of the same name. */
  readonly rest?: Readonly<Record<string, KeywordTable>>;
}
