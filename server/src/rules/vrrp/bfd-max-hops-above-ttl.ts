import { keywordOf } from "../../../../grammar/syntax/tree.ts";
import {
  inside,
  last,
  unsigned,
  signed,
  address,
  within,
} from "../../model/values.ts";
import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "bfd-max-hops-above-ttl",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "max_hops of a bfd_instance is above its ttl",
  why: "Packets start with the ttl and lose one at each hop, so more hops than the ttl cannot be seen. keepalived cuts max_hops to the ttl with a message. Without ttl or hoplimit IPv4 packets start with 255 and IPv6 packets with 64. max_hops -1 is kept in one byte and counts as 255.",
  references: ["keepalived keepalived/bfd/bfd_parser.c: bfd_end_handler"],
  examples: {
    bad: [
      `bfd_instance upstream {
    neighbor_ip 192.0.2.1
    ttl 10
    max_hops 20
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
    max_hops 20
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
    above:
      "max_hops {hops} is above the ttl {ttl} of the packets, so keepalived uses {ttl}: lower it",
    cut: "write {ttl}",
  },
  checkFrame({ blocks }, { report }) {
    for (const head of blocks("bfd_instance")) {
      const hops = within(signed(last(head, "max_hops")), -1, 255);
      const neighbor = address(
        last(head, "neighbor_ip") ?? last(head, "neighbour_ip"),
      );
      const line = inside(head).findLast((each) =>
        ["ttl", "hoplimit"].includes(keywordOf(each)),
      );
      const ttl =
        line === undefined
          ? neighbor?.value.family === "IPv6"
            ? 64
            : 255
          : within(unsigned(line), 1, 255)?.value;
      if (
        hops === undefined ||
        neighbor === undefined ||
        ttl === undefined ||
        countedHops(hops.value) <= ttl
      )
        continue;
      report({
        message: "above",
        at: hops.word,
        args: { hops: hops.value, ttl },
        fixes: () => [
          {
            title: "cut",
            args: { ttl },
            safety: "suggested",
            edits: replaceWord(hops.word, String(ttl)),
          },
        ],
      });
    }
  },
});

/** keepalived keeps the number in one byte (bfd.h). */
function countedHops(written: number): number {
  return written === -1 ? 255 : written;
}
