import type { InstanceOfNode } from "../../model/cluster.ts";
import { defineRule } from "../rule.ts";
import { differingParameter, type Parameter } from "./differing-parameter.ts";
import { differences, routersOf } from "./sides.ts";

const node = (
  priority: number,
  seconds: number,
): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority}
    advert_int ${seconds}
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

export default defineRule({
  id: "advert-int-mismatch",
  area: "cluster",
  severity: "error",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Two VRRPv2 nodes advertise at different intervals",
  why: "In VRRP version 2 the interval is part of the advert, and a node drops adverts with another interval than its own. Both nodes then hear nothing from each other and both become MASTER. Fractions are compared as version 2 uses them: rounded to whole seconds, at least one. In version 3 the backup takes over the master's interval, so a difference is legal and this rule is silent.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_check_packet",
    "RFC 3768, section 7.1",
  ],
  examples: {
    bad: [{ "lb01.conf": node(150, 1), "lb02.conf": node(100, 3) }],
    good: [
      { "lb01.conf": node(150, 1), "lb02.conf": node(100, 1) },
      {
        "lb01.conf": node(150, 1).replace("state", "version 3\n    state"),
        "lb02.conf": node(100, 3).replace("state", "version 3\n    state"),
      },
    ],
  },
  messages: {
    differs:
      'adverts of "{instance}" come every {here} s here and every {there} s on {node}: VRRPv2 drops adverts with another interval, so both nodes become MASTER',
    there: "the interval on {node}",
    adopt: "use the interval of {node}, {there} s",
  },
  checkCluster(cluster, { report }) {
    for (const each of differences(cluster, routersOf(cluster), compare))
      report(differingParameter(parameter, each));
  },
});

const parameter: Parameter = {
  keyword: "advert_int",
  own: ({ advertInt }) => advertInt,
};

function compare(here: InstanceOfNode, there: InstanceOfNode) {
  const own = here.instance.effective.advertInt;
  const its = there.instance.effective.advertInt;
  if (own === undefined || its === undefined || own === its) return undefined;
  return here.instance.effective.version === 2 ? { own, its } : undefined;
}
