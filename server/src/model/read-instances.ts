/* `vrrp_instance` and `vrrp_sync_group` blocks, with the values the daemon works with. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { Statement } from "../../../grammar/syntax/tree.ts";
import { parseAddress, type Address } from "./address.ts";
import { readAuthentication, readHmac } from "./read-authentication.ts";
import { effectiveInstance } from "./effective-instance.ts";
import { gapsOf } from "./gaps.ts";
import type { SyncGroup } from "./node.ts";
import { has, nameOf, readGlobals, rootBlocks } from "./read-globals.ts";
import { readTracked, readTrackers } from "./read-trackers.ts";
import {
  address,
  all,
  decimal,
  last,
  lines,
  readable,
  signed,
  text,
  unsigned,
  valued,
  within,
  type Valued,
} from "./values.ts";
import type { VirtualAddress, VrrpInstance } from "./vrrp-instance.ts";

/** The instances keepalived creates: a second one with the same name is skipped. */
export const readInstances: (
  configuration: Configuration,
) => readonly VrrpInstance[] = memo((configuration) =>
  unique(rootBlocks(configuration, "vrrp_instance")).map(([name, head]) =>
    readInstance(name, head, configuration),
  ),
);

/** The sync groups keepalived creates; of several `group` blocks the first counts. */
export const readSyncGroups: (
  configuration: Configuration,
) => readonly SyncGroup[] = memo((configuration) =>
  unique(rootBlocks(configuration, "vrrp_sync_group")).map(
    ([name, statement]): SyncGroup => ({
      name,
      statement,
      members: (all(statement, "group")[0]?.block?.statements ?? []).flatMap(
        (line) =>
          line.words.flatMap((word) => {
            const member = valued(line, readable(word), ({ text }) => text);
            return member === undefined ? [] : [member];
          }),
      ),
      trackers: readTrackers(statement, readTracked(configuration)),
      trackingWeight: has(statement, "sync_group_tracking_weight"),
    }),
  ),
);

/** `static_ipaddress`: addresses the machine has whatever VRRP does. */
export const readStaticAddresses: (
  configuration: Configuration,
) => readonly VirtualAddress[] = memo((configuration) =>
  rootBlocks(configuration, "static_ipaddress").flatMap((head) =>
    (head.block?.statements ?? []).flatMap(readVirtualAddress),
  ),
);

function unique(
  heads: readonly Statement[],
): readonly (readonly [string, Statement])[] {
  const found = new Map<string, Statement>();
  for (const head of heads) {
    const name = nameOf(head);
    if (name !== undefined && !found.has(name)) found.set(name, head);
  }
  return [...found];
}

function readInstance(
  name: string,
  statement: Statement,
  configuration: Configuration,
): VrrpInstance {
  const complete = !gapsOf(configuration).inside(statement);
  const advertised = lines(statement, "virtual_ipaddress");
  const virtualAddresses = advertised.flatMap(readVirtualAddress);
  const peers = lines(statement, "unicast_peer");
  const unicastPeers = peers.flatMap(readPeer);
  const written: Omit<VrrpInstance, "effective"> = {
    name,
    statement,
    state: readState(statement),
    interface: text(last(statement, "interface")),
    virtualRouterId: within(
      unsigned(last(statement, "virtual_router_id")),
      1,
      255,
    ),
    priority: within(unsigned(last(statement, "priority")), 1, 255),
    advertInt: within(decimal(last(statement, "advert_int")), 0.01, 255),
    virtualAddresses,
    excludedAddresses: lines(statement, "virtual_ipaddress_excluded").flatMap(
      readVirtualAddress,
    ),
    addressesKnown: complete && virtualAddresses.length === advertised.length,
    unicastSource: address(last(statement, "unicast_src_ip")),
    multicastSource: address(last(statement, "mcast_src_ip")),
    multicastGroup: address(last(statement, "mcast_dst_ip")),
    unicastPeers,
    peersKnown: complete && unicastPeers.length === peers.length,
    authentication: readAuthentication(statement),
    hmac: readHmac(statement),
    nopreempt: last(statement, "nopreempt"),
    preemptDelay: decimal(last(statement, "preempt_delay")),
    downTimerAdverts: within(
      unsigned(last(statement, "down_timer_adverts")),
      1,
      100,
    ),
    version: within(signed(last(statement, "version")), 2, 3),
    trackers: readTrackers(statement, readTracked(configuration)),
    complete,
  };
  return {
    ...written,
    effective: effectiveInstance(
      written,
      readGlobals(configuration),
      peers.length > 0,
    ),
  };
}

/** BACKUP behind a MASTER is refused. */
function readState(head: Statement): Valued<string> | undefined {
  const states = all(head, "state");
  const master = states.findLast((each) => text(each)?.value === "MASTER");
  return text(master ?? states.at(-1));
}

/** `ADDRESS[/N] [dev IF] ...`; nothing where the address can't be read. */
function readVirtualAddress(statement: Statement): VirtualAddress[] {
  const word = readable(statement.words[0]);
  const found = word === undefined ? undefined : parseAddress(word.text);
  if (found === undefined) return [];
  const at = statement.words.findIndex(({ text }) => text === "dev");
  const device = at < 0 ? undefined : text(statement, at);
  return [{ address: found, device, statement }];
}

/** A mask or the end of a range behind a peer's address is cut off. */
function readPeer(statement: Statement): Valued<Address>[] {
  const peer = valued(statement, readable(statement.words[0]), (word) =>
    parseAddress(word.text.replace(/[/-].*/s, "")),
  );
  return peer === undefined ? [] : [peer];
}
