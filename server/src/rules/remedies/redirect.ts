/*
 * Remedy B: packets for the VIP that come from another director's network card are handed to this node's own
 * service before IPVS sees them. They can be told by their source MAC address and by nothing else: client and VIP
 * are unchanged in a packet that DR forwards.
 */
import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import type { Address } from "../../model/address.ts";
import {
  packetFilterOf,
  type FilterRule,
} from "../../model/packet-filter/packet-filter.ts";
import { contains } from "../../model/packet-filter/verdict.ts";
import type { Edit } from "../rule.ts";
import { eachOnce, folderUriOf } from "./beside.ts";
import {
  editableNodes,
  type Director,
  type LoopingService,
} from "./director.ts";

/** A rules file for nftables beside each director's configuration; the same for all of them. */
export function nftablesRedirect(
  service: LoopingService,
  mark?: number,
): readonly Edit[] {
  const newText = nftablesText(service, mark);
  return eachOnce(
    editableNodes(service.directors).map(({ configuration: { root } }) => ({
      create: "nftables.d/lvs-dr.nft",
      beside: root,
      newText,
    })),
  );
}

/** A script with the iptables commands beside each director's configuration: only the others' MACs. */
export function iptablesRedirect(
  service: LoopingService,
  mark?: number,
): readonly Edit[] {
  return service.directors.flatMap((self) => {
    if (self.node === undefined) return [];
    const others = service.directors.filter((each) => each !== self);
    const root = self.node.configuration.root;
    const name = sharesFolder(service, self)
      ? `lvs-dr-iptables-${self.name}.sh`
      : "lvs-dr-iptables.sh";
    return [
      {
        create: name,
        beside: root,
        newText: iptablesText(service, self, others, mark),
      },
    ];
  });
}

/** Whether a file already redirects what comes from a director's MAC address to one of these addresses, on all ports. */
export function redirectsDirectors(
  file: SourceFile,
  vips: readonly Address[],
  ports: readonly number[],
): boolean {
  const chains = packetFilterOf(file)?.chains ?? [];
  const redirects = chains
    .flatMap(({ rules }) => rules)
    .filter((rule) => isRedirect(rule, vips));
  return (
    redirects.length > 0 &&
    ports.every((port) => redirects.some((rule) => takesPort(rule, port)))
  );
}

function isRedirect(
  { matches, actions }: FilterRule,
  vips: readonly Address[],
): boolean {
  return (
    actions.some(({ kind }) => kind === "redirect") &&
    matches.some((each) => each.kind === "source-mac" && !each.negated) &&
    matches.every(
      (each) =>
        each.kind !== "destination" ||
        !each.known ||
        vips.length === 0 ||
        each.values.some((value) => vips.some((vip) => contains(value, vip))),
    )
  );
}

/** Ports that can't be read may be any. */
function takesPort({ matches }: FilterRule, port: number): boolean {
  return matches.every(
    (each) =>
      each.kind !== "port" ||
      !each.known ||
      each.values.some(({ first, last }) => first <= port && port <= last) !==
        each.negated,
  );
}

function nftablesText(
  { directors, vip, ports, protocol }: LoopingService,
  mark: number | undefined,
): string {
  const family = vip?.family === "IPv6" ? "ip6" : "ip";
  const match = `${family} daddr ${vip?.text ?? placeholder("VIP")} ${protocol} dport ${set(ports)}`;
  const marking = [
    "    chain mark_clients {",
    "        type filter hook prerouting priority mangle; policy accept;",
    `        ${match} ether saddr != @director_macs meta mark set ${mark ?? 0}`,
    "    }",
  ];
  return [
    "# Directors that are also real servers: a packet that another director forwarded goes to the",
    "# local service and is not scheduled again. The same file for all directors.",
    `table ${family} lvs_dr {`,
    "    set director_macs {",
    "        type ether_addr",
    "        elements = {",
    ...directors.map(
      (each, index) =>
        `            ${macOf(each)}${index < directors.length - 1 ? "," : ""}`,
    ),
    "        }",
    "    }",
    ...(mark === undefined ? [] : marking),
    "    chain from_directors {",
    "        type nat hook prerouting priority dstnat; policy accept;",
    `        ${match} ether saddr @director_macs redirect`,
    "    }",
    "}",
    "",
  ].join("\n");
}

function iptablesText(
  { vip, ports, protocol }: LoopingService,
  self: Director,
  others: readonly Director[],
  mark: number | undefined,
): string {
  const command = vip?.family === "IPv6" ? "ip6tables" : "iptables";
  const match = `-d ${vip?.text ?? placeholder("VIP")} -p ${protocol} -m multiport --dports ${ports.join(",")}`;
  return [
    "#!/bin/sh",
    `# For ${self.name}: packets that another director forwarded go to the local service and are not scheduled again.`,
    ...(mark === undefined
      ? []
      : [
          `${command} -t mangle -A PREROUTING ${match} -j MARK --set-mark ${mark}`,
        ]),
    ...others.flatMap((other) => [
      ...(mark === undefined
        ? []
        : [
            `${command} -t mangle -A PREROUTING ${match} -m mac --mac-source ${macOf(other)} -j MARK --set-mark 0`,
          ]),
      `${command} -t nat -A PREROUTING ${match} -m mac --mac-source ${macOf(other)} -j REDIRECT`,
    ]),
    "",
  ].join("\n");
}

/** The MAC address, or a word that no packet filter accepts: a made-up address would be loaded and do nothing. */
function macOf({ name, node, address }: Director): string {
  return (
    node?.macs[0] ??
    placeholder(`MAC of ${name}, see: ip neigh show ${address.text}`)
  );
}

function placeholder(what: string): string {
  return `<${what}>`;
}

function set(ports: readonly number[]): string {
  return ports.length === 1 ? String(ports[0]) : `{ ${ports.join(", ")} }`;
}

function sharesFolder({ directors }: LoopingService, self: Director): boolean {
  const folder = ({ node }: Director): string | undefined =>
    node && folderUriOf(node.configuration.root.uri);
  return directors.some(
    (other) => other !== self && folder(other) === folder(self),
  );
}
