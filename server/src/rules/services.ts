/* What several rules ask of virtual servers: how to call them, what packets they take, which servers are dropped. */
import { memo, memoOn } from "../../../grammar/syntax/memo.ts";
import type { Outline } from "../../../grammar/syntax/outline.ts";
import { keywordOf, type Statement } from "../../../grammar/syntax/tree.ts";
import type { Address } from "../model/address.ts";
import type { Frame, Node } from "../model/node.ts";
import { methodsOf, serverAddresses } from "../model/read-virtual-servers.ts";
import { all, inside, last, text } from "../model/values.ts";
import type {
  Endpoint,
  ForwardingMethod,
  RealServer,
  ServiceKey,
  VirtualServer,
  VirtualServerGroup,
} from "../model/virtual-server.ts";
import { insertAfter, prependToBlock } from "./edits.ts";
import { marksOfNoFamily } from "./mixed-groups.ts";
import type { Edit } from "./rule.ts";

export type AddressKey = Extract<ServiceKey, { kind: "address" }>;

/** `192.0.2.100:80`, `[2001:db8::1]:80`, `fwmark 3` or `group WEB`. */
export function serviceName({ key, statement }: VirtualServer): string {
  switch (key?.kind) {
    case "address":
      return addressName(key.address, key.port);
    case "fwmark":
      return `fwmark ${key.mark}`;
    case "group":
      return `group ${key.name}`;
    case undefined:
      return statement.words
        .slice(1)
        .map((word) => word.text)
        .join(" ");
  }
}

/** `198.51.100.1:80`, or the address alone where no port is written. */
export function endpointName({ address, port }: Endpoint): string {
  return addressName(address.value, port?.value);
}

function addressName({ text, family }: Address, port?: number): string {
  if (port === undefined) return text;
  return family === "IPv6" ? `[${text}]:${port}` : `${text}:${port}`;
}

/** The group a service stands for. The daemon takes the first one of that name. */
export function groupOf(
  node: Frame,
  { key }: VirtualServer,
): VirtualServerGroup | undefined {
  return key?.kind === "group"
    ? node.virtualServerGroups.find(({ name }) => name === key.name)
    : undefined;
}

/** The addresses a service takes packets for: its own, or those of its group. */
export function addressesOf(
  node: Frame,
  service: VirtualServer,
): readonly AddressKey[] {
  const { key } = service;
  if (key?.kind === "address") return [key];
  return membersOf(node, service).filter((each) => each.kind === "address");
}

const none: readonly never[] = [];

/** The firewall marks a service takes packets by. */
export function marksOf(
  node: Frame,
  service: VirtualServer,
): readonly number[] {
  if (service.key?.kind === "address") return none;
  return membersOf(node, service).flatMap((each) =>
    each.kind === "fwmark" ? [each.mark] : [],
  );
}

function membersOf(node: Frame, service: VirtualServer): readonly ServiceKey[] {
  const { key } = service;
  if (key === undefined) return [];
  return key.kind === "group" ? (groupOf(node, service)?.members ?? []) : [key];
}

/** Upper case; UDP where none is written, undefined where it can't be read. */
export const protocolOf: (service: VirtualServer) => string | undefined =
  memoOn(
    ({ statement }: VirtualServer) => statement.outline,
    ({ protocol, statement }) => {
      if (protocol === undefined)
        return last(statement, "protocol") === undefined ? "UDP" : undefined;
      return ["TCP", "UDP", "SCTP"].includes(protocol.value)
        ? protocol.value
        : undefined;
    },
  );

/** The services the daemon looks at further: one without real servers, or of a group that is undefined or removed, is dropped first. */
export const keptServices: (node: Node) => readonly VirtualServer[] = memo(
  (node) =>
    node.virtualServers.filter(
      (service) => hasKeptServers(service) && hasMembers(node, service),
    ),
);

function hasMembers(node: Frame, service: VirtualServer): boolean {
  const { key } = service;
  if (key?.kind !== "group") return key !== undefined;
  const group = groupOf(node, service);
  return (
    group !== undefined &&
    group.members.length > 0 &&
    marksOfNoFamily(group).length === 0
  );
}

/** Of repeated servers the first is kept, so only those of another family count. */
function hasKeptServers(service: VirtualServer): boolean {
  const { dropped } = familiesOf(service);
  return dropped.length === 0
    ? hasRealServers(service)
    : keptRealServers(service).length > 0;
}

const hasRealServers: (service: VirtualServer) => boolean = memoOn(
  ({ statement }: VirtualServer) => statement.outline,
  ({ realServers }) => realServers.length > 0,
);

/** The real servers the daemon keeps: without those of another address family and without repeated ones. */
export function keptRealServers(service: VirtualServer): readonly RealServer[] {
  return familiesOf(service).dropped.length + repetitionsOf(service).size === 0
    ? service.realServers
    : someRealServers(service);
}

const someRealServers = memo((service: VirtualServer) => {
  const dropped = new Set(familiesOf(service).dropped);
  const repetitions = repetitionsOf(service);
  return service.realServers.filter(
    (each) => !dropped.has(each) && !repetitions.has(each),
  );
});

/** Real servers with the address and port of an earlier one, as they are written, each with that one. */
export function repetitionsOf(
  service: VirtualServer,
): ReadonlyMap<RealServer, RealServer> {
  return mayRepeat(service.statement) ? repetitionsIn(service) : noRepetitions;
}

const repetitionsIn: (
  service: VirtualServer,
) => ReadonlyMap<RealServer, RealServer> = memo((service) => {
  const dropped = new Set(familiesOf(service).dropped);
  const first = new Map<string, RealServer>();
  const repetitions = new Map<RealServer, RealServer>();
  for (const each of service.realServers) {
    if (dropped.has(each)) continue;
    const name = endpointName(each);
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, each);
    else repetitions.set(each, earlier);
  }
  return repetitions;
});

/**
 * What a service says but for IPv4 addresses; undefined where something else follows from these: which of its real
 * servers the daemon keeps, if two are the same.
 */
export function outlineOf(service: VirtualServer): Outline | undefined {
  return repetitionsOf(service).size > 0
    ? undefined
    : service.statement.outline;
}

/**
 * Remembers what does not follow from addresses, once for all services with the same outline. What is worked out must
 * hold no place, and not depend on includes that can't be read.
 */
export function memoByService<V>(
  compute: (service: VirtualServer) => V,
): (service: VirtualServer) => V {
  return memoOn(outlineOf, compute);
}

const noRepetitions: ReadonlyMap<RealServer, RealServer> = new Map();

/** Whether two of a service's servers have the same address. */
export function mayRepeat(head: Statement): boolean {
  return serverAddresses(head).mayRepeat;
}

/** Whether a real server is reached by this method. Asked first, it saves most services the making of real servers. */
export function forwardsBy(
  method: ForwardingMethod,
  { statement }: VirtualServer,
): boolean {
  return methodsOf(statement).has(method);
}

export function sameEndpoint(one: Endpoint, other: Endpoint): boolean {
  return (
    one.address.value.text === other.address.value.text &&
    one.port?.value === other.port?.value
  );
}

export interface Families {
  /** Real and sorry servers of another family than the service's, which the daemon drops while it reads. */
  readonly dropped: readonly Endpoint[];
  /** `ip_family` lines that contradict what is known by then. */
  readonly conflicts: readonly Statement[];
  /** The family of the service once everything is read; undefined: nothing tells. */
  readonly family: Address["family"] | undefined;
}

/**
 * Reads a service for address families as the daemon does, line by line: an address tells at once, else `ip_family`,
 * `persistence_granularity` or the first server that is not tunnelled.
 */
export function familiesOf(service: VirtualServer): Families {
  return agreeingFamiliesOf(service) ?? ownFamiliesOf(service);
}

/** They are the same for all services with the same outline; lines that contradict are each service's own. */
const agreeingFamiliesOf = memoOn(
  ({ statement }: VirtualServer) => statement.outline,
  (service) => {
    const families = readFamilies(service);
    const { dropped, conflicts } = families;
    return dropped.length === 0 && conflicts.length === 0
      ? families
      : undefined;
  },
);

const ownFamiliesOf = memo(readFamilies);

function readFamilies(service: VirtualServer): Families {
  const { statement, key, realServers, sorryServer } = service;
  const byHead = new Map(realServers.map((each) => [each.statement, each]));
  let family = key?.kind === "address" ? key.address.family : undefined;
  let inForce: MethodInForce = "unset";
  let sorryMethod: MethodInForce = "unset";
  const dropped: Endpoint[] = [];
  const conflicts: Statement[] = [];
  const meet = (endpoint: Endpoint, method: MethodInForce): void => {
    if (method === "TUN" || method === "unknown") return;
    const own = endpoint.address.value.family;
    if (family === undefined) family = own;
    else if (family !== own) dropped.push(endpoint);
  };
  for (const each of inside(statement)) {
    switch (keywordOf(each)) {
      case "lb_kind":
      case "lvs_method":
        inForce = methodLine(each) ?? inForce;
        break;
      case "sorry_server":
        sorryMethod = inForce;
        break;
      case "sorry_server_lvs_method":
        sorryMethod = methodLine(each) ?? sorryMethod;
        break;
      case "ip_family": {
        const word = text(each)?.value;
        const wanted =
          word === "inet" ? "IPv4" : word === "inet6" ? "IPv6" : undefined;
        if (wanted === undefined) break;
        if (family === undefined) family = wanted;
        else if (family !== wanted) conflicts.push(each);
        break;
      }
      case "persistence_granularity": {
        const word = text(each)?.value;
        if (word !== undefined) family ??= word.includes(".") ? "IPv4" : "IPv6";
        break;
      }
      case "real_server": {
        const server = byHead.get(each);
        if (server !== undefined)
          meet(server, methodLine(last(each, "lvs_method")) ?? inForce);
        break;
      }
    }
  }
  if (sorryServer !== undefined) meet(sorryServer, sorryMethod);
  return {
    dropped,
    conflicts,
    family: family ?? familyOfTunnels(service),
  };
}

/** A service by mark of which all servers are tunnelled has their family, IPv4 where they differ. */
function familyOfTunnels({
  key,
  realServers,
  sorryServer,
}: VirtualServer): Address["family"] | undefined {
  if (key?.kind !== "fwmark") return undefined;
  const endpoints = sorryServer ? [...realServers, sorryServer] : realServers;
  const families = new Set(
    endpoints.map(({ address }) => address.value.family),
  );
  const [first] = families;
  return families.size > 1 ? "IPv4" : first;
}

/** `unset`: no line has said it yet. */
type MethodInForce = ForwardingMethod | "unset" | "unknown";

/** The service's method at the moment the daemon reads a line of it. */
function methodBefore(head: Statement, line: Statement): MethodInForce {
  const list = inside(head);
  const before = list
    .slice(0, list.indexOf(line))
    .findLast((each) => ["lb_kind", "lvs_method"].includes(keywordOf(each)));
  return methodLine(before) ?? "unset";
}

function methodLine(line: Statement | undefined): MethodInForce | undefined {
  if (line === undefined) return undefined;
  const method = text(line)?.value;
  return method === "NAT" || method === "DR" || method === "TUN"
    ? method
    : "unknown";
}

/** How packets go to the sorry server; undefined where it can't be read. */
export function sorryMethodOf({
  statement,
  sorryServer,
  method,
}: VirtualServer): ForwardingMethod | undefined {
  if (sorryServer === undefined) return undefined;
  const found =
    methodLine(last(statement, "sorry_server_lvs_method")) ??
    methodBefore(statement, sorryServer.statement);
  if (found !== "unset") return found === "unknown" ? undefined : found;
  const usual = methodLine(method?.statement) ?? "NAT";
  return usual === "unknown" || usual === "unset" ? undefined : usual;
}

/** A line of a service in the place people write it: behind the scheduler and its like, else first. */
export function insertIntoService(
  service: VirtualServer,
  line: string,
): readonly Edit[] {
  const anchor = ["lb_kind", "lvs_method", "lb_algo", "lvs_sched", "delay_loop"]
    .map((keyword) => all(service.statement, keyword)[0])
    .find((each) => each?.file === service.statement.file);
  return anchor === undefined
    ? prependToBlock(service.statement, [line])
    : insertAfter(anchor, [line]);
}
