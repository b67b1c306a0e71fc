/* The first address in a vrrp_instance decides its family (vrrp_parser.c, vrrp_data.c), so their order counts. */
import { keywordOf, type Statement } from "../../../grammar/syntax/tree.ts";
import { parseAddress, type Address } from "../model/address.ts";
import {
  address,
  inside,
  readable,
  valued,
  type Valued,
} from "../model/values.ts";

export interface OrderedAddress extends Valued<Address> {
  /** `virtual_ipaddress`, `unicast_peer`, `unicast_src_ip`, `mcast_src_ip` or `mcast_dst_ip`. */
  readonly keyword: string;
}

/** The addresses that decide the family of an instance, in the order in which they stand there. */
export function orderedAddresses(head: Statement): readonly OrderedAddress[] {
  return inside(head).flatMap((line) => {
    const keyword = keywordOf(line);
    const found = blocks.has(keyword)
      ? inside(line).map((each) =>
          valued(each, readable(each.words[0]), ({ text }) =>
            parseAddress(text),
          ),
        )
      : settings.has(keyword)
        ? [address(line)]
        : [];
    return found.flatMap((each) =>
      each === undefined ? [] : [{ ...each, keyword }],
    );
  });
}

const blocks: ReadonlySet<string> = new Set([
  "virtual_ipaddress",
  "unicast_peer",
]);

const settings: ReadonlySet<string> = new Set([
  "unicast_src_ip",
  "mcast_src_ip",
  "mcast_dst_ip",
]);

/** Whether a line of an instance stands before another, which may stand in a block of it. */
export function isBefore(line: Statement, other: Statement): boolean {
  const list = inside(line.parent);
  return list.indexOf(line) < list.findIndex((each) => holds(each, other));
}

/** Whether IPv6 addresses have made the instance version 3 before this line. */
export function isSixBefore(head: Statement, line: Statement): boolean {
  const [first] = orderedAddresses(head);
  return (
    first?.value.family === "IPv6" &&
    inside(head).findIndex((each) => holds(each, first.statement)) <
      inside(head).indexOf(line)
  );
}

function holds(outer: Statement, statement: Statement): boolean {
  return outer === statement || statement.parent === outer;
}
