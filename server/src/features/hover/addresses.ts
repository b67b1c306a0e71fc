/* Whose an address is: which node has it as its own, which instances move it, which services forward to it. */
import type { Configuration } from "../../../../grammar/evaluation/evaluate.ts";
import { linesOf } from "../../../../grammar/syntax/line-parser.ts";
import type { Word } from "../../../../grammar/syntax/line.ts";
import {
  addressOf,
  addressWordsOf,
  ownersOf,
  type Owner,
} from "../addresses.ts";
import type { Cursor, StatementCursor } from "../cursor.ts";
import { code, escapeMarkdown } from "../markdown.ts";
import { networkAround } from "../network.ts";
import type { Network, Workspace } from "../workspace.ts";

/** Undefined where no address stands, or nothing is known of it. */
export function addressText(
  { configuration, file, words, index }: Cursor & StatementCursor,
  workspace: Workspace,
): string | undefined {
  const word = words[index];
  const address =
    word && (addressOf(word) ?? addressMadeAt(word, configuration));
  if (address === undefined) return undefined;
  const network = networkAround(configuration, file, workspace);
  const lines = [
    ...grouped(ownersOf(address, network)),
    ...servicesWith(address, network),
  ];
  if (lines.length === 0) return undefined;
  return `${code(address)}:\n${lines.map((each) => `- ${each}`).join("\n")}`;
}

/** The address that a definition or a sequence makes of a word; a file without any has none. */
function addressMadeAt(
  { file, start }: Word,
  configuration: Configuration,
): string | undefined {
  if (linesOf(file).isPlain) return undefined;
  const [address] =
    [...addressWordsOf(configuration)].find(([, same]) =>
      same.some((each) => each.file === file && each.start === start),
    ) ?? [];
  return address;
}

/** One line for each instance with all nodes that have it, one for each node of which it is an own address. */
function grouped(owners: readonly Owner[]): readonly string[] {
  const nodes = new Map<string, string[]>();
  const own: string[] = [];
  for (const { node, instance, source } of owners) {
    const name = escapeMarkdown(node.name);
    if (instance === undefined) own.push(`${name} itself, ${told[source]}`);
    else nodes.set(instance, [...(nodes.get(instance) ?? []), name]);
  }
  return [
    ...[...nodes].map(
      ([instance, names]) =>
        `virtual address of ${code(instance)} on ${[...new Set(names)].join(", ")}`,
    ),
    ...new Set(own),
  ];
}

const told: Readonly<Record<Owner["source"], string>> = {
  virtual: "",
  project: "as the project file says",
  unicast_src_ip: "by its `unicast_src_ip`",
  mcast_src_ip: "by its `mcast_src_ip`",
  static: "by its `static_ipaddress`",
  "peer-list": "by the others' `unicast_peer`",
  router_id: "by its `router_id`",
};

/** The services that forward to an address. */
function servicesWith(address: string, { nodes }: Network): readonly string[] {
  const services = nodes.flatMap(({ virtualServers }) =>
    virtualServers
      .filter(({ realServers }) =>
        realServers.some((each) => each.address.value.text === address),
      )
      .map(({ statement }) =>
        statement.words
          .slice(1)
          .map(({ text }) => text)
          .join(" "),
      ),
  );
  const distinct = [...new Set(services)];
  return distinct.length === 0
    ? []
    : [
        `real server of ${distinct.slice(0, 5).map(code).join(", ")}${distinct.length > 5 ? ", ..." : ""}`,
      ];
}
