/* How nodes, addresses and clusters are known, in words. */
import type { Cluster } from "../model/cluster.ts";
import type { KnownAddress } from "../model/node.ts";

export const clusterReasons: Readonly<Record<Cluster["known"], string>> = {
  project: "the project file says so",
  "config-ids": "the @ID lines of one file name its nodes",
  "unicast-pairs": "their unicast addresses name each other",
  "shared-vips": "they hold the same virtual address",
};

export const addressReasons: Readonly<Record<KnownAddress["source"], string>> =
  {
    project: "the project file",
    unicast_src_ip: "unicast_src_ip",
    mcast_src_ip: "mcast_src_ip",
    static: "static_ipaddress",
    "peer-list": "unicast_peer of another node",
    router_id: "router_id",
  };
