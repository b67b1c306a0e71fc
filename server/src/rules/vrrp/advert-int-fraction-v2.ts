import { all } from "../../model/values.ts";
import { replaceWord, replaceArguments, insertBefore } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "advert-int-fraction-v2",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "VRRP version 2 with an advert_int that is no whole number",
  why: "Adverts of version 2 carry whole seconds. keepalived rounds the value, half a second up, and never below one second, so a node that was to be noticed after 300 ms is noticed after 3 to 4 seconds. Version 3 sends hundredths of a second; all nodes have to change together. The rule is silent where the version cannot be told.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance",
    "RFC 3768 section 5.3.7 (Adver Int)",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    advert_int 0.5
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
    advert_int 2
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    version 3
    advert_int 0.5
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    advert_int 1.0
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    fraction:
      '"{name}" uses VRRP version 2, which has whole seconds only: advert_int {value} becomes {rounded}; write that, or set "version 3" on all nodes',
    round: "write {rounded}",
    upgrade: "use version 3",
  },
  checkFrame({ instances }, { report }) {
    for (const {
      name,
      statement,
      advertInt,
      effective,
      version,
    } of instances) {
      if (
        advertInt === undefined ||
        effective.version !== 2 ||
        Number.isInteger(advertInt.value)
      )
        continue;
      const rounded = Math.max(1, Math.floor(advertInt.value + 0.5));
      report({
        message: "fraction",
        at: advertInt.word,
        args: { name, value: advertInt.word.text, rounded },
        fixes: () => [
          {
            title: "upgrade",
            safety: "suggested",
            edits:
              version === undefined
                ? insertBefore(advertInt.statement, ["version 3"])
                : all(statement, "version").flatMap((each) =>
                    replaceArguments(each, "3"),
                  ),
          },
          {
            title: "round",
            args: { rounded },
            safety: "suggested",
            edits: replaceWord(advertInt.word, String(rounded)),
          },
        ],
      });
    }
  },
});
