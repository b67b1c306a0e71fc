/* iptables: the output of iptables-save, and commands in scripts. Chains as all of the file's lines make them. */
import {
  spanning,
  type SourceFile,
} from "../../../../grammar/syntax/source-file.ts";
import type {
  Chain,
  FilterRule,
  Match,
  PacketFilter,
  Policy,
} from "./packet-filter.ts";
import { readTarget } from "./iptables-target.ts";
import { commandsOf, type ShellWord } from "./shell-words.ts";
import { listed } from "./values.ts";

/** Never throws: a line that can't be read is left out, and makes the filter incomplete. */
export function readIptables(file: SourceFile): PacketFilter {
  const chains = new Map<string, Draft>();
  const state = { table: "filter", complete: true };
  const ofFile = /(?:v6|ip6)[^/]*$/.test(file.uri) ? "IPv6" : "IPv4";
  const take = (
    words: readonly ShellWord[],
    family: Draft["family"],
    table: string,
  ): void => {
    const line = readLine(words);
    if (line === undefined) return;
    const name = line.chain.text;
    if (!line.chain.known) {
      state.complete = false;
      return;
    }
    const key = `${family} ${line.table ?? table} ${name}`;
    const draft = chains.get(key) ?? {
      family,
      table: line.table ?? table,
      name,
      policy: undefined,
      rules: [],
    };
    chains.set(key, draft);
    if (line.policy !== undefined)
      // Of two policies the strict one is in force sooner or later.
      draft.policy =
        draft.policy?.verdict === "drop" ? draft.policy : line.policy;
    if (line.rule === undefined) return;
    if (line.first) draft.rules.unshift(line.rule);
    else draft.rules.push(line.rule);
  };
  for (const words of commandsOf(file)) {
    const [first] = words;
    const at = words.findIndex(isCommand);
    if (first === undefined) continue;
    if (/^\*[a-z]+$/.test(first.text)) state.table = first.text.slice(1);
    else if (/^(?::|-[AINP]$)/.test(first.text))
      take(words, ofFile, state.table);
    else if (at >= 0) {
      const command = words[at]?.text ?? "";
      if (command.endsWith("restore")) state.complete = false;
      take(
        words.slice(at + 1),
        command.includes("6") ? "IPv6" : "IPv4",
        "filter",
      );
    }
  }
  return {
    file,
    complete: state.complete,
    chains: [...chains.values()].map((draft): Chain => ({
      ...draft,
      hook: hooks.has(draft.name) ? draft.name.toLowerCase() : undefined,
    })),
  };
}

interface Draft {
  readonly family: "IPv4" | "IPv6";
  readonly table: string;
  readonly name: string;
  policy: Policy | undefined;
  readonly rules: FilterRule[];
}

const hooks: ReadonlySet<string> = new Set([
  "PREROUTING",
  "INPUT",
  "FORWARD",
  "OUTPUT",
  "POSTROUTING",
]);

/** The command itself, by its path or by a variable that holds it. */
function isCommand({ text, known }: ShellWord): boolean {
  return (
    /(?:^|\/)ip6?tables(?:-(?:legacy|nft|restore))?$/.test(text) ||
    (!known && /^\$\{?IP6?T(?:ABLES)?\}?$/i.test(text))
  );
}

interface Line {
  readonly table: string | undefined;
  readonly chain: ShellWord;
  readonly first: boolean;
  readonly policy: Policy | undefined;
  readonly rule: FilterRule | undefined;
}

/** What is behind the command: `-A CHAIN ...`, `-P CHAIN TARGET`, and `:CHAIN POLICY` of iptables-save. */
function readLine(words: readonly ShellWord[]): Line | undefined {
  const [head] = words;
  if (head?.text.startsWith(":") === true) {
    const name = { ...head, text: head.text.slice(1), start: head.start + 1 };
    return {
      table: undefined,
      chain: name,
      first: false,
      policy: policyOf(words[1]),
      rule: undefined,
    };
  }
  const tableAt = words.findIndex(({ text }) => /^(?:-t|--table)$/.test(text));
  const table = tableAt < 0 ? undefined : words[tableAt + 1]?.text;
  const own =
    tableAt < 0
      ? words
      : words.filter((_, at) => at < tableAt || at > tableAt + 1);
  const at = own.findIndex(({ text }) => operations.has(text));
  const operation = operations.get(own[at]?.text ?? "");
  const chain = own[at + 1];
  if (operation === undefined || chain === undefined) return undefined;
  const line = { table, chain, first: operation === "insert" };
  if (operation === "policy")
    return { ...line, policy: policyOf(own[at + 2]), rule: undefined };
  if (operation === "new")
    return { ...line, policy: undefined, rule: undefined };
  const rest = own.filter((_, index) => index < at || index > at + 1);
  return { ...line, policy: undefined, rule: readRule(rest, words) };
}

const operations: ReadonlyMap<string, "append" | "insert" | "policy" | "new"> =
  new Map([
    ["-A", "append"],
    ["--append", "append"],
    ["-I", "insert"],
    ["--insert", "insert"],
    ["-P", "policy"],
    ["--policy", "policy"],
    ["-N", "new"],
    ["--new-chain", "new"],
  ]);

function policyOf(word: ShellWord | undefined): Policy | undefined {
  if (word?.text === "DROP") return { verdict: "drop", at: word };
  return word?.text === "ACCEPT" ? { verdict: "accept", at: word } : undefined;
}

const matching: ReadonlyMap<
  string,
  Exclude<Match["kind"], "unknown">
> = new Map([
  ["-p", "protocol"],
  ["--protocol", "protocol"],
  ["-s", "source"],
  ["--source", "source"],
  ["--src", "source"],
  ["-d", "destination"],
  ["--destination", "destination"],
  ["--dst", "destination"],
  ["-i", "interface"],
  ["--in-interface", "interface"],
  ["--dport", "port"],
  ["--dports", "port"],
  ["--destination-port", "port"],
  ["--destination-ports", "port"],
  ["--state", "state"],
  ["--ctstate", "state"],
  ["--mac-source", "source-mac"],
]);

/** Options that change nothing of which packets match. */
const silent: ReadonlySet<string> = new Set([
  "-m",
  "--match",
  "--comment",
  "-c",
]);

function readRule(
  words: readonly ShellWord[],
  whole: readonly ShellWord[],
): FilterRule | undefined {
  const [first, last] = [whole[0], whole.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const matches: Match[] = [];
  let negated = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    if (word.text === "!") {
      negated = true;
      continue;
    }
    if (!word.text.startsWith("-")) {
      // A number behind the chain of -I, and counters; a variable may hold any options.
      if (!word.known) matches.push({ kind: "unknown" });
      continue;
    }
    if (/^(?:-j|--jump|-g|--goto)$/.test(word.text))
      return {
        at: spanning(first, last),
        matches,
        actions: readTarget(word.text, words[at + 1], words.slice(at + 2)),
      };
    const values: ShellWord[] = [];
    while (isValue(words[at + 1])) {
      at += 1;
      const value = words[at];
      if (value?.text === "!") negated = true;
      else if (value !== undefined) values.push(value);
    }
    const kind = matching.get(word.text);
    if (kind !== undefined)
      matches.push(
        listed(
          kind,
          values.flatMap(({ text, known }) =>
            text.split(",").map((each) => ({ text: each, known })),
          ),
          negated,
        ),
      );
    else if (!silent.has(word.text)) matches.push({ kind: "unknown" });
    negated = false;
  }
  return { at: spanning(first, last), matches, actions: [] };
}

function isValue(word: ShellWord | undefined): boolean {
  return word !== undefined && !word.text.startsWith("-") && word.text !== "!";
}
