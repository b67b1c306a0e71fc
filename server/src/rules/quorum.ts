/* Weights and quorum of a service as the daemon adds them up. */
import { last, unsigned, within, type Valued } from "../model/values.ts";
import type { VirtualServer } from "../model/virtual-server.ts";
import { keptRealServers } from "./services.ts";

/** The weights of the real servers that the daemon keeps; undefined where one can't be read. */
export function weightsOf(
  service: VirtualServer,
): readonly number[] | undefined {
  const weights = keptRealServers(service).flatMap(({ effectiveWeight }) =>
    effectiveWeight === undefined ? [] : [effectiveWeight],
  );
  return service.complete && weights.length === keptRealServers(service).length
    ? weights
    : undefined;
}

export function sum(weights: readonly number[]): number {
  return weights.reduce((total, weight) => total + weight, 0);
}

/** The `quorum` line, where it has a value the daemon takes. */
export function quorumOf({
  statement,
}: VirtualServer): Valued<number> | undefined {
  return within(unsigned(last(statement, "quorum")), 1, 0xffffffff);
}
