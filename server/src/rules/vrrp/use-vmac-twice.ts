import { last } from "../../model/values.ts";
import type {
  VirtualAddress,
  VrrpInstance,
} from "../../model/vrrp-instance.ts";
import { defineRule } from "../rule.ts";

const instance = (line: string): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    use_vmac
    virtual_ipaddress {
        ${line}
    }
}
`;

export default defineRule({
  id: "use-vmac-twice",
  area: "vrrp",
  severity: "info",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "An address has use_vmac, and its instance has it, too",
  why: "With `use_vmac` in the instance its addresses on the instance's interface lie on the macvlan anyway, with `use_vmac_addr` those on other interfaces and of the other family do. The word behind the address then changes nothing, but a configuration test reports it and fails.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance"],
  examples: {
    bad: [instance("192.0.2.100/24 use_vmac")],
    good: [instance("192.0.2.100/24")],
  },
  messages: {
    twice:
      '"{address}" lies on the macvlan of "{name}" anyway, and a configuration test fails for the word; remove it',
  },
  checkFrame({ instances }, { report }) {
    for (const instance of instances)
      for (const each of [
        ...instance.virtualAddresses,
        ...instance.excludedAddresses,
      ]) {
        const word = each.statement.words.find(
          ({ text }) => text === "use_vmac",
        );
        const keyword = isOwn(each, instance) ? "use_vmac" : "use_vmac_addr";
        if (
          word !== undefined &&
          last(instance.statement, keyword) !== undefined
        )
          report({
            message: "twice",
            at: word,
            args: { name: instance.name, address: each.address.text },
          });
      }
  },
});

/** On the instance's interface, and of its family. */
function isOwn(
  { address, device }: VirtualAddress,
  instance: VrrpInstance,
): boolean {
  return (
    address.family === instance.effective.family &&
    (device === undefined || device.value === instance.interface?.value)
  );
}
