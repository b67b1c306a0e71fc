/* Keywords with tab stops for what has to follow. */
import type { Configuration } from "../../../../grammar/evaluation/evaluate.ts";
import type { Argument, Keyword } from "../../../../grammar/schema/keyword.ts";
import { namesOf } from "../names.ts";
import { blockBodies } from "./block-bodies.ts";

/** A keyword that opens no block: `priority ${1:100}`, `state ${1|MASTER,BACKUP|}`. */
export function lineSnippet({ name, args }: Keyword): string {
  const [first] = args;
  if (first === undefined || first.optional === true) return name;
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
  if (body === undefined) return `${head} {\n\t$0\n}`;
  return fitted(body, configuration);
}

function parameterSnippet(argument: Argument, stop: number): string {
  const { kind, words = [], name } = argument;
  if (kind === "enum" && words.length > 0)
    return `\${${stop}|${words.join(",")}|}`;
  if (kind === "script") return `"$${stop}"`;
  if (kind === "name") return `\${${stop}:${name}}`;
  return typeof argument.default === "number"
    ? `\${${stop}:${argument.default}}`
    : `$${stop}`;
}

/** The body with what the configuration already uses: its interface, names and numbers that are still free. */
function fitted(body: string, configuration: Configuration): string {
  const { interfaces, definitions } = namesOf(configuration);
  const taken = new Set(definitions.map(({ text }) => text));
  const numbers = new Set(
    configuration.statements.flatMap((head) =>
      (head.block?.statements ?? [])
        .filter(({ words }) => words[0].text === "virtual_router_id")
        .map(({ words }) => words[1]?.text),
    ),
  );
  let number = 61;
  while (numbers.has(String(number))) number += 1;
  return body
    .replace(/\{(\d+):eth0\}/g, `{$1:${interfaces[0] ?? "eth0"}}`)
    .replace(/\{(\d+):61\}/g, `{$1:${number}}`)
    .replace(/\{(\d+):(VI|VG)_1\}/g, (_, stop: string, stem: string) => {
      let index = 1;
      while (taken.has(`${stem}_${index}`)) index += 1;
      return `{${stop}:${stem}_${index}}`;
    });
}
