// Docs of the keywords of bfd_instance.

import type { KeywordDocs } from "./doc.ts";

export const bfdInstanceDocs: KeywordDocs = {
  checker: {
    summary: "Reports changes of this session to the health checkers only",
    details:
      "For a `BFD_CHECK` of a real server. Without `checker` and `vrrp` both processes are told; with both words too.",
    example: `neighbor_ip 192.0.2.21
checker`,
  },
  hoplimit: {
    summary: "Sets the hop limit of BFD packets sent",
    details:
      "The same setting as `ttl`, whatever the family; the later line wins.",
    example: `neighbor_ip 2001:db8::254
hoplimit 255`,
  },
  idle_tx: {
    summary: "Sets the interval of packets while the session is not up",
    example: `neighbor_ip 192.0.2.254
idle_tx 2000`,
  },
  max_hops: {
    summary: "Limits how many hops a received packet may have travelled",
    details:
      "Packets whose TTL or hop limit has dropped by more are discarded, which keeps forged ones out. With `ttl 255` a value of 255 accepts any distance. For a peer behind routers raise it together with `multihop`.",
    example: `neighbor_ip 198.51.100.254
multihop on
max_hops 3`,
  },
  min_rx: {
    summary:
      "Sets the shortest interval at which this node wants to receive packets",
    details:
      "In milliseconds. Together with the peer's `min_tx` and `multiplier` it determines how fast a failure is noticed. Values of a few milliseconds need a lightly loaded machine or `bfd_rt_priority`.",
    example: `neighbor_ip 192.0.2.254
min_rx 100`,
  },
  min_tx: {
    summary:
      "Sets the shortest interval at which this node wants to send packets",
    details: "In milliseconds. The peer's `min_rx` can make it longer.",
    example: `neighbor_ip 192.0.2.254
min_tx 100`,
  },
  multihop: {
    summary: "Uses the port for peers that are not on the same link",
    details:
      "Port 4784 instead of 3784, on both sides alike. `max_hops` must allow the distance.",
    example: `neighbor_ip 198.51.100.254
multihop on
max_hops 3`,
  },
  multiplier: {
    summary:
      "Sets how many packets in a row may be missing before the peer declares the session down",
    details: "Detection time is this number times the agreed interval.",
    example: `neighbor_ip 192.0.2.254
min_tx 100
multiplier 3`,
  },
  neighbor_ip: {
    summary: "Sets the address of the BFD peer",
    details:
      "Required; its family must match `source_ip`. Two sessions with the same pair of addresses are refused.",
    example: "neighbor_ip 192.0.2.254",
  },
  neighbour_ip: {
    summary:
      "Sets the address of the BFD peer (other spelling of `neighbor_ip`)",
    details: "One of the two spellings is required.",
    example: "neighbour_ip 192.0.2.254",
  },
  passive: {
    summary: "Waits for the peer's packets before sending any",
    details:
      "At least one side must be active, otherwise the session never starts.",
    example: `neighbor_ip 192.0.2.254
passive`,
  },
  source_ip: {
    summary: "Sets the source address of BFD packets",
    details:
      "Set it if the node has several addresses: the peer expects a certain one. It also ensures a valid source port.",
    example: `neighbor_ip 192.0.2.254
source_ip 192.0.2.11`,
  },
  ttl: {
    summary: "Sets the TTL or hop limit of BFD packets sent",
    details:
      "A peer that checks expects 255 on the same link. Must not be below `max_hops`.",
    example: `neighbor_ip 192.0.2.254
ttl 255`,
  },
  vrrp: {
    summary: "Reports changes of this session to the VRRP process only",
    details:
      "For `track_bfd`. Without `vrrp` and `checker` both processes are told.",
    example: `neighbor_ip 192.0.2.254
vrrp`,
  },
  weight: {
    summary:
      "Sets what the state of the session does to the instances that track it",
    details:
      "0 means that a lost session takes the instance to FAULT. A positive weight is added to the priority while the session is up, a negative one is subtracted while it is down; `reverse` swaps the direction. A `weight` in the `track_bfd` line overrides it.",
    example: `neighbor_ip 192.0.2.254
weight -40`,
  },
};
