import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { spanning } from "../../../../grammar/syntax/source-file.ts";
import { nameOf } from "../../model/read-globals.ts";
import { last, address } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "bfd-duplicate-session",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "Two bfd_instance blocks describe one session",
  why: "A session is known by its neighbour and its source address. keepalived ignores the second block with the same pair, with a message; what tracks it is not told of a failure.",
  references: ["keepalived keepalived/bfd/bfd_parser.c: bfd_end_handler"],
  examples: {
    bad: [
      `bfd_instance one {
    neighbor_ip 192.0.2.1
}
bfd_instance two {
    neighbor_ip 192.0.2.1
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `bfd_instance one {
    neighbor_ip 192.0.2.1
    source_ip 192.0.2.2
}
bfd_instance two {
    neighbor_ip 192.0.2.1
    source_ip 192.0.2.3
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    twice:
      'bfd_instance "{name}" has the same neighbour and source as "{other}", so keepalived ignores it: track "{other}" instead',
    first: "the same session",
    remove: "remove this block",
  },
  checkFrame({ blocks }, { report }) {
    const seen = new Map<string, Statement>();
    for (const head of blocks("bfd_instance")) {
      const source = last(head, "source_ip");
      const neighbor = address(
        last(head, "neighbor_ip") ?? last(head, "neighbour_ip"),
      )?.value.text;
      if (
        neighbor === undefined ||
        (source !== undefined && address(source) === undefined)
      )
        continue;
      const key = `${neighbor} ${address(source)?.value.text ?? ""}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, head);
      else if (nameOf(first) !== nameOf(head))
        report({
          message: "twice",
          at: spanning(head.words[0], head.words[1] ?? head.words[0]),
          args: { name: nameOf(head) ?? "", other: nameOf(first) ?? "" },
          related: [{ message: "first", at: first }],
          fixes: () => [
            {
              title: "remove",
              safety: "suggested",
              edits: removeStatement(head),
            },
          ],
        });
    }
  },
});
