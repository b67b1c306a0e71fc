import type { Statement } from "../../../grammar/syntax/tree.ts";
import type { Address } from "./address.ts";
import type { Valued } from "./values.ts";

/** What packets a `virtual_server` takes. */
export type ServiceKey =
  | {
      readonly kind: "address";
      readonly address: Address;
      /** Last address of a range, in groups only. */
      readonly through?: Address;
      readonly port: number | undefined;
    }
  | { readonly kind: "fwmark"; readonly mark: number }
  | { readonly kind: "group"; readonly name: string };

export interface VirtualServer {
  readonly statement: Statement;
  /** Undefined where it can't be read: rules that need it stay silent. */
  readonly key: ServiceKey | undefined;
  readonly scheduler: Valued<string> | undefined;
  readonly protocol: Valued<string> | undefined;
  /** The last `lb_kind` (or `lvs_method`); undefined: NAT with a message of the daemon. */
  readonly method: Valued<string> | undefined;
  readonly realServers: readonly RealServer[];
  /** False where a real server can't be read, or an include inside the block. */
  readonly complete: boolean;
  readonly sorryServer: Endpoint | undefined;
  /** Seconds; 360 where `persistence_timeout` stands without a number, undefined without persistence. */
  readonly persistence: Persistence | undefined;
}

export interface Persistence {
  readonly statement: Statement;
  /** Undefined where it can't be read. */
  readonly seconds: number | undefined;
}

export type ForwardingMethod = "NAT" | "DR" | "TUN";

export interface Endpoint {
  readonly statement: Statement;
  readonly address: Valued<Address>;
  readonly port: Valued<number> | undefined;
}

export interface RealServer extends Endpoint {
  readonly weight: Valued<number> | undefined;
  /** Its own weight, else the service's, else 1; undefined where it can't be read. */
  readonly effectiveWeight: number | undefined;
  /** Its own `lvs_method`, else the service's in force, else NAT; undefined where it can't be read. */
  readonly method: ForwardingMethod | undefined;
  /** HTTP_GET, TCP_CHECK, ... */
  readonly checkers: readonly Statement[];
}

export interface VirtualServerGroup {
  readonly name: string;
  readonly statement: Statement;
  readonly members: readonly ServiceKey[];
  /** False where a line can't be read. */
  readonly complete: boolean;
}
