import type { VirtualServer } from "../../model/virtual-server.ts";
import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { sameButMark, servicePairsOf } from "./service-pairs.ts";
import { nameIn } from "./sides.ts";

const node = (priority: number, mark: number): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority}
    virtual_ipaddress {
        192.0.2.100/24
    }
}
virtual_server fwmark ${mark} {
    delay_loop 10
    lb_algo rr
    lb_kind NAT
    real_server 198.51.100.1 {
        TCP_CHECK {
            connect_port 80
        }
    }
    real_server 198.51.100.2 {
        TCP_CHECK {
            connect_port 80
        }
    }
}
`;

export default defineRule({
  id: "fwmark-differs-between-nodes",
  area: "cluster",
  severity: "info",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Two nodes use different marks for one service",
  why: "A mark never leaves the machine, so nothing asks for different ones. But the mark is part of the search for a connection's server: a connection that the sync daemon copies from a node with mark 3 finds no server on a node with mark 4, and breaks at a fail-over. Using two marks does not end a packet loop between directors either. The services are one if they have the same real servers and forwarding methods.",
  references: ["Linux net/netfilter/ipvs/ip_vs_ctl.c: ip_vs_find_dest"],
  examples: {
    bad: [{ "lb01.conf": node(150, 3), "lb02.conf": node(100, 4) }],
    good: [{ "lb01.conf": node(150, 3), "lb02.conf": node(100, 3) }],
  },
  messages: {
    differs:
      "this service has mark {here} here and {there} on {node}: connections copied to the other node find no server there",
    there: "the mark on {node}",
    adopt:
      "use mark {there} of {node} (the firewall rule that sets it has to follow)",
  },
  checkCluster(cluster, { report }) {
    const pairs = servicePairsOf(cluster);
    for (const pair of pairs) {
      const { service } = pair;
      const other = sameButMark(pair, pairs);
      if (other === undefined) continue;
      const word = markOf(service);
      const args = {
        here: word?.text ?? "",
        there: markOf(other)?.text ?? "",
        node: nameIn(cluster, pair.other),
      };
      report({
        message: "differs",
        at: word ?? service.statement,
        args,
        related: [
          { message: "there", at: markOf(other) ?? other.statement, args },
        ],
        fixes: () => [
          {
            title: "adopt",
            args,
            safety: "suggested",
            edits: word === undefined ? [] : replaceWord(word, args.there),
          },
        ],
      });
    }
  },
});

function markOf({ statement }: VirtualServer) {
  return statement.words[2];
}
