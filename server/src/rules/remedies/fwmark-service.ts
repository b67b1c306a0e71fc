/*
 * A service known by its address becomes one known by a firewall mark: clients' packets are marked, packets from
 * another director are not. The mark alone does not end a loop (IPVS asks its connection table first), so it comes
 * with the redirect rules of redirect.ts.
 */
import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { prependToBlock, removeStatement, replaceArguments } from "../edits.ts";
import type { Edit } from "../rule.ts";
import type { Endpoint, VirtualServer } from "../../model/virtual-server.ts";
import { all } from "../../model/values.ts";

/** Checkers that connect to a port, and take it from `connect_port` where the real server has none. */
const connecting = [
  "TCP_CHECK",
  "HTTP_GET",
  "SSL_GET",
  "SMTP_CHECK",
  "DNS_CHECK",
  "UDP_CHECK",
];

/** The edits that turn one node's `virtual_server VIP PORT` into `virtual_server fwmark MARK`. */
export function fwmarkServiceEdits(
  service: VirtualServer,
  mark: number,
): readonly Edit[] {
  return [
    ...replaceArguments(service.statement, `fwmark ${mark}`),
    ...all(service.statement, "protocol").flatMap((each) =>
      removeStatement(each),
    ),
    ...endpointsOf(service).flatMap((each) => portToChecker(each)),
  ];
}

/** Moves the port of a real server into its checkers, where a fwmark service looks for it. */
export function portToChecker(endpoint: Endpoint): readonly Edit[] {
  const { statement, port, address } = endpoint;
  if (port === undefined) return [];
  const checkers =
    statement.block?.statements.filter((each) =>
      connecting.includes(keywordOf(each)),
    ) ?? [];
  const additions = checkers
    .filter((each) => !hasPort(each))
    .map((each) => prependToBlock(each, [`connect_port ${port.value}`]));
  // A checker that can't take the port would lose it.
  if (additions.some((edits) => edits.length === 0)) return [];
  return [
    ...replaceArguments(statement, address.word.text),
    ...additions.flat(),
  ];
}

/** The real servers and the sorry server of a service. */
export function endpointsOf(service: VirtualServer): readonly Endpoint[] {
  return [
    ...service.realServers,
    ...(service.sorryServer === undefined ? [] : [service.sorryServer]),
  ];
}

function hasPort(checker: Statement): boolean {
  return all(checker, "connect_port").length > 0;
}
