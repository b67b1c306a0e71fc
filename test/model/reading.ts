import { evaluate } from "../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../grammar/schema/schema.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import { clustersOf } from "../../server/src/model/clusters.ts";
import type { Cluster } from "../../server/src/model/cluster.ts";
import type { KnownNode, Node } from "../../server/src/model/node.ts";
import { nodeOf } from "../../server/src/model/nodes.ts";

export type Files = Readonly<Record<string, string>>;

/** The node of one text. */
export function read(text: string, known?: KnownNode, configId?: string): Node {
  return nodeIn(
    { "keepalived.conf": text },
    "keepalived.conf",
    known,
    configId,
  );
}

/** The node of one of several files; the others can be included. */
export function nodeIn(
  files: Files,
  uri: string,
  known?: KnownNode,
  configId?: string,
): Node {
  const host = memoryHost(files);
  const root = host.read(uri);
  if (typeof root === "string") throw new Error(`${uri} is ${root}`);
  const configuration = evaluate(root, host, {
    vocabulary,
    ...(configId === undefined ? {} : { configId }),
  });
  return nodeOf(configuration, known);
}

/** A node for each file. */
export function nodesIn(files: Files): readonly Node[] {
  return Object.keys(files).map((uri) => nodeIn(files, uri));
}

/** The only cluster among files. */
export function clusterIn(files: Files): Cluster {
  const [cluster, ...others] = clustersOf(nodesIn(files));
  if (cluster === undefined || others.length > 0)
    throw new Error(`${others.length + (cluster ? 1 : 0)} clusters`);
  return cluster;
}

/** Clusters as lists of files, with what they are known from. */
export function clustersIn(files: Files): readonly string[] {
  return clustersOf(nodesIn(files)).map(
    ({ known, nodes }) =>
      `${known}: ${nodes.map(({ configuration }) => configuration.root.uri).join(", ")}`,
  );
}

/** The first instance of a node, or whatever else a test is about: it has to be there. */
export function the<T>(found: T | undefined): T {
  if (found === undefined) throw new Error("nothing there");
  return found;
}

/** A complete instance; `more` stands inside it. */
export function instance(
  priority: number,
  more = "",
  { name = "VI_1", vrid = 61, vip = "192.0.2.100/24" } = {},
): string {
  return `vrrp_instance ${name} {
    state BACKUP
    interface eth0
    virtual_router_id ${vrid}
    priority ${priority}
    ${more}
    virtual_ipaddress {
        ${vip}
    }
}
`;
}

/** Lines of an instance that sends to peers. */
export function unicast(own: string, ...peers: readonly string[]): string {
  return `unicast_src_ip ${own}
    unicast_peer {
        ${peers.join("\n        ")}
    }`;
}

/** A service whose real servers are the directors themselves. */
export function service(
  head: string,
  servers: readonly string[],
  kind = "DR",
): string {
  return `virtual_server ${head} {
    lb_algo rr
    lb_kind ${kind}
    protocol TCP
    ${servers.map((server) => `real_server ${server} {\n    }`).join("\n    ")}
}
`;
}
