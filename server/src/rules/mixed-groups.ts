import { memo } from "../../../grammar/syntax/memo.ts";
import { keywordOf, type Statement } from "../../../grammar/syntax/tree.ts";
import { inside } from "../model/values.ts";
import type { VirtualServerGroup } from "../model/virtual-server.ts";

/** The firewall marks for which keepalived removes a group with addresses of both families: they name none (check_parser.c, vsg_handler). */
export const marksOfNoFamily = memo(
  ({ statement, members }: VirtualServerGroup): readonly Statement[] => {
    const marks = inside(statement).filter(
      (each) => keywordOf(each) === "fwmark",
    );
    const families = new Set([
      ...members.flatMap((each) =>
        each.kind === "address" ? [each.address.family] : [],
      ),
      ...marks.flatMap(({ words }) => familyNames[words[2]?.text ?? ""] ?? []),
    ]);
    return families.size < 2
      ? []
      : marks.filter(
          ({ words }) =>
            words.length === 2 && /^\d+$/.test(words[1]?.text ?? ""),
        );
  },
);

const familyNames: Readonly<Record<string, string>> = {
  inet: "IPv4",
  inet6: "IPv6",
};
