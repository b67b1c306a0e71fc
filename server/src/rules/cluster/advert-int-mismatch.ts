import { appendToBlock, replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { nameIn, placeOf, routersOf } from "./sides.ts";

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
    good: [{ "lb01.conf": node(150, 1), "lb02.conf": node(100, 1) }],
  },
  messages: {
    differs:
      'adverts of "{instance}" come every {here} s here and every {there} s on {node}: VRRPv2 drops adverts with another interval, so both nodes become MASTER',
    there: "the interval on {node}",
    adopt: "use the interval of {node}, {there} s",
  },
  checkCluster(cluster, { report }) {
    for (const { here, partners } of routersOf(cluster)) {
      const { name, statement, advertInt, effective } = here.instance;
      const own = effective.advertInt;
      if (own === undefined || effective.version !== 2) continue;
      const differing = partners.flatMap((there) => {
        const seconds = there.instance.effective.advertInt;
        return seconds === undefined || seconds === own
          ? []
          : [{ there, seconds, node: nameIn(cluster, there.node) }];
      });
      const [first] = differing;
      if (first === undefined) continue;
      report({
        message: "differs",
        at: placeOf(here, advertInt),
        args: {
          instance: name,
          here: own,
          there: first.seconds,
          node: first.node,
        },
        related: differing.map(({ there, node }) => ({
          message: "there",
          at: placeOf(there, there.instance.advertInt),
          args: { node },
        })),
        fixes: () =>
          differing.map(({ seconds, node }) => ({
            title: "adopt",
            args: { there: seconds, node },
            safety: "suggested",
            edits:
              advertInt === undefined
                ? appendToBlock(statement, [`advert_int ${seconds}`])
                : replaceWord(advertInt.word, String(seconds)),
          })),
      });
    }
  },
});
