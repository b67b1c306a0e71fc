/* What a weight comes to among the real servers of a service. */
import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import type { Node } from "../../model/node.ts";
import type { RealServer, VirtualServer } from "../../model/virtual-server.ts";
import { keptRealServers } from "../../rules/services.ts";
import { code } from "../markdown.ts";
import { mayStandIn, type HintOfNode, type Part } from "./hint.ts";

/** Schedulers that share out by weight (ipvsadm(8)); with others a share would promise what they do not do. */
const sharing = new Set(["wrr", "wlc", "sed", "nq", "sh", "mh", "twos"]);

export function weightHints(
  node: Node,
  file: SourceFile,
  part: Part,
): readonly HintOfNode[] {
  return node.virtualServers.flatMap((service) => {
    if (!mayStandIn(part, file, service.statement)) return [];
    const { scheduler, complete } = service;
    if (scheduler === undefined || !sharing.has(scheduler.value) || !complete)
      return [];
    const servers = keptRealServers(service);
    const weights = servers.map(
      ({ effectiveWeight }) => effectiveWeight ?? NaN,
    );
    const sum = weights.reduce((total, each) => total + each, 0);
    // Not a number: a weight can't be read.
    if (servers.length < 2 || !(sum > 0)) return [];
    return servers.flatMap((server) =>
      shareHint(server, service, sum, node, file),
    );
  });
}

function shareHint(
  server: RealServer,
  { scheduler }: VirtualServer,
  sum: number,
  node: Node,
  file: SourceFile,
): readonly HintOfNode[] {
  const { effectiveWeight = 0, weight, statement } = server;
  const place = weight?.word ?? statement;
  if (place.file !== file) return [];
  return [
    {
      group: "weightShare",
      file,
      offset: place.end,
      label: `${Math.round((100 * effectiveWeight) / sum)} %`,
      node: node.name,
      reason: () =>
        `Weight ${effectiveWeight} of ${sum} in all, as ${code(scheduler?.value ?? "")} shares out while all real servers are up`,
    },
  ];
}
