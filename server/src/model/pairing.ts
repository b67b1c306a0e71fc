/* Which instances of two nodes are meant to be one virtual router. */
import { memo } from "../../../grammar/syntax/memo.ts";
import type { Cluster, InstancePair } from "./cluster.ts";
import type { Node } from "./node.ts";
import type { VrrpInstance } from "./vrrp-instance.ts";

/**
 * Pairs the instances of two nodes, each at most once: by common VIPs, else by name, else by VRID where a VIP list
 * can't be read. The largest common VIP set comes first, then equal names, then equal VRIDs.
 */
export function pairInstances(
  one: Node,
  other: Node,
  known: Cluster["known"],
): readonly InstancePair[] {
  const alike = alikeIn(other);
  const candidates = one.instances.flatMap((instance) =>
    alike(instance).flatMap((otherInstance) => {
      const match = compare(instance, otherInstance);
      return belongTogether(match, known)
        ? [{ instance, otherInstance, match }]
        : [];
    }),
  );
  candidates.sort((left, right) => rank(right.match) - rank(left.match));
  const used = new Set<VrrpInstance>();
  const pairs: InstancePair[] = [];
  for (const { instance, otherInstance } of candidates) {
    if (used.has(instance) || used.has(otherInstance)) continue;
    used.add(instance).add(otherInstance);
    pairs.push({
      one: { node: one, instance },
      other: { node: other, instance: otherInstance },
    });
  }
  return pairs;
}

/** More instances of a node that have one name, VRID or VIP in common are no routers, and would all meet all. */
const mostAlike = 16;

type Alike = (instance: VrrpInstance) => readonly VrrpInstance[];

/** Looks up the instances that share a VIP, the name or the VRID with one: no others can belong to it. */
export const alikeIn = memo(({ instances }: Node): Alike => {
  const index = new Map<string, VrrpInstance[]>();
  for (const instance of instances)
    for (const trait of traitsOf(instance)) {
      const having = index.get(trait);
      if (having === undefined) index.set(trait, [instance]);
      else if (having.length < mostAlike) having.push(instance);
    }
  return (instance) => [
    ...new Set(traitsOf(instance).flatMap((trait) => index.get(trait) ?? [])),
  ];
});

const traitsOf = memo((instance: VrrpInstance): readonly string[] => [
  `name ${instance.name}`,
  ...(instance.virtualRouterId === undefined
    ? []
    : [`vrid ${instance.virtualRouterId.value}`]),
  ...advertised(instance).map((address) => `vip ${address}`),
]);

interface Match {
  readonly sameFamily: boolean;
  readonly commonVips: number;
  /** False where a list can't be read. */
  readonly disjoint: boolean;
  readonly sameName: boolean;
  readonly similarName: boolean;
  readonly sameVrid: boolean;
  readonly differentVrid: boolean;
  readonly differentInterface: boolean;
  readonly unreadable: boolean;
}

function compare(one: VrrpInstance, other: VrrpInstance): Match {
  const [vrid, otherVrid] = [one, other].map(
    ({ virtualRouterId }) => virtualRouterId?.value,
  );
  const [device, otherDevice] = [one, other].map(
    (each) => each.interface?.value,
  );
  const commonVips = commonAddresses(one, other).length;
  const unreadable = !one.addressesKnown || !other.addressesKnown;
  return {
    sameFamily: one.effective.family === other.effective.family,
    commonVips,
    disjoint: commonVips === 0 && !unreadable,
    sameName: one.name === other.name,
    similarName: stem(one.name) === stem(other.name),
    sameVrid: vrid !== undefined && vrid === otherVrid,
    differentVrid:
      vrid !== undefined && otherVrid !== undefined && vrid !== otherVrid,
    differentInterface: device !== otherDevice,
    unreadable,
  };
}

/** VIPs that both instances advertise, in canonical form. */
export function commonAddresses(
  one: VrrpInstance,
  other: VrrpInstance,
): readonly string[] {
  const others = new Set(advertised(other));
  return advertised(one).filter((text) => others.has(text));
}

/** The VIPs of an instance's adverts: those of its family, each once. */
export const advertised = memo((instance: VrrpInstance): readonly string[] => [
  ...new Set(
    instance.virtualAddresses
      .filter(({ address }) => address.family === instance.effective.family)
      .map(({ address }) => address.text),
  ),
]);

function belongTogether(match: Match, known: Cluster["known"]): boolean {
  if (!match.sameFamily) return false;
  if (match.commonVips > 0) return true;
  if (match.sameName) {
    // Where the cluster itself is a guess, an equal name needs an equal VRID beside it.
    if (known === "shared-vips") return !match.differentVrid;
    return !(match.differentVrid && match.disjoint && match.differentInterface);
  }
  return match.sameVrid && match.unreadable && match.similarName;
}

function rank({ commonVips, sameName, sameVrid }: Match): number {
  return commonVips * 4 + (sameName ? 2 : 0) + (sameVrid ? 1 : 0);
}

function stem(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}
