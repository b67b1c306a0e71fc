/** Every keyword in its block: valid, both limits, one step outside, text, missing, surplus, twice. Made from the schema. */
import { docOf } from "../../grammar/schema/describe.ts";
import type { Argument, Keyword } from "../../grammar/schema/keyword.ts";
import { keywordsOf, lineFormatOf } from "../../grammar/schema/schema.ts";
import { lineWrappers, wrappers } from "./wrappers.ts";

export interface KeywordCase {
  /** `vrrp_instance/priority 0`. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/** The block's configuration without the keyword: what is said of it is no matter of the case. */
export function baseOf(path: string): string {
  return wrappers[path]?.("") ?? "";
}

/** The cases of a block's keywords. */
export function casesOf(path: string): readonly KeywordCase[] {
  const wrap = wrappers[path];
  if (wrap === undefined) return [];
  return keywordsOf(path)
    .filter(({ type, opens }) => type === "keyword" && opens === "none")
    .flatMap((keyword) => linesOf(path, keyword))
    .map((line) => ({
      name: `${path}/${line.replaceAll("\n", " ; ")}`,
      path,
      text: wrap(line),
    }));
}

function linesOf(path: string, keyword: Keyword): readonly string[] {
  const { name, args, missing } = keyword;
  const example = exampleLine(path, keyword);
  const [first] = args;
  const lines = new Set<string>();
  if (missing !== "crash") lines.add(name);
  if (example !== undefined) {
    lines.add(example);
    lines.add(`${example} surplus`);
    lines.add(`${example}\n${example}`);
  }
  if (
    first !== undefined &&
    args.every(({ optional }, index) => index === 0 || optional === true)
  )
    for (const value of valuesOf(first)) lines.add(`${name} ${value}`);
  const words = example?.split(" ") ?? [];
  if (words.length > 2 && !words.some((word) => /["']/.test(word)))
    for (const [index, argument] of args.entries())
      if (words[index + 1] !== undefined)
        for (const value of valuesOf(argument))
          lines.add(words.with(index + 1, value).join(" "));
  return [...lines];
}

/** The block's configuration without a line. */
export function lineBaseOf(path: string): string {
  return lineWrappers[path]?.("") ?? "";
}

/** The cases of the option words of a value block's lines: each in its example, with values at and beyond its limits. */
export function lineCasesOf(path: string): readonly KeywordCase[] {
  const wrap = lineWrappers[path];
  const format = lineFormatOf(path);
  if (wrap === undefined || format === undefined) return [];
  const rests = [...format.rest].map(
    ([word, words]) => [`${path}/${word}`, [...words.values()]] as const,
  );
  const all = [
    [path, [format.head, ...format.words.values()]],
    ...rests,
  ] as const;
  const lines = all.flatMap(([where, words]) =>
    words.flatMap((keyword) => lineVariants(where, keyword)),
  );
  return [...new Set(lines)].map((line) => ({
    name: `${path}/${line}`,
    path,
    text: wrap(line),
  }));
}

function lineVariants(path: string, keyword: Keyword): readonly string[] {
  const isHead = keyword.name.startsWith("<");
  const example = docOf(path, keyword.name)?.example?.split("\n")[0];
  const words = example?.trim().split(/\s+/) ?? [];
  const at = isHead ? -1 : words.indexOf(keyword.name);
  if (example === undefined || (at < 0 && !isHead)) return [];
  const before = words.slice(0, at + 1);
  const [argument] = keyword.args;
  const behind = words.slice(at + (argument === undefined ? 1 : 2));
  return [
    example.trim(),
    `${example.trim()} surplus`,
    ...(isHead || keyword.missing === "crash" ? [] : [before.join(" ")]),
    ...(argument === undefined ? [] : valuesOf(argument)).map((value) =>
      [...before, value, ...behind].join(" "),
    ),
  ];
}

/** The line of the documentation's example. */
function exampleLine(path: string, { name }: Keyword): string | undefined {
  return docOf(path, name)
    ?.example?.split("\n")
    .map((line) => line.trim())
    .find((line) => line === name || line.startsWith(`${name} `));
}

/** Values that show where a parameter's limits are. */
function valuesOf(argument: Argument): readonly string[] {
  const { kind, min, max, words = [], maxLength } = argument;
  switch (kind) {
    case "uint":
    case "int":
    case "port": {
      const low = Number(min ?? 0);
      const high = Number(max ?? 4294967295);
      return [
        `${low}`,
        `${high}`,
        `${low - 1}`,
        `${high + 1}`,
        "foo",
        "1x",
        "+1",
        "",
        ...words,
      ].map((each) => (each === "" ? '""' : each));
    }
    case "decimal":
      return [
        `${Number(min ?? 0)}`,
        `${Number(max ?? 1000)}`,
        "-1",
        `${Number(max ?? 4294967295) + 1}`,
        "foo",
        "1.5",
        "1s",
        "1e0",
      ];
    case "bool":
      return ["on", "off", "true", "no", "True", "1", "foo"];
    case "enum":
      return [
        ...words,
        "nosuchword",
        ...words.slice(0, 1).map((word) => word.toUpperCase()),
      ];
    case "ip":
    case "ip-prefix":
      return ["192.0.2.5", "2001:db8::5", "192.0.2.300", "192.0.2.5/24", "foo"];
    case "ipv4":
      return ["192.0.2.5", "2001:db8::5", "foo"];
    case "multicast-ip":
    case "multicast-ipv4":
    case "multicast-ipv6":
      return ["224.0.0.18", "ff02::12", "192.0.2.5", "foo"];
    case "string":
    case "name":
      return maxLength === undefined
        ? ["abc"]
        : ["a".repeat(maxLength), "a".repeat(maxLength + 1)];
    case "hex":
      return ["0", "0f".repeat(16), "0f".repeat(17), "0g".repeat(16), "0x0f"];
    case "uint-range":
      return ["99", "100", "599", "600", "200-299", "299-200", "200-", "foo"];
    case "ipv4-netmask-or-prefix-length":
      return ["255.255.255.0", "24", "0", "32", "33", "255.0.255.0", "foo"];
    case "domain-name":
      return ["example.com", "example.com.", ".", "a..b", "a".repeat(64)];
    case "enum-or-uint":
      return [...words, "nosuchword", "1", "-1", "4294967296", "1x"];
    case "umask":
      return [
        "022",
        "0x12",
        "0777",
        "01000",
        "-1",
        "IRWXU",
        "IRWXU|IXGRP",
        "x",
      ];
    case "email":
      return ["root@localhost", "root", '""'];
    case "path":
      return ["/run/x", "x", '""'];
    default:
      return [];
  }
}
