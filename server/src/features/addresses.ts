/* Addresses: every word that is the same one, and whose they are. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { Word } from "../../../grammar/syntax/line.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { Place } from "../../../grammar/syntax/source-file.ts";
import { walk } from "../../../grammar/syntax/tree.ts";
import { parseAddress } from "../model/address.ts";
import type { KnownAddress, Node } from "../model/node.ts";
import type { Network } from "./workspace.ts";

/** The words of a configuration that are addresses, by their canonical text. */
export const addressWordsOf: (
  configuration: Configuration,
) => ReadonlyMap<string, readonly Word[]> = memo(({ statements }) => {
  const found = new Map<string, Word[]>();
  walk(statements, ({ words }) => {
    for (const word of words) {
      const address = addressOf(word);
      if (address === undefined) continue;
      const same = found.get(address);
      if (same === undefined) found.set(address, [word]);
      else same.push(word);
    }
  });
  return found;
});

/** The canonical text of the address that a word is, without its prefix length. */
export function addressOf({ text, opaque }: Word): string | undefined {
  if (opaque || text.length > 50 || !/^[0-9a-f:]*[.:]/i.test(text))
    return undefined;
  return parseAddress(text)?.text;
}

/** Who has an address. */
export interface Owner {
  readonly node: Node;
  /** The instance whose virtual address it is; undefined: the machine's own. */
  readonly instance: string | undefined;
  readonly source: KnownAddress["source"] | "virtual";
  /** Undefined for what the project file says. */
  readonly at: Place | undefined;
}

/** The nodes that have an address as their own or as a virtual one. */
export function ownersOf(
  address: string,
  { nodes, clusters }: Network,
): readonly Owner[] {
  return nodes.flatMap((node): readonly Owner[] => {
    const virtual = node.instances.flatMap((instance) =>
      [...instance.virtualAddresses, ...instance.excludedAddresses]
        .filter((each) => each.address.text === address)
        .map(({ statement }): Owner => ({
          node,
          instance: instance.name,
          source: "virtual",
          at: statement.words[0],
        })),
    );
    if (virtual.length > 0) return virtual;
    const own = clusters
      .flatMap(({ addresses }) => addresses.get(node) ?? [])
      .concat(node.addresses)
      .find((each) => each.address.text === address);
    if (own === undefined) return [];
    return [{ node, instance: undefined, source: own.source, at: own.at }];
  });
}
