/* What the remedies for forwarding loops have to know of the machines that take part. */
import type { Address } from "../../model/address.ts";
import type { Node } from "../../model/node.ts";
import type { VirtualServer } from "../../model/virtual-server.ts";
import type { VrrpInstance } from "../../model/vrrp-instance.ts";

/** A director that is also a real server. */
export interface Director {
  readonly name: string;
  readonly address: Address;
  /** Undefined where only its address is known, from the other nodes' files. */
  readonly node: Node | undefined;
  /** The instance that holds the service's VIP. */
  readonly instance: VrrpInstance | undefined;
  /** Its definition of the looping service. */
  readonly service: VirtualServer | undefined;
}

/** A service whose packets go round between directors. */
export interface LoopingService {
  readonly directors: readonly Director[];
  /** Undefined for a fwmark service without a VIP to be seen. */
  readonly vip: Address | undefined;
  readonly ports: readonly number[];
  /** Lower case, as packet filters write it. */
  readonly protocol: string;
}

/** The directors whose files can be edited, each file once. */
export function editableNodes(directors: readonly Director[]): readonly Node[] {
  const byRoot = new Map(
    directors.flatMap(({ node }) =>
      node === undefined ? [] : [[node.configuration.root.uri, node] as const],
    ),
  );
  return [...byRoot.values()];
}
