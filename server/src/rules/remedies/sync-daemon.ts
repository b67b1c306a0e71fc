/*
 * Remedy A: IPVS of a node that is not MASTER is switched off, connection table included. keepalived tells the
 * kernel's sync daemon which state its instance is in; with `backup_only` the kernel then leaves a backup's packets
 * alone (net/netfilter/ipvs/ip_vs_core.c: ip_vs_in; include/net/ip_vs.h: sysctl_backup_only).
 */
import { keywordOf } from "../../../../grammar/syntax/tree.ts";
import { appendToBlock, prependToFile } from "../edits.ts";
import type { Edit, NewFile } from "../rule.ts";
import type { Node } from "../../model/node.ts";
import type { VrrpInstance } from "../../model/vrrp-instance.ts";
import { eachOnce } from "./beside.ts";
import type { Director } from "./director.ts";

/** The sync daemon bound to the instance in every director's file, and the kernel settings beside it. */
export function syncDaemonEdits(
  directors: readonly Director[],
): readonly Edit[] {
  const changes = directors.flatMap(({ node, instance }) =>
    node === undefined ? [] : [{ node, instance }],
  );
  const once = changes.filter(
    ({ node }, index) =>
      changes.findIndex(
        (other) => other.node.configuration.root === node.configuration.root,
      ) === index,
  );
  const daemons = once.map(({ node, instance }) => daemonEdits(node, instance));
  if (daemons.some((edits) => edits.length === 0)) return [];
  return [
    ...daemons.flat(),
    ...eachOnce(once.flatMap(({ node }) => kernelFiles(node))),
  ];
}

/** Kernel settings that make a bound sync daemon keep a backup's IPVS out of the way. */
export function kernelFiles({
  configuration: { root },
}: Node): readonly NewFile[] {
  return [
    {
      create: "sysctl.d/60-ipvs.conf",
      beside: root,
      newText: [
        "# A director that is not MASTER hands packets for the VIP to its own service",
        "# instead of scheduling them once more. Install as /etc/sysctl.d/60-ipvs.conf.",
        "net.ipv4.vs.backup_only = 1",
        "net.ipv4.vs.expire_nodest_conn = 1",
        "",
      ].join("\n"),
    },
    {
      create: "modules-load.d/ipvs.conf",
      beside: root,
      newText: [
        "# The settings of sysctl.d/60-ipvs.conf exist only once this module is loaded.",
        "# Install as /etc/modules-load.d/ipvs.conf.",
        "ip_vs",
        "",
      ].join("\n"),
    },
  ];
}

/** `lvs_sync_daemon INTERFACE INSTANCE id VRID`; empty where the file leaves interface or id open. */
function daemonEdits(
  node: Node,
  instance: VrrpInstance | undefined,
): readonly Edit[] {
  if (
    instance?.interface === undefined ||
    instance.virtualRouterId === undefined
  )
    return [];
  const { name, interface: device, virtualRouterId: id } = instance;
  const instanceName = /[\s{}#!]/.test(name) ? `"${name}"` : name;
  const line = `lvs_sync_daemon ${device.value} ${instanceName} id ${id.value}`;
  const globals = node.configuration.statements.find(
    (each) => keywordOf(each) === "global_defs",
  );
  if (globals !== undefined) return appendToBlock(globals, [line]);
  return prependToFile(node.configuration.root, [
    "global_defs {",
    `    ${line}`,
    "}",
  ]);
}
