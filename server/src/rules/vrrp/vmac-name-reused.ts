import type { Word } from "../../../../grammar/syntax/line.ts";
import { keywordOf } from "../../../../grammar/syntax/tree.ts";
import { macvlanWords } from "../../model/macvlans.ts";
import { inside, readable } from "../../model/values.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "vmac-name-reused",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "Two instances give their macvlan one name, or one has two",
  why: "Each instance with use_vmac has a macvlan of its own. keepalived ignores the name at the second instance with a message and makes one up, so scripts and firewall rules that use the name look at the wrong interface. An instance has one interface: of use_vmac and use_ipvlan the second name is ignored likewise.",
  references: ["keepalived keepalived/vrrp/vrrp_parser.c: vrrp_vmac_handler"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    use_vmac vrrp61
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth0
    virtual_router_id 62
    priority 100
    use_vmac vrrp61
    virtual_ipaddress {
        192.0.2.101/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    use_ipvlan vi61 192.0.2.5/24
    use_vmac vrrp61
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
    use_vmac vrrp61
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth0
    virtual_router_id 62
    priority 100
    use_vmac vrrp62
    virtual_ipaddress {
        192.0.2.101/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    use_vmac
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth0
    virtual_router_id 62
    priority 100
    use_vmac
    virtual_ipaddress {
        192.0.2.101/24
    }
}
`,
    ],
  },
  messages: {
    reused:
      'the macvlan "{interface}" belongs to "{other}", so "{name}" gets one with another name; choose a name that is free',
    second:
      '"{name}" has its interface "{other}" already, so the name "{interface}" is ignored; an instance has a macvlan or an ipvlan, remove one of the two lines',
    first: "used here first",
  },
  checkFrame({ instances }, { report }) {
    const seen = new Map<
      string,
      { readonly name: string; readonly word: Word }
    >();
    for (const { name, statement } of instances) {
      let own: Word | undefined;
      for (const line of inside(statement)) {
        if (!["use_vmac", "use_ipvlan"].includes(keywordOf(line))) continue;
        const word = readable(macvlanWords(line).names[0]);
        if (word === undefined) continue;
        if (own !== undefined) {
          report({
            message: "second",
            at: word,
            args: { interface: word.text, name, other: own.text },
            related: [{ message: "first", at: own }],
          });
          continue;
        }
        own = word;
        const first = seen.get(word.text);
        if (first === undefined) seen.set(word.text, { name, word });
        else if (first.name !== name)
          report({
            message: "reused",
            at: word,
            args: { interface: word.text, name, other: first.name },
            related: [{ message: "first", at: first.word }],
          });
      }
    }
  },
});
