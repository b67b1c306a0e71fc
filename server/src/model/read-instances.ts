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
  unique(rootBlocks(configuration, "vrrp_instance")).map(
    ([name, head]) => new ReadInstance(name, head, configuration),
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

/** Lists are read when they are asked for: most rules ask for a few words. */
class ReadInstance implements VrrpInstance {
  readonly state: VrrpInstance["state"];
  readonly interface: VrrpInstance["interface"];
  readonly virtualRouterId: VrrpInstance["virtualRouterId"];
  readonly priority: VrrpInstance["priority"];
  readonly advertInt: VrrpInstance["advertInt"];
  readonly unicastSource: VrrpInstance["unicastSource"];
  readonly multicastSource: VrrpInstance["multicastSource"];
  readonly multicastGroup: VrrpInstance["multicastGroup"];
  readonly nopreempt: VrrpInstance["nopreempt"];
  readonly preemptDelay: VrrpInstance["preemptDelay"];
  readonly downTimerAdverts: VrrpInstance["downTimerAdverts"];
  readonly version: VrrpInstance["version"];
  readonly complete: boolean;
  private itsVirtualAddresses: VrrpInstance["virtualAddresses"] | undefined;
  private itsExcludedAddresses: VrrpInstance["excludedAddresses"] | undefined;
  private itsUnicastPeers: VrrpInstance["unicastPeers"] | undefined;
  private itsTrackers: VrrpInstance["trackers"] | undefined;
  private itsEffective: VrrpInstance["effective"] | undefined;

  constructor(
    readonly name: string,
    readonly statement: Statement,
    private readonly configuration: Configuration,
  ) {
    const line = (keyword: string): Statement | undefined =>
      last(statement, keyword);
    this.state = readState(statement);
    this.interface = text(line("interface"));
    this.virtualRouterId = within(unsigned(line("virtual_router_id")), 1, 255);
    this.priority = within(unsigned(line("priority")), 1, 255);
    this.advertInt = within(decimal(line("advert_int")), 0.01, 255);
    this.unicastSource = address(line("unicast_src_ip"));
    this.multicastSource = address(line("mcast_src_ip"));
    this.multicastGroup = address(line("mcast_dst_ip"));
    this.nopreempt = line("nopreempt");
    this.preemptDelay = decimal(line("preempt_delay"));
    this.downTimerAdverts = within(
      unsigned(line("down_timer_adverts")),
      1,
      100,
    );
    this.version = within(signed(line("version")), 2, 3);
    this.complete = !gapsOf(configuration).inside(statement);
  }

  get virtualAddresses(): readonly VirtualAddress[] {
    return (this.itsVirtualAddresses ??=
      this.lines("virtual_ipaddress").flatMap(readVirtualAddress));
  }

  get excludedAddresses(): readonly VirtualAddress[] {
    return (this.itsExcludedAddresses ??= this.lines(
      "virtual_ipaddress_excluded",
    ).flatMap(readVirtualAddress));
  }

  get addressesKnown(): boolean {
    const written = this.lines("virtual_ipaddress").length;
    return this.complete && this.virtualAddresses.length === written;
  }

  get unicastPeers(): readonly Valued<Address>[] {
    return (this.itsUnicastPeers ??=
      this.lines("unicast_peer").flatMap(readPeer));
  }

  get peersKnown(): boolean {
    const written = this.lines("unicast_peer").length;
    return this.complete && this.unicastPeers.length === written;
  }

  get authentication(): VrrpInstance["authentication"] {
    return readAuthentication(this.statement);
  }

  get hmac(): VrrpInstance["hmac"] {
    return readHmac(this.statement);
  }

  get trackers(): VrrpInstance["trackers"] {
    return (this.itsTrackers ??= readTrackers(
      this.statement,
      readTracked(this.configuration),
    ));
  }

  get effective(): VrrpInstance["effective"] {
    return (this.itsEffective ??= effectiveInstance(
      this,
      readGlobals(this.configuration),
      this.lines("unicast_peer").length > 0,
    ));
  }

  private lines(keyword: string): readonly Statement[] {
    return lines(this.statement, keyword);
  }
}

/** BACKUP behind a MASTER is refused. */
function readState(head: Statement): Valued<string> | undefined {
  const states = all(head, "state");
  const master = states.findLast((each) => text(each)?.value === "MASTER");
  return text(master ?? states.at(-1));
}

/** `ADDRESS[/N] [dev IF] ...`; nothing where the address can't be read. */
function readVirtualAddress(statement: Statement): VirtualAddress[] {
  const { words } = statement;
  const found = words[0].opaque ? undefined : parseAddress(words[0].text);
  if (found === undefined) return [];
  const at =
    words.length === 1 ? -1 : words.findIndex(({ text }) => text === "dev");
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
