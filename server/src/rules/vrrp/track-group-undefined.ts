import { argument, inside, readable } from "../../model/values.ts";
import { nearest, writeNear } from "../nearest.ts";
import { defineRule } from "../rule.ts";
import { isBefore } from "../tracking.ts";

export default defineRule({
  id: "track-group-undefined",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "A track_group is named that is not defined, or only later",
  why: "`track_group` at a static address, route or rule lets the instances of the group go to FAULT when it is lost. keepalived looks the name up while it reads the line: a group that is not there, or stands further down, is reported, and nothing is tracked. The rule is silent where a file included outside all blocks cannot be read.",
  references: ["keepalived keepalived/vrrp/vrrp_ipaddress.c, vrrp_iproute.c"],
  examples: {
    bad: [
      `static_routes {
    203.0.113.0/24 via 192.0.2.1 dev eth0 track_group WAN
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
      `static_routes {
    203.0.113.0/24 via 192.0.2.1 dev eth0 track_group WAN
}
track_group WAN {
    group {
        VI_1
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
`,
    ],
    good: [
      `track_group WAN {
    group {
        VI_1
    }
}
static_routes {
    203.0.113.0/24 via 192.0.2.1 dev eth0 track_group WAN
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
  misses: "at-root",
  messages: {
    undefined:
      'there is no track_group "{name}": keepalived reports it and tracks nothing; define it before this line, or correct the name',
    later:
      'track_group "{name}" is defined only after this line: keepalived does not find it and tracks nothing; move the group up',
    interface:
      'this rule names no interface, so keepalived reports track_group "{name}" and ignores it: add "iif INTERFACE"',
    definition: "the definition",
    rename: 'use "{near}"',
  },
  checkFrame(node, { report }) {
    if (!node.complete) return;
    const groups = node.blocks("track_group");
    const names = groups.flatMap((each) => argument(each)?.text ?? []);
    for (const block of [
      "static_ipaddress",
      "static_routes",
      "static_rules",
    ].flatMap((keyword) => node.blocks(keyword)))
      for (const { words } of inside(block)) {
        const at = words.findIndex(({ text }) => text === "track_group");
        const word = readable(words[at + 1]);
        if (at < 0 || word === undefined) continue;
        const name = word.text;
        const isRule = block.words[0].text === "static_rules";
        const group = groups.find((each) => argument(each)?.text === name);
        if (group !== undefined && isBefore(node, group, block)) {
          if (isRule && !words.some(({ text }) => /^(?:dev|iif)$/.test(text)))
            report({ message: "interface", at: word, args: { name } });
          continue;
        }
        const near = nearest(name, names);
        report({
          message: group === undefined ? "undefined" : "later",
          at: word,
          args: { name },
          related:
            group === undefined ? [] : [{ message: "definition", at: group }],
          fixes: () =>
            group === undefined ? writeNear("rename", word, near) : [],
        });
      }
  },
});
