import { nameOf } from "../../model/read-globals.ts";
import { last, address } from "../../model/values.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "bfd-family-mismatch",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary:
    "source_ip and neighbor_ip of a bfd_instance are of different families",
  why: "Both ends of a BFD session speak IPv4 or both IPv6. keepalived disables the session with a message, and instances that track it are not told of a failure.",
  references: ["keepalived keepalived/bfd/bfd_parser.c: bfd_end_handler"],
  examples: {
    bad: [
      `bfd_instance upstream {
    neighbor_ip 192.0.2.1
    source_ip 2001:db8::2
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
    source_ip 192.0.2.2
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
    mismatch:
      '"{source}" and the neighbour "{neighbor}" are of different families, so keepalived disables bfd_instance "{name}": use addresses of one family',
    neighbor: "the neighbour",
  },
  checkFrame({ blocks }, { report }) {
    for (const head of blocks("bfd_instance")) {
      const source = address(last(head, "source_ip"));
      const neighbor = address(
        last(head, "neighbor_ip") ?? last(head, "neighbour_ip"),
      );
      if (
        source === undefined ||
        neighbor === undefined ||
        source.value.family === neighbor.value.family
      )
        continue;
      report({
        message: "mismatch",
        at: source.word,
        args: {
          source: source.word.text,
          neighbor: neighbor.word.text,
          name: nameOf(head) ?? "",
        },
        related: [{ message: "neighbor", at: neighbor.word }],
      });
    }
  },
});
