/* Keywords with tab stops for what has to follow. */
import type { Configuration } from "../../../../grammar/evaluation/evaluate.ts";
import type { Argument, Keyword } from "../../../../grammar/schema/keyword.ts";
import { lineFormatOf } from "../../../../grammar/schema/schema.ts";
import { nodeOf } from "../../model/nodes.ts";
import { firstInterface, namesOf, targetOf, wantsInterface } from "../names.ts";
import { blockBodies } from "./block-bodies.ts";

/** A keyword that opens no block: `priority ${1:100}`, `state ${1|MASTER,BACKUP|}`. */
export function lineSnippet(
  { name, args }: Keyword,
  configuration: Configuration,
): string {
  const [first] = args;
  if (first === undefined || first.optional === true) return name;
  if (name === "virtual_router_id")
    return `${name} \${1:${freeNumber(configuration)}}`;
  return `${name} ${parameterSnippet(first, 1)}`;
}

/** A block with the lines that it usually has. */
export function blockSnippet(
  path: string,
  keyword: Keyword,
  configuration: Configuration,
): string {
  const parameters = keyword.args
    .filter(({ optional }) => optional !== true)
    .map((argument, index) => ` ${parameterSnippet(argument, index + 1)}`);
  const head = `${keyword.name}${parameters.join("")}`;
  const body = blockBodies[path];
  if (body === undefined)
    return `${head} {\n\t${firstLine(path, configuration) ?? "$0"}\n}`;
  return fitted(path, body, configuration);
}

/** What a list of names or interfaces could begin with. */
function firstLine(
  path: string,
  configuration: Configuration,
): string | undefined {
  const [argument] = lineFormatOf(path)?.head.args ?? [];
  if (argument === undefined) return undefined;
  const name = wantsInterface(argument)
    ? (firstInterface(configuration) ?? "eth0")
    : firstName(targetOf(argument) ?? "", configuration);
  return name === undefined ? undefined : `\${1:${name}}`;
}

function parameterSnippet(argument: Argument, stop: number): string {
  const { kind, words = [], name } = argument;
  if (kind === "enum" && words.length > 0)
    return `\${${stop}|${words.join(",")}|}`;
  if (kind === "script") return `"$${stop}"`;
  if (kind === "name") return `\${${stop}:${name}}`;
  const { default: value, min = -Infinity } = argument;
  return typeof value === "number" && value >= min
    ? `\${${stop}:${value}}`
    : `$${stop}`;
}

/** The body with what the configuration already has: its interface and VIP, names to refer to, and what is free. */
function fitted(
  path: string,
  body: string,
  configuration: Configuration,
): string {
  return body.replace(/\{(\d+):([^}]+)\}/g, (_, stop: string, text: string) => {
    const value = ((): string => {
      if (text === "eth0") return firstInterface(configuration) ?? text;
      if (text === "61") return freeNumber(configuration);
      if (path === "virtual_server" && stop === "1")
        return freeService(configuration) ?? text;
      const kind = namedKinds[text];
      if (kind === undefined) return text;
      return path === kind
        ? freeName(kind, text, configuration)
        : (firstName(kind, configuration) ?? text);
    })();
    return `{${stop}:${value}}`;
  });
}

/** The names in blockBodies: what blocks of this kind are called, and refer to each other by. */
const namedKinds: Readonly<Record<string, string>> = {
  bfd_1: "bfd_instance",
  chk_service: "vrrp_script",
  maintenance: "track_file",
  track_service: "vrrp_track_process",
  VG_1: "vrrp_sync_group",
  VI_1: "vrrp_instance",
  VSG_1: "virtual_server_group",
};

/** A name that no block of the kind has: with the next number behind it. */
function freeName(
  kind: string,
  text: string,
  configuration: Configuration,
): string {
  const taken = new Set(definedNames(kind, configuration));
  const stem = text.replace(/_1$/, "");
  let name = text;
  for (let index = 2; taken.has(name); index += 1) name = `${stem}_${index}`;
  return name;
}

function firstName(
  kind: string,
  configuration: Configuration,
): string | undefined {
  return definedNames(kind, configuration).find((name) =>
    /^[\w.:-]+$/.test(name),
  );
}

function definedNames(
  kind: string,
  configuration: Configuration,
): readonly string[] {
  return namesOf(configuration)
    .definitions.filter((name) => name.kind === kind)
    .map(({ text }) => text);
}

/** A virtual_router_id that no instance has. */
function freeNumber(configuration: Configuration): string {
  const taken = new Set(
    nodeOf(configuration).instances.map(
      ({ virtualRouterId }) => virtualRouterId?.value,
    ),
  );
  let number = 61;
  while (taken.has(number) && number < 255) number += 1;
  return String(number);
}

/** The first VIP without a service. */
function freeService(configuration: Configuration): string | undefined {
  const { instances, virtualServers } = nodeOf(configuration);
  const served = new Set(
    virtualServers.map(({ key }) =>
      key?.kind === "address" ? key.address.text : undefined,
    ),
  );
  return instances
    .flatMap(({ virtualAddresses }) => virtualAddresses)
    .map(({ address }) => address.text)
    .find((text) => !served.has(text));
}
