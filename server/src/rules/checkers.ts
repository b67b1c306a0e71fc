/* What several rules ask of the checkers of real servers. */
import { memoByForm } from "../../../grammar/syntax/memo.ts";
import type { Statement } from "../../../grammar/syntax/tree.ts";
import type { Address } from "../model/address.ts";
import {
  address,
  all,
  decimal,
  has,
  last,
  unsigned,
  within,
} from "../model/values.ts";
import type { RealServer, VirtualServer } from "../model/virtual-server.ts";
import { keptRealServers } from "./services.ts";

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

/** The checkers of the real servers that the daemon keeps. */
export function checkersOf(service: VirtualServer): readonly CheckerOf[] {
  return keptRealServers(service).flatMap((realServer) =>
    realServer.checkers.map((checker) => ({
      checker,
      kind: checker.keyword,
      realServer,
      service,
    })),
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
  if (kind !== "SMTP_CHECK") return [checker];
  const hosts = all(checker, "host");
  const own = connectionOptions.some((option) => has(checker, option));
  return hosts.length > 0 && !own ? hosts : [checker];
}

const connectionOptions = [
  "connect_ip",
  "connect_port",
  "bindto",
  "bind_if",
  "bind_port",
];

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

export interface Timing {
  /** All in seconds, but the number of retries. */
  readonly delayLoop: number;
  readonly connectTimeout: number;
  readonly retry: number;
  readonly delayBeforeRetry: number;
}

/** What a checker works with: its own values, else the real server's, else the service's, else the defaults. */
export function timingOf({
  checker,
  kind,
  realServer,
  service,
}: CheckerOf): Timing | undefined {
  const own = timesIn(checker);
  const ofServer = timesIn(realServer.statement);
  const ofService = timesIn(service.statement);
  const read = (time: keyof Timing, usual: number): number | undefined => {
    const seconds = own[time] ?? ofServer[time] ?? ofService[time] ?? usual;
    return Number.isNaN(seconds) ? undefined : seconds;
  };
  const delayLoop = read("delayLoop", 60);
  const connectTimeout = read("connectTimeout", 5);
  const retry = read(
    "retry",
    kind === "DNS_CHECK" ? 3 : kind === "MISC_CHECK" ? 0 : 1,
  );
  const delayBeforeRetry = read(
    "delayBeforeRetry",
    kind === "HTTP_GET" || kind === "SSL_GET"
      ? 3
      : kind === "DNS_CHECK"
        ? (delayLoop ?? 60)
        : 1,
  );
  return delayLoop === undefined ||
    connectTimeout === undefined ||
    retry === undefined ||
    delayBeforeRetry === undefined
    ? undefined
    : { delayLoop, connectTimeout, retry, delayBeforeRetry };
}

/** What a block itself says: undefined where it says nothing, NaN where it can't be read. */
const timesIn: (block: Statement) => Partial<Timing> = memoByForm((block) => {
  const read = (keyword: string): number | undefined => {
    const line = last(block, keyword);
    return line === undefined ? undefined : (decimal(line)?.value ?? NaN);
  };
  return {
    ...optional("delayLoop", read("delay_loop")),
    ...optional("connectTimeout", read("connect_timeout")),
    ...optional("retry", read("retry")),
    ...optional("delayBeforeRetry", read("delay_before_retry")),
  };
});

function optional(
  time: keyof Timing,
  seconds: number | undefined,
): Partial<Timing> {
  return seconds === undefined ? {} : { [time]: seconds };
}

/** The lines of a plain check for a real server; with a port where it does not name one. */
export function tcpCheckFor(
  { key }: VirtualServer,
  { port }: RealServer,
): readonly string[] {
  const own = key?.kind === "address" ? key.port : undefined;
  return [
    "TCP_CHECK {",
    ...(port === undefined ? [`    connect_port ${own ?? 80}`] : []),
    "    connect_timeout 3",
    "}",
  ];
}
