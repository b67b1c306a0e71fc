/* What values are, by what is wanted at their place or, where nothing is known of that, by their looks. */
import type {
  Argument,
  ArgumentKind,
} from "../../../../grammar/schema/keyword.ts";
import { targetOf, wantsInterface } from "../names.ts";
import { token, type Token, type TokenType } from "./token.ts";

/** The type of a value; undefined where it is none that the parameter takes. */
export function valueType(
  argument: Argument,
  text: string,
): TokenType | undefined {
  if (isOneOf(argument, text)) return "enumMember";
  if (targetOf(argument) !== undefined) return "class";
  if (wantsInterface(argument)) return "interface";
  if (argument.kind === "bool")
    return /^(?:on|off|true|false|yes|no)$/.test(text)
      ? "enumMember"
      : undefined;
  if (argument.kind === "enum") return undefined;
  if (addresses.has(argument.kind))
    return looksLikeAddress(text) ? "address" : "string";
  if (texts.has(argument.kind)) return "string";
  return number.test(text) ? "number" : undefined;
}

/** The words of a text of which nothing is known: the value of a definition, the arguments of a sequence. */
export function tokensByLooks(text: string, start: number): readonly Token[] {
  return [...text.matchAll(/[^\s,{}()\\]+/g)].map(({ 0: word, index }) =>
    token(start + index, start + index + word.length, typeByLooks(word)),
  );
}

function typeByLooks(word: string): TokenType {
  if (word.startsWith("$")) return "variable";
  if (looksLikeAddress(word)) return "address";
  return number.test(word) ? "number" : "string";
}

function isOneOf({ words, ignoreCase }: Argument, text: string): boolean {
  if (words === undefined) return false;
  if (words.includes(text)) return true;
  const lower = text.toLowerCase();
  return (
    ignoreCase === true && words.some((each) => each.toLowerCase() === lower)
  );
}

const number = /^[-+]?(?:0x[0-9a-f]+|\d[\d.]*)(?:[-/:]\S*)?%?$/i;

function looksLikeAddress(text: string): boolean {
  return (
    /^\d{1,3}(?:\.\d{1,3}){3}(?:[-/]\S+)?$/.test(text) ||
    /^[0-9a-f]*:[0-9a-f:.]+(?:[-/%]\S+)?$/i.test(text)
  );
}

const addresses: ReadonlySet<ArgumentKind> = new Set([
  "ip",
  "ip-or-fwmark-or-group",
  "ip-or-hostname",
  "ip-or-range-or-prefix",
  "ip-prefix",
  "ipv4",
  "ipv4-netmask-or-prefix-length",
  "mac",
  "multicast-ip",
  "multicast-ipv4",
  "multicast-ipv6",
]);

const texts: ReadonlySet<ArgumentKind> = new Set([
  "domain-name",
  "email",
  "glob",
  "group",
  "hmac-key",
  "name",
  "path",
  "regex",
  "script",
  "string",
  "user",
]);
