import type { Word } from "../../../../grammar/syntax/line.ts";
import { spanning } from "../../../../grammar/syntax/source-file.ts";
import { byteLength } from "../../../../grammar/schema/finding.ts";
import { parseAddress } from "../../model/address.ts";
import type { Frame } from "../../model/node.ts";
import { mayLackInterface } from "../../model/source-address.ts";
import { argument, has, last } from "../../model/values.ts";
import { replaceWord, prependToBlock } from "../edits.ts";
import { globalLine } from "../global-lines.ts";
import { defineRule, type Fix } from "../rule.ts";

export default defineRule({
  id: "interface-missing",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A vrrp_instance has no interface",
  why: "Adverts are multicast on an interface, and the addresses are added to it. Without one the instance is not usable, and keepalived stops checking the VRRP part of the configuration at this point. The loopback interface is refused, too. From 2.2.8 on an instance with unicast_peer may do without an interface if it has unicast_src_ip (or mcast_src_ip). Whether the interface exists on the machine cannot be seen from a file and is not judged.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: chk_min_cfg",
    "keepalived keepalived/vrrp/vrrp_parser.c: vrrp_int_handler",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface lo
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface 192.0.2.11
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
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    unicast_src_ip 192.0.2.12
    unicast_peer {
        192.0.2.11
    }
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
      '"{name}" has no interface, so it does not start: name the interface that adverts are sent on',
    loopback:
      '"{name}" cannot use the loopback interface: adverts sent there reach nobody, and keepalived refuses it; name the interface to the network',
    isAddress:
      '"{address}" is an address, not an interface: "{name}" does not start; name the interface that has it',
    long: 'an interface name has at most 15 bytes, so keepalived ignores "{interface}" and the instance does not start',
    address:
      'neither "{address}" nor "{name}" names an interface, so keepalived removes the address with a message: add "dev INTERFACE"',
    insert: "insert interface {interface}",
  },
  replaces: ["value-out-of-range", "missing-keyword"],
  checkFrame(node, { target, report }) {
    for (const instance of node.instances) {
      const { name, statement, complete, virtualAddresses, excludedAddresses } =
        instance;
      const line = last(statement, "interface");
      const word = argument(line);
      if (line !== undefined) {
        if (word?.text === "lo")
          report({
            message: "loopback",
            at: word,
            args: { name },
            fixes: () => replacing(word, node),
          });
        else if (word !== undefined && parseAddress(word.text) !== undefined)
          report({
            message: "isAddress",
            at: word,
            args: { address: word.text, name },
            fixes: () => replacing(word, node),
          });
        else if (word !== undefined && byteLength(word.text) > 15)
          report({
            message: "long",
            at: word,
            args: { interface: word.text },
            fixes: () => replacing(word, node),
          });
        continue;
      }
      if (!complete) continue;
      if (mayLackInterface(instance, target)) {
        if (globalLine(node, "default_interface") !== undefined) continue;
        // vmac-without-interface asks for the interface.
        if (["use_vmac", "use_ipvlan"].some((each) => has(statement, each)))
          continue;
        for (const { address, device, statement: own } of [
          ...virtualAddresses,
          ...excludedAddresses,
        ])
          if (device === undefined)
            report({
              message: "address",
              at: own,
              args: { name, address: address.text },
            });
        continue;
      }
      report({
        message: "missing",
        at: spanning(
          statement.words[0],
          statement.words.at(-1) ?? statement.words[0],
        ),
        args: { name },
        fixes: () => {
          const usual = sibling(node);
          return [
            {
              title: "insert",
              args: { interface: usual },
              safety: "suggested",
              edits: prependToBlock(statement, [`interface ${usual}`]),
            },
          ];
        },
      });
    }
  },
});
function replacing(word: Word, node: Frame): readonly Fix[] {
  const usual = sibling(node);
  return [
    {
      title: "insert",
      args: { interface: usual },
      safety: "suggested",
      edits: replaceWord(word, usual),
    },
  ];
}

/** What another instance of the file uses. */
function sibling({ instances }: Frame): string {
  return (
    instances
      .map((each) => each.interface?.value)
      .find(
        (each) =>
          each !== undefined &&
          each !== "lo" &&
          byteLength(each) <= 15 &&
          parseAddress(each) === undefined,
      ) ?? "eth0"
  );
}
