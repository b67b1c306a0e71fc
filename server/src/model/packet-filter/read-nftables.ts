/* nftables: tables with their chains and sets, and `add rule` commands. */
import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import { readNftRule, type Sets } from "./nft-rule.ts";
import { tokensOf, type Token } from "./nft-tokens.ts";
import type {
  Chain,
  FilterRule,
  PacketFilter,
  Policy,
} from "./packet-filter.ts";
import type { Written } from "./values.ts";

/** Never throws: what can't be read is left out. */
export function readNftables(file: SourceFile): PacketFilter {
  const tokens = tokensOf(file);
  const chains = new Map<string, Draft>();
  const sets = new Map<string, Map<string, readonly Written[]>>();
  const complete = !tokens.some(
    ({ text, kind }, at) =>
      kind === "word" && text === "include" && tokens[at + 1]?.kind === "text",
  );
  for (const statement of statementsOf(tokens)) {
    const words = statement.head.map(({ text }) => text);
    const [first] = words;
    const adding = first === "add" || first === "insert";
    const rest = adding ? statement.head.slice(1) : statement.head;
    const [kind, ...names] = rest;
    if (kind?.text === "table" && statement.body !== undefined) {
      const { family, name } = tableOf(names);
      readTable(statement.body, family, name, chains, sets);
    } else if (adding && (kind?.text === "rule" || kind?.text === "chain")) {
      const { family, name, left } = tableOf(names);
      const [chain, ...body] = left;
      if (chain === undefined) continue;
      const draft = draftOf(chains, family, name, chain.text);
      if (kind.text === "chain")
        readChain(statement.body ?? [], draft, new Map());
      else {
        const rule = readNftRule(
          [...body, ...bracesOf(statement)],
          sets.get(`${family} ${name}`) ?? new Map<string, never>(),
        );
        if (rule === undefined) continue;
        if (first === "insert") draft.rules.unshift(rule);
        else draft.rules.push(rule);
      }
    }
  }
  return {
    file,
    complete,
    chains: [...chains.values()].map((draft): Chain => {
      const { family, ...chain } = draft;
      return {
        ...chain,
        table: `${family} ${draft.table}`,
        family: family === "inet" ? "both" : family === "ip6" ? "IPv6" : "IPv4",
      };
    }),
  };
}

interface Draft {
  readonly family: string;
  readonly table: string;
  readonly name: string;
  hook: string | undefined;
  policy: Policy | undefined;
  readonly rules: FilterRule[];
}

interface Statement {
  readonly head: readonly Token[];
  /** Between the braces, where they end the statement. */
  readonly body: readonly Token[] | undefined;
  readonly whole: readonly Token[];
}

/** Statements end with their line, or with a brace that a block's head opened. */
function statementsOf(tokens: readonly Token[]): readonly Statement[] {
  const statements: Statement[] = [];
  for (let at = 0; at < tokens.length;) {
    let depth = 0;
    const whole: Token[] = [];
    for (; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (token === undefined || (depth === 0 && token.kind === "end")) break;
      if (token.text === "{" && token.kind === "mark") depth += 1;
      if (token.text === "}" && token.kind === "mark") depth -= 1;
      whole.push(token);
      const isBlock = /^(?:table|chain|set|map)$/.test(whole[0]?.text ?? "");
      if (depth === 0 && token.text === "}" && isBlock) break;
    }
    at += 1;
    if (whole.length === 0) continue;
    const open = whole.findIndex(
      ({ text, kind }) => text === "{" && kind === "mark",
    );
    const ends = open >= 0 && whole.at(-1)?.text === "}";
    statements.push({
      head: ends ? whole.slice(0, open) : whole,
      body: ends ? whole.slice(open + 1, -1) : undefined,
      whole,
    });
  }
  return statements;
}

/** What the statement's head lacks, where its last braces were a list and no block. */
function bracesOf({ head, whole }: Statement): readonly Token[] {
  return whole.slice(head.length);
}

function tableOf(names: readonly Token[]): {
  readonly family: string;
  readonly name: string;
  readonly left: readonly Token[];
} {
  const [first, second] = names.map(({ text }) => text);
  return first !== undefined && /^(?:ip6?|inet|arp|bridge|netdev)$/.test(first)
    ? { family: first, name: second ?? "", left: names.slice(2) }
    : { family: "ip", name: first ?? "", left: names.slice(1) };
}

function draftOf(
  chains: Map<string, Draft>,
  family: string,
  table: string,
  name: string,
): Draft {
  const key = `${family} ${table} ${name}`;
  const draft = chains.get(key) ?? {
    family,
    table,
    name,
    hook: undefined,
    policy: undefined,
    rules: [],
  };
  chains.set(key, draft);
  return draft;
}

function readTable(
  body: readonly Token[],
  family: string,
  table: string,
  chains: Map<string, Draft>,
  allSets: Map<string, Map<string, readonly Written[]>>,
): void {
  if (family === "arp" || family === "bridge" || family === "netdev") return;
  const statements = statementsOf(body);
  const key = `${family} ${table}`;
  const sets = allSets.get(key) ?? new Map<string, readonly Written[]>();
  allSets.set(key, sets);
  for (const { head, body: inner = [] } of statements)
    if (head[0]?.text === "set")
      sets.set(head[1]?.text ?? "", elementsOf(inner));
  for (const { head, body: inner = [] } of statements)
    if (head[0]?.text === "chain")
      readChain(
        inner,
        draftOf(chains, family, table, head[1]?.text ?? ""),
        sets,
      );
}

/** A set that others fill (dynamic, timeouts) has a value that is not known. */
function elementsOf(body: readonly Token[]): readonly Written[] {
  const at = body.findIndex(({ text }) => text === "elements");
  const elements =
    at < 0
      ? []
      : body
          .slice(at)
          .filter(({ kind }) => kind === "word" || kind === "text")
          .slice(1);
  const open =
    elements.length === 0 ||
    body.some(({ text }) => text === "dynamic" || text === "timeout");
  return open ? [...elements, { text: "", known: false }] : elements;
}

function readChain(body: readonly Token[], draft: Draft, sets: Sets): void {
  for (const { whole } of statementsOf(body)) {
    const words = whole.map(({ text }) => text);
    const [first] = whole;
    if (first?.text === "type") {
      draft.hook = words[words.indexOf("hook") + 1];
      draft.policy ??= { verdict: "accept", at: first };
    } else if (first?.text === "policy") {
      const [, at] = whole;
      if (at !== undefined && (at.text === "drop" || at.text === "accept"))
        draft.policy = { verdict: at.text, at };
    } else {
      const rule = readNftRule(whole, sets);
      if (rule !== undefined) draft.rules.push(rule);
    }
  }
}
