/* What several rules ask of the checkers of real servers. */
import { keywordOf, type Statement } from "../../../grammar/syntax/tree.ts";
import type { Address } from "../model/address.ts";
import {
  address,
  all,
  inside,
  last,
  unsigned,
  within,
} from "../model/values.ts";
import type { RealServer, VirtualServer } from "../model/virtual-server.ts";
import type { Node } from "../model/node.ts";
import { keptRealServers, keptServices } from "./services.ts";

/** A checker with the real server it watches. */
export interface CheckerOf {
  readonly checker: Statement;
  readonly kind: string;
  readonly realServer: RealServer;
  readonly service: VirtualServer;
}

/** Checkers that connect to the real server. */
export const connecting: ReadonlySet<string> = new Set([
  "TCP_CHECK",
  "HTTP_GET",
  "SSL_GET",
  "SMTP_CHECK",
  "DNS_CHECK",
  "UDP_CHECK",
]);

/** All checkers of the services that the daemon keeps. */
export function checkersOf(node: Node): readonly CheckerOf[] {
  return keptServices(node).flatMap((service) =>
    keptRealServers(service).flatMap((realServer) =>
      realServer.checkers.map((checker) => ({
        checker,
        kind: keywordOf(checker),
        realServer,
        service,
      })),
    ),
  );
}

/**
 * The blocks that say where a checker connects to: its own, or each `host` of SMTP_CHECK where the checker itself
 * has no connection option.
 */
export function connectionsOf({
  checker,
  kind,
}: CheckerOf): readonly Statement[] {
  const hosts = all(checker, "host");
  const own = inside(checker).some((each) =>
    connectionOptions.has(keywordOf(each)),
  );
  return kind === "SMTP_CHECK" && hosts.length > 0 && !own ? hosts : [checker];
}

const connectionOptions: ReadonlySet<string> = new Set([
  "connect_ip",
  "connect_port",
  "bindto",
  "bind_if",
  "bind_port",
]);

/** The port a checker connects to: its own, else the one written at the real server; "unknown" if it can't be read. */
export function checkedPort(
  connection: Statement,
  realServer: RealServer,
): number | "unknown" | undefined {
  const line = last(connection, "connect_port");
  if (line === undefined) return realServer.port?.value;
  return within(unsigned(line), 1, 65535)?.value ?? "unknown";
}

/** The address a checker connects to: its own, else the real server's; undefined if it can't be read. */
export function checkedAddress(
  connection: Statement,
  realServer: RealServer,
): Address | undefined {
  const line = last(connection, "connect_ip");
  return line === undefined ? realServer.address.value : address(line)?.value;
}
