/* The prefix length that keepalived takes where an address has none. */
import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import type { Node } from "../../model/node.ts";
import { mayStandIn, type HintOfNode, type Part } from "./hint.ts";

/** Hints behind the addresses that a node puts on its interfaces (vrrp_ipaddress.c, parse_ipaddress). */
export function prefixHints(
  { instances, staticAddresses }: Node,
  file: SourceFile,
  part: Part,
): readonly HintOfNode[] {
  const lists = instances
    .filter(({ statement }) => mayStandIn(part, file, statement))
    .flatMap(({ virtualAddresses, excludedAddresses }) => [
      ...virtualAddresses,
      ...excludedAddresses,
    ]);
  return [...lists, ...staticAddresses].flatMap(
    ({ address: { prefixLength, family }, statement: { words } }) => {
      const [word] = words;
      const isPeer = words.some(({ text }) => text === "peer");
      if (prefixLength !== undefined || isPeer || word.file !== file) return [];
      const length = family === "IPv4" ? 32 : 128;
      return [
        {
          group: "prefixLength",
          file,
          offset: word.end,
          label: `/${length}`,
          node: undefined,
          reason: () =>
            `An address without a prefix length is a host of its own: keepalived does not take /${length} from the network of the interface, but because nothing is written`,
        },
      ];
    },
  );
}
