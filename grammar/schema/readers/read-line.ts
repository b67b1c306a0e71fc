import { readAddress } from "./address.ts";
import {
  readInterfaceDelay,
  readLinkbeatInterface,
} from "./interface-options.ts";
import type { LineReader } from "./reader.ts";
import { readRoute } from "./route.ts";
import { readRule } from "./rule.ts";
import { readTrack } from "./track.ts";
import { readUnicastPeer } from "./unicast-peer.ts";
import { readVirtualServerGroup } from "./virtual-server-group.ts";

/** The reader of each line format; formats whose every word counts (names, recipients) have none. */
const readers: Readonly<Record<string, LineReader>> = {
  address: readAddress,
  interface_delay: readInterfaceDelay,
  linkbeat_interface: readLinkbeatInterface,
  route: readRoute,
  rule: readRule,
  track_bfd: readTrack,
  track_file: readTrack,
  track_interface: readTrack,
  track_process: readTrack,
  track_script: readTrack,
  unicast_peer: readUnicastPeer,
  virtual_server_group_entry: readVirtualServerGroup,
};

/** Reads a line of a value block as keepalived does. */
export const readLine: LineReader = (line) => readers[line.format.name]?.(line);
