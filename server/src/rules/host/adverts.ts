/* The adverts that reach a node, the place where its packet filter drops them, and the line that lets them in. */
import { positionAt } from "../../../../grammar/syntax/line-index.ts";
import type {
  Place,
  SourceFile,
} from "../../../../grammar/syntax/source-file.ts";
import { parseAddress, type Address } from "../../model/address.ts";
import type { Node } from "../../model/node.ts";
import type {
  Chain,
  PacketFilter,
} from "../../model/packet-filter/packet-filter.ts";
import { dropOf, type Packet } from "../../model/packet-filter/verdict.ts";
import { text } from "../../model/values.ts";
import type { VrrpInstance } from "../../model/vrrp-instance.ts";
import type { Edit, Fix } from "../rule.ts";

export interface Drop {
  readonly instance: VrrpInstance;
  readonly packet: Packet;
  readonly at: Place;
}

/** The first instance whose adverts are certainly dropped. */
export function firstDrop(
  { instances }: Node,
  filter: PacketFilter,
): Drop | undefined {
  for (const instance of instances) {
    if (!instance.complete || !instance.peersKnown) continue;
    for (const packet of advertsFor(instance)) {
      const at = dropOf(filter, packet);
      if (at !== undefined) return { instance, packet, at };
    }
  }
  return undefined;
}

/** What the other nodes send: to this node's address from each peer, or to the group. */
function advertsFor(instance: VrrpInstance): readonly Packet[] {
  const { effective, unicastPeers } = instance;
  const { family, unicast, multicastGroup } = effective;
  if (family === undefined || !isRead(instance)) return [];
  const packet = {
    family,
    protocol:
      effective.version === 2 && instance.authentication?.type?.value === "AH"
        ? "ah"
        : "vrrp",
    interface: instance.interface?.value,
    port: undefined,
  };
  if (!unicast)
    return [
      {
        ...packet,
        source: undefined,
        destination:
          multicastGroup === undefined
            ? undefined
            : parseAddress(multicastGroup),
      },
    ];
  return unicastPeers.map(({ value }) => ({
    ...packet,
    source: value,
    destination: instance.unicastSource?.value,
  }));
}

/** A `use_vmac` of the instance changes the interface the packets come in by. */
function isRead({ statement }: VrrpInstance): boolean {
  return !(statement.block?.statements ?? []).some((each) =>
    /^use_(?:vmac|ipvlan)/.test(text(each)?.value ?? each.words[0].text),
  );
}

/** A line before the rule that drops, or the first of the chain whose end drops. */
export function acceptBefore(
  filter: PacketFilter,
  { packet, at }: Drop,
  file: string,
): readonly Fix[] {
  const chain = filter.chains.find(
    ({ rules, policy }) =>
      policy?.at === at ||
      rules.some(({ actions }) =>
        actions.some((action) => "at" in action && action.at === at),
      ),
  );
  if (chain?.hook !== "input") return [];
  const rule =
    chain.rules.find(({ actions }) =>
      actions.some((action) => "at" in action && action.at === at),
    ) ?? chain.rules.at(-1);
  if (rule === undefined) return [];
  const line = acceptLine(rule.at, chain, packet);
  if (line === undefined) return [];
  return [
    {
      title: "accept",
      args: { protocol: packet.protocol, file },
      safety: "suggested",
      edits: insertLine(rule.at, line),
    },
  ];
}

function acceptLine(
  { file, start }: Place,
  chain: Chain,
  { protocol, source, destination, family }: Packet,
): string | undefined {
  const written = lineOf(file, start);
  const address: Address | undefined = source ?? destination;
  const [short, long] =
    source === undefined ? ["-d", "daddr"] : ["-s", "saddr"];
  const head = /^(.*?\s|)(-[AI]|--append|--insert)\s+(\S+)/.exec(written);
  if (head !== null) {
    const [, command = "", operation = "", name = chain.name] = head;
    // What is inserted later comes first: no place before it would be right.
    if (/I|insert/.test(operation)) return undefined;
    const addressed = address === undefined ? "" : ` ${short} ${address.text}`;
    return `${command.trimStart()}-A ${name} -p ${protocol}${addressed} -j ACCEPT`;
  }
  if (/^\s*(?:add|insert)\s/.test(written)) return undefined;
  const layer = family === "IPv4" ? "ip" : "ip6";
  const addressed =
    address === undefined ? "" : `${layer} ${long} ${address.text} `;
  return `meta l4proto ${protocol === "vrrp" ? "vrrp" : "ah"} ${addressed}accept`;
}

function insertLine({ file, start }: Place, line: string): readonly Edit[] {
  const at = start - positionAt(file, start).character;
  const indentation = /^[ \t]*/.exec(file.text.slice(at))?.[0] ?? "";
  const end = file.text.includes("\r\n") ? "\r\n" : "\n";
  return [{ file, start: at, end: at, newText: `${indentation}${line}${end}` }];
}

function lineOf(file: SourceFile, start: number): string {
  const at = start - positionAt(file, start).character;
  const end = file.text.indexOf("\n", at);
  return file.text.slice(at, end < 0 ? undefined : end).trimStart();
}
