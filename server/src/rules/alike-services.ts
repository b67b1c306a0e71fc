/*
 * Services that differ in nothing but IPv4 addresses: what does not follow from these need not be asked of each. A rule
 * that goes over all services of a node finds out here whether there is anything to go over.
 */
import { memo } from "../../../grammar/syntax/memo.ts";
import type { Outline } from "../../../grammar/syntax/outline.ts";
import type { VirtualServer } from "../model/virtual-server.ts";
import { outlineOf } from "./services.ts";

/**
 * The services of which something holds that does not follow from IPv4 addresses: it is asked of one of those that
 * differ in nothing else, and of each only if it holds of one.
 */
export function servicesThat(
  services: readonly VirtualServer[],
  holds: (service: VirtualServer) => boolean,
): readonly VirtualServer[] {
  return distinctAmong(services).some(holds) ? services.filter(holds) : [];
}

/** The first of each outline. */
const distinctAmong: (
  services: readonly VirtualServer[],
) => readonly VirtualServer[] = memo((services) => {
  const seen = new Set<Outline>();
  return services.filter((service) => {
    const outline = outlineOf(service);
    if (outline === undefined) return true;
    if (seen.has(outline)) return false;
    seen.add(outline);
    return true;
  });
});

export function isOfGroup({ key }: VirtualServer): boolean {
  return key?.kind === "group";
}

/** It has a mark, or is of a group that may have some. */
export function mayTakeMarks({ key }: VirtualServer): boolean {
  return key?.kind === "fwmark" || key?.kind === "group";
}
