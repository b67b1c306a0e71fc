import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { nameOf } from "../../model/read-globals.ts";
import { definedTwice } from "../defined-twice.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "duplicate-instance",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary:
    "Two instances, sync groups, track groups or BFD sessions have one name",
  why: "keepalived skips the second block of the name with a message: its addresses, members or neighbour exist only in the file. A file that is included twice defines everything twice; the finding then stands at the second include. An include behind @ID is read twice by keepalived itself. Scripts and tracked files of one name go unreported by the daemon and are the subject of duplicate-definition.",
  references: [
    "keepalived keepalived/vrrp/vrrp_parser.c: vrrp_handler, vrrp_sync_group_handler",
    "keepalived keepalived/bfd/bfd_data.c: alloc_bfd",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 62
    priority 100
    virtual_ipaddress {
        192.0.2.101/24
    }
}
`,
      `bfd_instance upstream {
    neighbor_ip 192.0.2.1
}
bfd_instance upstream {
    neighbor_ip 192.0.2.2
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
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth0
    virtual_router_id 62
    priority 100
    virtual_ipaddress {
        192.0.2.101/24
    }
}
`,
      `vrrp_sync_group G {
    group {
        VI_1
        VI_2
    }
}
vrrp_sync_group H {
    group {
        VI_3
        VI_4
    }
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
vrrp_instance VI_2 {
    state BACKUP
    interface eth1
    virtual_router_id 62
    priority 100
    virtual_ipaddress {
        198.51.100.100/24
    }
}
vrrp_instance VI_3 {
    state BACKUP
    interface eth2
    virtual_router_id 63
    priority 100
    virtual_ipaddress {
        203.0.113.1/24
    }
}
vrrp_instance VI_4 {
    state BACKUP
    interface eth3
    virtual_router_id 64
    priority 100
    virtual_ipaddress {
        203.0.113.129/25
    }
}
`,
    ],
  },
  messages: {
    twice:
      '{keyword} "{name}" is defined already, so keepalived skips this block: give it another name or remove it',
    again:
      'this file is read a second time, so its {keyword} "{name}" is defined already: include it once',
    first: "defined here first",
    remove: "remove this block",
  },
  checkFrame(frame, { report }) {
    for (const keyword of [
      "vrrp_instance",
      "vrrp_sync_group",
      "track_group",
      "bfd_instance",
    ]) {
      const seen = new Map<string, Statement>();
      for (const head of frame.blocks(keyword)) {
        const name = nameOf(head);
        if (name === undefined || head.words.length !== 2) continue;
        const first = seen.get(name);
        if (first === undefined) {
          seen.set(name, head);
          continue;
        }
        report(definedTwice(head, name, first, frame));
      }
    }
  },
});
