/* A node: what a root file, read for one configuration id, makes of a machine. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { Place } from "../../../grammar/syntax/source-file.ts";
import { parseAddress, type Address } from "./address.ts";
import { frameTextOf } from "./frame.ts";
import { gapsOf } from "./gaps.ts";
import type { KnownAddress, KnownNode, Node } from "./node.ts";
import { nameFromPath } from "./node-names.ts";
import { readGlobals, rootBlocks } from "./read-globals.ts";
import {
  readInstances,
  readStaticAddresses,
  readSyncGroups,
} from "./read-instances.ts";
import { readTracked } from "./read-trackers.ts";
import {
  readVirtualServerGroups,
  readVirtualServers,
} from "./read-virtual-servers.ts";

/** The node of a configuration. Without anything known besides, the same object each time. */
export function nodeOf(configuration: Configuration, known?: KnownNode): Node {
  const node = readNode(configuration);
  if (known === undefined) return node;
  const given = (known.addresses ?? []).flatMap((written): KnownAddress[] => {
    const address = parseAddress(written);
    return address === undefined
      ? []
      : [{ address, at: undefined, source: "project" }];
  });
  return {
    ...node,
    known,
    text: frameTextOf(configuration, known),
    name: known.name ?? node.name,
    addresses: distinct([...given, ...node.addresses]),
    macs: known.macs ?? [],
  };
}

const textOf = memo((configuration: Configuration) =>
  frameTextOf(configuration, undefined),
);

const headsOf = memo(({ statements }: Configuration) =>
  statements.filter(({ keyword }) => keyword !== "virtual_server"),
);

/** What nobody asks for is not read. */
const readNode: (configuration: Configuration) => Node = memo(
  (configuration) => ({
    name: configuration.configId ?? nameFromPath(configuration.root.uri),
    configuration,
    known: undefined,
    blocks: (keyword) =>
      keyword === "virtual_server" ? [] : rootBlocks(configuration, keyword),
    get heads() {
      return headsOf(configuration);
    },
    includes: configuration.includes,
    get gaps() {
      return gapsOf(configuration);
    },
    get text() {
      return textOf(configuration);
    },
    get globals() {
      return readGlobals(configuration);
    },
    get instances() {
      return readInstances(configuration);
    },
    get syncGroups() {
      return readSyncGroups(configuration);
    },
    get virtualServers() {
      return readVirtualServers(configuration);
    },
    get virtualServerGroups() {
      return readVirtualServerGroups(configuration);
    },
    get tracked() {
      return readTracked(configuration);
    },
    get staticAddresses() {
      return readStaticAddresses(configuration);
    },
    get complete() {
      return !gapsOf(configuration).root;
    },
    get addresses() {
      return ownAddresses(configuration);
    },
    macs: [],
  }),
);

/** Addresses that the node's own file gives it. VIPs are never among them, whatever else names them. */
const ownAddresses: (configuration: Configuration) => readonly KnownAddress[] =
  memo((configuration) => {
    const instances = readInstances(configuration);
    const virtual = new Set(
      instances.flatMap((instance) =>
        [...instance.virtualAddresses, ...instance.excludedAddresses].map(
          ({ address }) => address.text,
        ),
      ),
    );
    const found: KnownAddress[] = [];
    const add = (
      address: Address | undefined,
      at: Place | undefined,
      source: KnownAddress["source"],
    ): void => {
      if (address !== undefined && !virtual.has(address.text))
        found.push({
          address: { ...address, prefixLength: undefined },
          at,
          source,
        });
    };
    for (const { unicastSource, multicastSource } of instances) {
      add(unicastSource?.value, unicastSource?.word, "unicast_src_ip");
      add(multicastSource?.value, multicastSource?.word, "mcast_src_ip");
    }
    for (const { address, statement } of readStaticAddresses(configuration))
      add(address, statement.words[0], "static");
    const { routerId } = readGlobals(configuration);
    if (routerId !== undefined)
      add(parseAddress(routerId.value), routerId.word, "router_id");
    return distinct(found);
  });

/** Each address once, from its best source. */
export function distinct(
  addresses: readonly KnownAddress[],
): readonly KnownAddress[] {
  const found = new Map<string, KnownAddress>();
  for (const known of addresses)
    if (!found.has(known.address.text)) found.set(known.address.text, known);
  return [...found.values()];
}
