/* Weights and quorum of a service as the daemon adds them up. */
import { last, unsigned, within, type Valued } from "../model/values.ts";
import type { VirtualServer } from "../model/virtual-server.ts";
import { keptRealServers, memoByService } from "./services.ts";

/** The weights of the real servers that the daemon keeps; undefined where one can't be read. */
export function weightsOf(
  service: VirtualServer,
): readonly number[] | undefined {
  return service.complete ? knownWeights(service) : undefined;
}

const knownWeights = memoByService((service): readonly number[] | undefined => {
  const weights: number[] = [];
  for (const { effectiveWeight } of keptRealServers(service)) {
    if (effectiveWeight === undefined) return undefined;
    weights.push(effectiveWeight);
  }
  return weights;
});

export function sum(weights: readonly number[]): number {
  return weights.reduce((total, weight) => total + weight, 0);
}

/** The `quorum` line, where it has a value the daemon takes. */
export function quorumOf({
  statement,
}: VirtualServer): Valued<number> | undefined {
  return within(unsigned(last(statement, "quorum")), 1, 0xffffffff);
}
