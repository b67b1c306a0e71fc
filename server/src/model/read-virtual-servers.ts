/* `virtual_server` and `virtual_server_group` blocks, with the forwarding method in force for each real server. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import { memo, memoByForm } from "../../../grammar/syntax/memo.ts";
import { keywordOf, type Statement } from "../../../grammar/syntax/tree.ts";
import { gapsOf } from "./gaps.ts";
import { nameOf, rootBlocks } from "./read-globals.ts";
import { readGroupMember, readKey, readPort } from "./service-keys.ts";
import {
  address,
  all,
  inside,
  last,
  text,
  unsigned,
  within,
  type Valued,
} from "./values.ts";
import type {
  Endpoint,
  ForwardingMethod,
  Persistence,
  RealServer,
  VirtualServer,
  VirtualServerGroup,
} from "./virtual-server.ts";

/** The virtual servers in the order of the configuration. */
export const readVirtualServers: (
  configuration: Configuration,
) => readonly VirtualServer[] = memo((configuration) =>
  rootBlocks(configuration, "virtual_server").map((head) =>
    readVirtualServer(head, configuration),
  ),
);

export const readVirtualServerGroups: (
  configuration: Configuration,
) => readonly VirtualServerGroup[] = memo((configuration) =>
  rootBlocks(configuration, "virtual_server_group").flatMap((statement) => {
    const name = nameOf(statement);
    if (name === undefined) return [];
    const members = inside(statement).map(readGroupMember);
    const known = members.filter((member) => member !== undefined);
    const complete =
      known.length === members.length &&
      !gapsOf(configuration).inside(statement);
    return [{ name, statement, members: known, complete }];
  }),
);

function readVirtualServer(
  statement: Statement,
  configuration: Configuration,
): VirtualServer {
  const methodLine = lastOf(statement, "lb_kind", "lvs_method");
  const realServers = readRealServers(statement);
  return {
    statement,
    key: readKey(statement),
    scheduler: text(lastOf(statement, "lb_algo", "lvs_sched")),
    protocol: upperCase(text(last(statement, "protocol"))),
    method: text(methodLine),
    realServers,
    complete:
      realServers.length === all(statement, "real_server").length &&
      !gapsOf(configuration).inside(statement),
    sorryServer: readEndpoint(last(statement, "sorry_server")),
    persistence: readPersistence(last(statement, "persistence_timeout")),
  };
}

/** The last statement with one of two names of the same thing. */
function lastOf(
  head: Statement,
  ...keywords: readonly string[]
): Statement | undefined {
  return inside(head).findLast((each) => keywords.includes(keywordOf(each)));
}

function upperCase(
  written: Valued<string> | undefined,
): Valued<string> | undefined {
  return written && { ...written, value: written.value.toUpperCase() };
}

function readPersistence(
  statement: Statement | undefined,
): Persistence | undefined {
  if (statement === undefined) return undefined;
  const seconds =
    statement.words.length === 1 ? 360 : unsigned(statement)?.value;
  // A number that is refused leaves the service without persistence.
  if (seconds !== undefined && (seconds < 1 || seconds > 2678400))
    return undefined;
  return { statement, seconds };
}

/** A real server keeps the `lb_kind` in force when it is read; one without takes the service's last. */
function readRealServers(head: Statement): readonly RealServer[] {
  const methodLine = lastOf(head, "lb_kind", "lvs_method");
  const usual = methodLine === undefined ? "NAT" : methodOf(methodLine);
  const weightLine = last(head, "weight");
  const usualWeight =
    weightLine === undefined ? 1 : unsigned(weightLine)?.value;
  const found: RealServer[] = [];
  let inForce: ForwardingMethod | undefined = usual;
  for (const statement of inside(head)) {
    const keyword = keywordOf(statement);
    if (keyword === "lb_kind" || keyword === "lvs_method")
      inForce = methodOf(statement);
    if (keyword !== "real_server") continue;
    const endpoint = readEndpoint(statement);
    if (endpoint === undefined) continue;
    const own = last(statement, "lvs_method");
    const ownWeight = last(statement, "weight");
    const weight = unsigned(ownWeight);
    // Field by field: objects made by spreading are slow to read, and every rule reads these.
    const { address, port } = endpoint;
    found.push({
      statement,
      address,
      port,
      weight,
      effectiveWeight: ownWeight === undefined ? usualWeight : weight?.value,
      method: own === undefined ? inForce : methodOf(own),
      checkers: hasChecker(statement)
        ? inside(statement).filter(isChecker)
        : noCheckers,
    });
  }
  return found;
}

const noCheckers: readonly Statement[] = [];

function isChecker({ keyword }: Statement): boolean {
  return /_(?:CHECK|GET)$/.test(keyword);
}

const hasChecker: (head: Statement) => boolean = memoByForm((head) =>
  inside(head).some(isChecker),
);

function methodOf(statement: Statement): ForwardingMethod | undefined {
  const method = text(statement)?.value;
  return method === "NAT" || method === "DR" || method === "TUN"
    ? method
    : undefined;
}

function readEndpoint(statement: Statement | undefined): Endpoint | undefined {
  const found = address(statement);
  if (statement === undefined || found === undefined) return undefined;
  if (found.value.prefixLength !== undefined) return undefined;
  const written = statement.words[2];
  const port = within(unsigned(statement, 1), 0, 65535);
  if (written !== undefined && port === undefined) return undefined;
  return {
    statement,
    address: found,
    port: readPort(port),
  };
}
