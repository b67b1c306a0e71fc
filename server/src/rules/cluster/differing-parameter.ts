import type { InstanceOfNode } from "../../model/cluster.ts";
import type { Globals } from "../../model/node.ts";
import type { Valued } from "../../model/values.ts";
import type { VrrpInstance } from "../../model/vrrp-instance.ts";
import { appendToBlock, replaceWord } from "../edits.ts";
import type { Report } from "../rule.ts";
import { placeOf, type Differing } from "./sides.ts";

/** A number of an instance, which global_defs may set for all. */
export interface Parameter {
  readonly keyword: string;
  readonly own: (instance: VrrpInstance) => Valued<number> | undefined;
  readonly ofAll?: (globals: Globals) => Valued<number> | undefined;
}

/**
 * What is said where it differs from that of partners: the message `differs`, the related `there`, and a fix `adopt` for
 * the value of each.
 */
export function differingParameter(
  { keyword, own, ofAll }: Parameter,
  {
    here,
    first,
    all,
  }: Differing<{ readonly own: number; readonly its: number }>,
): Report {
  const { name, statement } = here.instance;
  const value = own(here.instance);
  const where = (side: InstanceOfNode) =>
    placeOf(side, own(side.instance) ?? ofAll?.(side.node.globals));
  return {
    message: "differs",
    at: where(here),
    args: {
      instance: name,
      here: first.found.own,
      there: first.found.its,
      node: first.node,
    },
    related: all.map(({ there, node, found }) => ({
      message: "there",
      at: where(there),
      args: { node, there: found.its },
    })),
    fixes: () =>
      all.map(({ node, found: { its } }) => ({
        title: "adopt",
        args: { there: its, node },
        safety: "suggested",
        edits:
          value === undefined
            ? appendToBlock(statement, [`${keyword} ${its}`])
            : replaceWord(value.word, String(its)),
      })),
  };
}
