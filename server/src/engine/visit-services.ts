/*
 * Hands the virtual servers of a node to the rules that asked for them. What does not follow from addresses is not
 * asked again of services with the same outline, once nothing was said about the first of them.
 */
import { hasGaps } from "../model/gaps.ts";
import type { Node } from "../model/node.ts";
import type { VirtualServer } from "../model/virtual-server.ts";
import type { Outline } from "../../../grammar/syntax/outline.ts";
import { keptServices, outlineOf } from "../rules/services.ts";

export type ServiceCheck = (service: VirtualServer) => void;

export interface ServiceChecks {
  /** For all services. */
  readonly each: readonly ServiceCheck[];
  /** For what follows from the outline. */
  readonly outline: readonly ServiceCheck[];
}

/** Calls the checks for the services that the daemon keeps. `said` counts what they have reported. */
export function visitServices(
  node: Node,
  { each, outline }: ServiceChecks,
  said: () => number,
): void {
  const remembers = !hasGaps(node.configuration);
  /** The checks that had something to say about the first service of an outline. */
  const speaking = new Map<Outline, readonly ServiceCheck[]>();
  // All rules look at a service before the next comes: it is in the processor's cache.
  for (const service of keptServices(node)) {
    for (const check of each) check(service);
    const own = remembers ? outlineOf(service) : undefined;
    const known = own && speaking.get(own);
    if (known !== undefined) {
      for (const check of known) check(service);
      continue;
    }
    const speakers = outline.filter((check) => {
      const before = said();
      check(service);
      return said() > before;
    });
    if (own !== undefined) speaking.set(own, speakers);
  }
}
