/* One rule of nftables, token by token. What is not asked about is skipped as `unknown`: it may match and may not. */
import { spanning } from "../../../../grammar/syntax/source-file.ts";
import type { Token } from "./nft-tokens.ts";
import type { Action, FilterRule, Match } from "./packet-filter.ts";
import { listed, readMark, type Written } from "./values.ts";

/** Elements of the table's named sets. */
export type Sets = ReadonlyMap<string, readonly Written[]>;

/** The tokens must not be empty. */
export function readNftRule(
  tokens: readonly Token[],
  sets: Sets,
): FilterRule | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const reader = new Reader(tokens, sets);
  while (!reader.done) reader.step();
  return {
    at: spanning(first, last),
    matches: reader.matches,
    actions: reader.actions,
  };
}

/** Goes through a rule once; lives as long as that takes. */
class Reader {
  readonly matches: Match[] = [];
  readonly actions: Action[] = [];
  readonly #tokens: readonly Token[];
  readonly #sets: Sets;
  #at = 0;

  constructor(tokens: readonly Token[], sets: Sets) {
    this.#tokens = tokens;
    this.#sets = sets;
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  step(): void {
    const token = this.#next();
    if (token === undefined) return;
    switch (token.text) {
      case "ip":
      case "ip6":
        return this.#header();
      case "meta":
        return this.#meta();
      case "iif":
      case "iifname":
        return this.#match("interface");
      case "tcp":
      case "udp":
      case "sctp":
      case "udplite":
      case "icmp":
      case "icmpv6":
      case "igmp":
        return this.#transport(token);
      case "th":
        return this.#next()?.text === "dport"
          ? this.#match("port")
          : this.#skip();
      case "ether":
        return this.#next()?.text === "saddr"
          ? this.#match("source-mac")
          : this.#skip();
      case "ct":
        return this.#conntrack();
      case "mark":
        return this.#mark();
      default:
        return this.#statement(token);
    }
  }

  #header(): void {
    switch (this.#next()?.text) {
      case "saddr":
        return this.#match("source");
      case "daddr":
        return this.#match("destination");
      case "protocol":
      case "nexthdr":
        return this.#match("protocol");
      default:
        return this.#skip();
    }
  }

  #meta(): void {
    switch (this.#next()?.text) {
      case "l4proto":
        return this.#match("protocol");
      case "iif":
      case "iifname":
        return this.#match("interface");
      case "mark":
        return this.#mark();
      default:
        return this.#skip();
    }
  }

  #transport({ text }: Token): void {
    const known = [{ text, known: true }];
    this.matches.push(listed("protocol", known, false));
    const field = this.#next();
    if (field?.text === "dport") this.#match("port");
    else this.#skip();
  }

  #conntrack(): void {
    if (this.#next()?.text !== "state") return this.#skip();
    if (this.#peek()?.text !== "vmap") return this.#match("state");
    this.#at += 1;
    // Each state its verdict: what is not named goes on.
    const pairs = this.#value()
      .map(({ text }) => text)
      .join(" ")
      .matchAll(/([^\s:]\S{0,99}?)\s{0,9}:\s{0,9}([\w-]+)/g);
    for (const [, state = "", verdict = ""] of pairs)
      if (state === "new" || state === "untracked")
        this.#verdictOf(verdict, this.#tokens[this.#at - 1]);
  }

  /** `mark set VALUE`, or a comparison. */
  #mark(): void {
    if (this.#peek()?.text !== "set") return this.#skip();
    this.#at += 1;
    const word = this.#next();
    if (word === undefined) return;
    const rest = this.#peek();
    const alone =
      rest === undefined || !/^(?:and|or|xor|[&|^])$/.test(rest.text);
    const value = word.known && alone ? readMark(word.text) : undefined;
    if (value === undefined) this.#at = this.#tokens.length;
    this.actions.push({ kind: "mark", value, at: word });
  }

  #statement(token: Token): void {
    switch (token.text) {
      case "accept":
      case "drop":
      case "reject":
      case "return":
        this.#verdictOf(token.text, token);
        this.#at = this.#tokens.length;
        return;
      case "jump":
      case "goto": {
        const chain = this.#next();
        if (chain !== undefined)
          this.actions.push({ kind: token.text, chain: chain.text });
        return;
      }
      case "redirect":
      case "dnat":
        this.actions.push({ kind: "redirect" });
        this.#at = this.#tokens.length;
        return;
      case "counter":
        while (/^(?:packets|bytes)$/.test(this.#peek()?.text ?? ""))
          this.#at += 2;
        return;
      case "log":
        while (
          /^(?:prefix|level|flags|group|snaplen|queue-threshold)$/.test(
            this.#peek()?.text ?? "",
          )
        )
          this.#at += 2;
        return;
      case "comment":
        this.#at += 1;
        return;
      case "continue":
      case "notrack":
        return;
      default:
        return this.#skip();
    }
  }

  #verdictOf(verdict: string, at: Token | undefined): void {
    if (at === undefined) return;
    if (verdict === "reject") this.actions.push({ kind: "drop", at });
    else if (verdict === "accept" || verdict === "drop" || verdict === "return")
      this.actions.push({ kind: verdict, at });
    else this.actions.push({ kind: "unknown" });
  }

  #match(kind: Exclude<Match["kind"], "unknown">): void {
    const negated = this.#peek()?.text === "!";
    if (negated) this.#at += 2;
    else if (this.#peek()?.text === "=") this.#at += 2;
    if (this.#peek()?.text === "vmap" || this.#peek()?.text === "map")
      return this.#skip();
    this.matches.push(listed(kind, this.#value(), negated));
  }

  /** `{ A, B }`, `@SET`, `A` or `A,B`. */
  #value(): readonly Written[] {
    const first = this.#next();
    if (first === undefined) return [];
    if (first.text.startsWith("@"))
      return (
        this.#sets.get(first.text.slice(1)) ?? [
          { text: first.text, known: false },
        ]
      );
    const values = [first];
    if (first.text === "{") {
      values.pop();
      for (let each = this.#next(); each !== undefined; each = this.#next()) {
        if (each.text === "}") break;
        if (each.text !== ",") values.push(each);
      }
      return values;
    }
    while (this.#peek()?.text === ",") {
      this.#at += 1;
      const each = this.#next();
      if (each !== undefined) values.push(each);
    }
    return values;
  }

  /** An expression that nothing asks about: up to the next word that begins something known. */
  #skip(): void {
    this.matches.push({ kind: "unknown" });
    let depth = 0;
    for (let each = this.#peek(); each !== undefined; each = this.#peek()) {
      if (each.text === "{") depth += 1;
      if (each.text === "}") depth -= 1;
      // A verdict map: what it says is not looked at.
      if (each.text === "vmap") this.actions.push({ kind: "unknown" });
      if (depth === 0 && beginnings.has(each.text)) return;
      this.#at += 1;
    }
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #next(): Token | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token;
  }
}

const beginnings: ReadonlySet<string> = new Set(
  "ip ip6 meta iif iifname tcp udp ether ct counter log comment accept drop reject return jump goto redirect dnat".split(
    " ",
  ),
);
