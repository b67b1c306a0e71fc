/* In what two instances differ that are one virtual router on two nodes. */
import {
  keywordOf,
  walk,
  type Statement,
} from "../../../grammar/syntax/tree.ts";
import type { VrrpInstance } from "../model/vrrp-instance.ts";
import { inside } from "../model/values.ts";

/** What has to differ, because it is the node's own address, or its peer's. */
const own = new Set(["mcast_src_ip", "unicast_peer", "unicast_src_ip"]);

/** The parameters that one of them has otherwise, or not at all, by name. Order and comments do not count. */
export function peerDifferences(
  one: VrrpInstance,
  other: VrrpInstance,
): readonly string[] {
  const here = parametersOf(one.statement);
  const there = parametersOf(other.statement);
  const names = new Set([...here.keys(), ...there.keys()]);
  return [...names]
    .filter((name) => !own.has(name) && here.get(name) !== there.get(name))
    .sort();
}

/** The text of each parameter, with everything in its block; lines in any order are the same. */
function parametersOf(head: Statement): ReadonlyMap<string, string> {
  const found = new Map<string, string[]>();
  for (const each of inside(head)) {
    const lines = [textOf(each)];
    walk(inside(each), (inner) => {
      lines.push(textOf(inner));
    });
    const name = keywordOf(each);
    found.set(name, [...(found.get(name) ?? []), ...lines]);
  }
  return new Map(
    [...found].map(([name, lines]) => [name, lines.sort().join("\n")]),
  );
}

function textOf({ words }: Statement): string {
  return words.map(({ text }) => text).join(" ");
}
