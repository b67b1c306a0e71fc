import type { Statement } from "../../../grammar/syntax/tree.ts";
import type { Address } from "./address.ts";
import type { Valued } from "./values.ts";

/** What packets a `virtual_server` takes. */
export type ServiceKey =
  | {
      readonly kind: "address";
      readonly address: Address;
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
  readonly sorryServer: Endpoint | undefined;
}

export interface Endpoint {
  readonly statement: Statement;
  readonly address: Valued<Address>;
  readonly port: Valued<number> | undefined;
}

export interface RealServer extends Endpoint {
  readonly weight: Valued<number> | undefined;
  /** Upper case NAT, DR or TUN: its own `lvs_method`, else the service's in force, else NAT. */
  readonly method: string;
  /** HTTP_GET, TCP_CHECK, ... */
  readonly checkers: readonly Statement[];
}

export interface VirtualServerGroup {
  readonly name: string;
  readonly statement: Statement;
  readonly members: readonly ServiceKey[];
}
