import { spanning } from "../../../../grammar/syntax/source-file.ts";
import { nameOf } from "../../model/read-globals.ts";
import { last } from "../../model/values.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "bfd-without-neighbor",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "A bfd_instance has no neighbor_ip",
  why: "A BFD session runs between two addresses. Without the neighbour's keepalived disables the session, and instances that track it are not told of a failure. The rule is silent where a file included inside the block cannot be read.",
  references: ["keepalived keepalived/bfd/bfd_parser.c: bfd_end_handler"],
  examples: {
    bad: [
      `bfd_instance upstream {
    min_rx 100
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
      `bfd_instance upstream {
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
  },
  misses: "in-block",
  messages: {
    missing:
      'bfd_instance "{name}" has no neighbor_ip, so keepalived disables it: add the address of the other end',
  },
  replaces: ["missing-keyword"],
  checkFrame({ blocks, gaps }, { report }) {
    for (const head of blocks("bfd_instance")) {
      const name = nameOf(head);
      if (name === undefined || gaps.inside(head)) continue;
      if (
        (last(head, "neighbor_ip") ?? last(head, "neighbour_ip")) === undefined
      )
        report({
          message: "missing",
          at: spanning(head.words[0], head.words[1] ?? head.words[0]),
          args: { name },
        });
    }
  },
});
