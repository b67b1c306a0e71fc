/* What differs between the services of two directors for the same packets. */
import type { Statement } from "../../../../grammar/syntax/tree.ts";
import type { Endpoint, VirtualServer } from "../../model/virtual-server.ts";
import { endpointName, keptRealServers, sameEndpoint } from "../services.ts";

export interface ServiceDifference {
  readonly message: string;
  readonly at: Statement;
  readonly here?: string | number;
  readonly there?: string | number;
  readonly server?: string;
  readonly list?: string;
}

/**
 * What clients would notice if `other` took the place of `one`. A real server that is a director may be missing on
 * either of them.
 */
export function serviceDifferences(
  one: VirtualServer,
  other: VirtualServer,
  directors: ReadonlySet<string>,
): readonly ServiceDifference[] {
  const found: ServiceDifference[] = [];
  const { statement } = one;
  const [own, its] = [one, other].map(({ scheduler }) => scheduler?.value);
  if (own !== undefined && its !== undefined && own !== its)
    found.push({
      message: "scheduler",
      at: one.scheduler?.statement ?? statement,
      here: own,
      there: its,
    });
  found.push(...comparePersistence(one, other), ...compareSorry(one, other));
  const [servers, otherServers] = [
    keptRealServers(one),
    keptRealServers(other),
  ];
  const list = [
    ...servers.filter((each) => !has(otherServers, each)),
    ...otherServers.filter((each) => !has(servers, each)),
  ].filter(({ address }) => !directors.has(address.value.text));
  // A single server on each node, another one: each node serves itself, as databases with two masters do.
  const serveThemselves = servers.length === 1 && otherServers.length === 1;
  if (list.length > 0 && !serveThemselves)
    found.push({
      message: "servers",
      at: statement,
      list: list.map(endpointName).join(", "),
    });
  found.push(...compareServers(one, other));
  return found;
}

function comparePersistence(
  { persistence: own, statement }: VirtualServer,
  { persistence: its }: VirtualServer,
): readonly ServiceDifference[] {
  const here = own === undefined ? 0 : own.seconds;
  const there = its === undefined ? 0 : its.seconds;
  if (here === undefined || there === undefined || here === there) return [];
  return [
    { message: "persistence", at: own?.statement ?? statement, here, there },
  ];
}

function compareSorry(
  { sorryServer: own, statement }: VirtualServer,
  { sorryServer: its }: VirtualServer,
): readonly ServiceDifference[] {
  const name = (each: Endpoint | undefined): string =>
    each === undefined ? "none" : endpointName(each);
  return name(own) === name(its)
    ? []
    : [
        {
          message: "sorry",
          at: own?.statement ?? statement,
          here: name(own),
          there: name(its),
        },
      ];
}

/** Both are known and not the same. */
function differ<T>(one: T | undefined, other: T | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

/** Whether a list holds an endpoint with this address and port. */
export function has(list: readonly Endpoint[], server: Endpoint): boolean {
  return list.some((each) => sameEndpoint(each, server));
}

function compareServers(
  one: VirtualServer,
  other: VirtualServer,
): readonly ServiceDifference[] {
  const pairs = keptRealServers(one).flatMap((own) => {
    const its = keptRealServers(other).find((each) => sameEndpoint(each, own));
    return its === undefined ? [] : [{ own, its }];
  });
  const methods = pairs.filter(({ own, its }) =>
    differ(own.method, its.method),
  );
  const weights = pairs.filter(({ own, its }) =>
    differ(own.effectiveWeight, its.effectiveWeight),
  );
  const [first] = methods;
  const line = one.method?.statement;
  return [
    ...(first !== undefined &&
    line !== undefined &&
    methods.length === pairs.length
      ? [
          {
            message: "method",
            at: line,
            here: first.own.method ?? "",
            there: first.its.method ?? "",
          },
        ]
      : methods.map(({ own, its }) => ({
          message: "serverMethod",
          at: own.statement,
          server: endpointName(own),
          here: own.method ?? "",
          there: its.method ?? "",
        }))),
    ...weights.map(({ own, its }) => ({
      message: "weight",
      at: own.statement,
      server: endpointName(own),
      here: own.effectiveWeight ?? "",
      there: its.effectiveWeight ?? "",
    })),
  ];
}
