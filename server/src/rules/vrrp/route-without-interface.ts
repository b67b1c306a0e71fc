import { isSchemaProblem } from "../../../../grammar/schema/check.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "route-without-interface",
  area: "vrrp",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary:
    "A route that is tracked names no interface, which releases before 2.3.2 report",
  why: "keepalived watches the interface of a route and puts the route back after the interface was down. Releases before 2.3.2 can do so only if the line names the interface: otherwise they report it, a configuration test fails, and the route is gone after the interface was down once. Interfaces of next hops do not count. Name the interface with `dev`, or write `no_track` if that is meant. From 2.3.2 on such routes are watched, too, and only `track_group` still needs the interface.",
  references: ["keepalived keepalived/vrrp/vrrp_iproute.c: alloc_route"],
  examples: {
    bad: [
      `track_group WAN {
    group {
        VI_1
    }
}
static_routes {
    203.0.113.0/24 via 192.0.2.1 no_track track_group WAN
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
      {
        ".keepalived-lsp.json": `{ "keepalivedVersion": "2.2.7" }`,
        "keepalived.conf": `static_routes {
    203.0.113.0/24 via 192.0.2.1
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
      },
    ],
    good: [
      {
        ".keepalived-lsp.json": `{ "keepalivedVersion": "2.2.7" }`,
        "keepalived.conf": `static_routes {
    203.0.113.0/24 via 192.0.2.1 dev eth0
    198.51.100.0/24 via 192.0.2.1 no_track
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
      },
    ],
  },
  messages: {
    group:
      'this route names no interface, so keepalived reports "track_group" and ignores it: add "dev INTERFACE"',
    missing:
      'this route names no interface, so keepalived before 2.3.2 reports it and does not put it back after a failure: add "dev INTERFACE" or "no_track"',
  },
  explain: (problem, { report }) => {
    if (!isSchemaProblem(problem)) return;
    const { message, at, statement } = problem;
    report({ message, at: message === "group" ? at : statement });
  },
});
