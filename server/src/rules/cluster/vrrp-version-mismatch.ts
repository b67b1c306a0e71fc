import type { InstanceOfNode } from "../../model/cluster.ts";
import { defineRule } from "../rule.ts";
import { differingParameter, type Parameter } from "./differing-parameter.ts";
import { differences, sidesOf } from "./sides.ts";

const node = (
  priority: number,
  version: number,
): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    version ${version}
    virtual_router_id 61
    priority ${priority}
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

export default defineRule({
  id: "vrrp-version-mismatch",
  area: "cluster",
  severity: "error",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Two nodes speak different versions of VRRP",
  why: "A node drops adverts of another VRRP version, so both nodes become MASTER. The version is the one of the instance, else 3 for IPv6, else the global `vrrp_version`, else 2: a `vrrp_version 3` on one node alone is enough.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_check_packet, vrrp_complete_instance",
    "RFC 9568, section 7.1",
  ],
  examples: {
    bad: [
      { "lb01.conf": node(150, 2), "lb02.conf": node(100, 3) },
      {
        "lb01.conf": node(150, 2),
        "lb02.conf": `global_defs {
    vrrp_version 3
}
${node(100, 3).replace("    version 3\n", "")}`,
      },
    ],
    good: [{ "lb01.conf": node(150, 3), "lb02.conf": node(100, 3) }],
  },
  messages: {
    differs:
      '"{instance}" speaks VRRP version {here} here and version {there} on {node}: each node drops what the other sends, so both become MASTER',
    there: "version {there} on {node}",
    adopt: "speak version {there} as {node} does",
  },
  checkCluster(cluster, { report }) {
    for (const each of differences(cluster, sidesOf(cluster), compare))
      report(differingParameter(parameter, each));
  },
});

const parameter: Parameter = {
  keyword: "version",
  own: ({ version }) => version,
  ofAll: ({ vrrpVersion }) => vrrpVersion,
};

function compare(here: InstanceOfNode, there: InstanceOfNode) {
  const own = here.instance.effective.version;
  const its = there.instance.effective.version;
  const vrids = [here, there].map(
    ({ instance }) => instance.virtualRouterId?.value,
  );
  if (vrids[0] === undefined || vrids[0] !== vrids[1]) return undefined;
  if (own === undefined || its === undefined || own === its) return undefined;
  return { own, its };
}
