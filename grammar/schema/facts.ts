/* The facts about a keyword that are printed beside its docs, in words. */
import type {
  Argument,
  BuildFeature,
  Difference,
  Effect,
  Keyword,
} from "./keyword.ts";
import { oldestVersion, type Version } from "./versions.ts";

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Range, default, releases, build options, and what mistakes do. */
export function factsOf(keyword: Keyword): readonly Fact[] {
  const facts: Fact[] = [];
  const add = (label: string, value: string | undefined): void => {
    if (value !== undefined) facts.push({ label, value });
  };
  const several = keyword.args.length > 1;
  for (const argument of keyword.args)
    for (const { label, value } of argumentFactsOf(argument))
      add(several ? `${label} of ${argument.name}` : label, value);
  add("Required", keyword.required !== undefined ? requiredText : undefined);
  add("Without a parameter", missingOf(keyword));
  add("Repeated", repeatedOf(keyword));
  add("Surplus words", surplusOf(keyword));
  add("Empty block", keyword.empty?.startsWith("error") ? reported : undefined);
  add("Only for", onlyOf(keyword));
  add("Note", keyword.note);
  add("Since", sinceOf(keyword.since));
  add("Removed", removedOf(keyword));
  add("Deprecated", deprecatedOf(keyword));
  add("Build", buildOf(keyword.build));
  add("Up to 2.2.7", differenceOf(keyword.in227));
  return facts;
}

const requiredText = "the block does not work without it";
const reported = "reported as an error";

/** What is known of one parameter: range, words, default, and what a mistake does. */
export function argumentFactsOf(argument: Argument): readonly Fact[] {
  const facts: Fact[] = [];
  const add = (label: string, value: string | undefined): void => {
    if (value !== undefined) facts.push({ label, value });
  };
  add("Range", rangeText(argument));
  add("Words", wordsText(argument));
  add("Length", lengthText(argument));
  add("Default", defaultText(argument.default, argument));
  add("If left out", defaultText(argument.ifOmitted, argument));
  add("Zero", argument.zero);
  if (hasRange(argument)) add("Out of range", effectText(argument));
  add("Value", argument.note);
  return facts;
}

const units = {
  s: "seconds",
  ms: "milliseconds",
  us: "microseconds",
  bytes: "bytes",
};

function hasRange({ min, max }: Argument): boolean {
  return min !== undefined || max !== undefined;
}

/** The limits of a number and its unit. */
export function rangeText(argument: Argument): string | undefined {
  const { min = 0, max, unit, decimals, zero } = argument;
  if (!hasRange(argument)) return unit === undefined ? undefined : units[unit];
  const isNone = min === 0 && zero?.startsWith("error") === true;
  const limits =
    max === undefined
      ? `from ${numberText(min)}`
      : isNone
        ? `more than 0, at most ${numberText(max)}`
        : `${numberText(min)} to ${numberText(max)}`;
  const shown = unit === undefined ? limits : `${limits} ${units[unit]}`;
  return decimals === undefined
    ? shown
    : `${shown}, at most ${decimals} decimals`;
}

/** A number as it would be written in a configuration. */
export function numberText(value: number | bigint): string {
  if (typeof value === "number" && value !== 0 && Math.abs(value) < 0.001)
    return value.toFixed(6).replace(/(?<!0)0+$/, "");
  return String(value);
}

function wordsText({ kind, words, wordsSince }: Argument): string | undefined {
  if (words === undefined || kind === "bool") return undefined;
  const since = (word: string): string => {
    const version = wordsSince?.[word];
    return version === undefined
      ? `\`${word}\``
      : `\`${word}\` (since ${version})`;
  };
  const list = words.map(since).join(", ");
  return kind === "enum" ? list : `also ${list}`;
}

function lengthText({ minLength, maxLength }: Argument): string | undefined {
  if (maxLength === undefined) return undefined;
  if (minLength === undefined) return `at most ${maxLength} characters`;
  return minLength === maxLength
    ? `${maxLength} characters`
    : `${minLength} to ${maxLength} characters`;
}

function defaultText(
  value: Argument["default"],
  { unit }: Argument,
): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "number")
    return unit === undefined ? String(value) : `${value} ${units[unit]}`;
  if (typeof value === "boolean") return String(value);
  return /^[a-z0-9]+_[a-z0-9_]+$/.test(value) ? `as \`${value}\`` : value;
}

function effectText({ onViolation = "error-ignored" }: Argument): string {
  return effects(onViolation);
}

function effects(effect: Effect): string {
  if (effect.startsWith("error-default:"))
    return `reported, and ${effect.slice("error-default:".length)} is used`;
  switch (effect) {
    case "exit2":
      return "the whole configuration is refused";
    case "crash":
      return "keepalived crashes";
    case "error-clamped":
      return "reported, and the nearest limit is used";
    case "error-truncated":
      return "reported, and the value is shortened";
    case "error-kept":
      return "reported, but used";
    case "error-entry-dropped":
    case "fatal-entry-dropped":
      return "reported, and the line is dropped";
    case "error-block-skipped":
    case "error-block-dropped":
      return "reported, and the whole block is dropped";
    case "error-word-ignored":
      return "reported, and the word is ignored";
    case "error-rest-ignored":
      return "reported, and the rest of the line is ignored";
    case "silent-ignored":
      return "without effect, and without a message";
    case "unknown-keyword":
      return "taken as an unknown keyword";
    case "ok":
      return "allowed";
    default:
      return "reported, and without effect";
  }
}

function missingOf({ missing, args }: Keyword): string | undefined {
  return args.length === 0 || missing === "ok" ? undefined : effects(missing);
}

function repeatedOf({
  repeat,
  repeatNote,
  unsetValue,
  name,
  opens,
}: Keyword): string | undefined {
  const text = ((): string | undefined => {
    switch (repeat) {
      case "flag":
        return undefined;
      case "last-wins":
        return "the last one counts, without a message";
      case "merge":
        return opens === "none"
          ? "each adds to the others"
          : "the blocks are merged";
      case "repeat":
        return "allowed, each one adds";
      case "first-wins-error":
        return "reported, and the first one counts";
      case "error-replace":
        return "reported, and the last one counts";
      case "error-entry-dropped":
        return "reported, and the line is dropped";
      case "first-wins-error-block-skipped":
        return "reported, and the later block is dropped";
      case "duplicate-name-error-block-skipped":
        return "allowed, but a block with a name that is taken is reported and dropped";
    }
  })();
  const note =
    unsetValue === undefined
      ? repeatNote
      : `a first ${name} of ${unsetValue} does not count`;
  if (note === undefined) return text;
  return text === undefined ? note : `${text}; ${note}`;
}

function surplusOf({ extra }: Keyword): string | undefined {
  if (extra === "ignored" || extra === "checked" || extra === "used")
    return undefined;
  return extra === "last-wins" ? "the last one counts" : effects(extra);
}

function onlyOf({ only }: Keyword): string | undefined {
  if (only === undefined) return undefined;
  return only === "static"
    ? "the static blocks at root"
    : "the blocks of a vrrp_instance";
}

/** A release in words: the oldest one known stands for all before. */
function sinceOf(version: Version): string {
  return version === oldestVersion ? `${version} or earlier` : version;
}

function removedOf({ removed, removedIn }: Keyword): string | undefined {
  if (removedIn === undefined) return undefined;
  return `${removedIn}; ${removed ?? "?"} is the last release that has it`;
}

function deprecatedOf({ deprecated }: Keyword): string | undefined {
  if (deprecated === undefined) return undefined;
  const since = deprecated.since ?? sinceOf(oldestVersion);
  return `since ${since}, write ${deprecated.replacement}`;
}

const features: Readonly<Record<BuildFeature, string>> = {
  auth: "not if built with `--disable-vrrp-auth`",
  bfd: "needs `--enable-bfd`",
  "checksum-compat": "not if built with `--disable-checksum-compat`",
  dbus: "needs `--enable-dbus`",
  firewall: "needs iptables or nftables",
  fwmark: "not if built with `--disable-fwmark`",
  headers: "needs kernel or library headers that know it",
  ipset: "needs libipset",
  ipvlan: "needs kernel headers with ipvlan",
  json: "needs `--enable-json`",
  linkbeat: "not if built with `--disable-linkbeat`",
  lvs: "not if built with `--disable-lvs`",
  nftables: "needs nftables",
  regex: "needs `--enable-regex`",
  "several-processes": "not if built with `--enable-one-process-debug`",
  sni: "needs an OpenSSL with SNI",
  snmp: "needs `--enable-snmp`",
  "snmp-checker": "needs `--enable-snmp-checker`",
  "snmp-rfc": "needs `--enable-snmp-rfc`",
  "snmp-rfcv2": "needs `--enable-snmp-rfcv2`",
  "snmp-rfcv3": "needs `--enable-snmp-rfcv3`",
  "snmp-vrrp": "needs `--enable-snmp-vrrp`",
  "track-process": "not if built with `--disable-track-process`",
  vmac: "not if built with `--disable-vmac`",
  vrf: "needs kernel headers with VRF",
  vrrp: "not if built with `--disable-vrrp`",
};

function buildOf(build: readonly BuildFeature[]): string | undefined {
  // VRRP and LVS are always there in practice.
  const told = build.filter((each) => each !== "vrrp" && each !== "lvs");
  return told.length === 0
    ? undefined
    : told.map((each) => features[each]).join("; ");
}

function differenceOf(difference: Difference | undefined): string | undefined {
  if (difference === undefined) return undefined;
  const parts: string[] = [];
  if (difference.decimals === 0) parts.push("whole numbers only");
  if (difference.max !== undefined) parts.push(`at most ${difference.max}`);
  if (difference.maxLength === false) parts.push("any length");
  if (difference.arguments === "ignored")
    parts.push("parameters are not looked at: any of them turns it on");
  if (difference.missing === "ok") parts.push("no parameter is needed");
  if (difference.extra !== undefined) parts.push("surplus words are ignored");
  if (difference.repeat === "last-wins")
    parts.push("a repetition is not reported, the last one counts");
  if (difference.note !== undefined) parts.push(difference.note);
  return parts.join("; ");
}
