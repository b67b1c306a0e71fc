import type { InstanceOfNode } from "../../model/cluster.ts";
import { last } from "../../model/values.ts";
import { appendToBlock } from "../edits.ts";
import type { Edit } from "../rule.ts";
import { spelling } from "./sides.ts";

/**
 * Adds the addresses that only `from` has to the same list of `to`. Devices and labels go along where both instances
 * run on an interface of the same name.
 */
export function addressLines(
  to: InstanceOfNode,
  from: InstanceOfNode,
  block: "virtual_ipaddress" | "virtual_ipaddress_excluded",
): readonly Edit[] {
  const list =
    block === "virtual_ipaddress" ? "virtualAddresses" : "excludedAddresses";
  const present = new Set(to.instance[list].map(({ address }) => address.text));
  const sameInterface =
    to.instance.interface?.value === from.instance.interface?.value;
  const lines = from.instance[list]
    .filter(({ address }) => !present.has(address.text))
    .map(({ statement: { words } }) =>
      (sameInterface ? words : words.slice(0, 1)).map(spelling).join(" "),
    );
  if (lines.length === 0) return [];
  const { statement } = to.instance;
  const head = last(statement, block);
  return head === undefined
    ? appendToBlock(statement, [
        `${block} {`,
        ...lines.map((line) => `    ${line}`),
        "}",
      ])
    : appendToBlock(head, lines);
}
