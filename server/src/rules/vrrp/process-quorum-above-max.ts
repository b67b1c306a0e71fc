import { keywordOf } from "../../../../grammar/syntax/tree.ts";
import { argument, inside, unsigned, within } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

const vip = `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    track_process {
        web
    }
    virtual_ipaddress {
        192.0.2.10/24
    }
}
`;

export default defineRule({
  id: "process-quorum-above-max",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "quorum and quorum_max of a tracked process exclude each other",
  why: "The tracker is up while at least `quorum` and at most `quorum_max` processes run. keepalived compares the two when it reads the second of them and drops that line with a message, so the tracker watches for something else than the file says. `quorum_max 0` is allowed as long as no quorum above 1 stands before it: the tracker is then up while no such process runs.",
  references: [
    "keepalived vrrp_parser.c: vrrp_tprocess_quorum_handler, vrrp_tprocess_quorum_max_handler",
  ],
  examples: {
    bad: [
      `vrrp_track_process web {
    process nginx
    quorum 4
    quorum_max 2
}
${vip}`,
      `vrrp_track_process web {
    process nginx
    quorum_max 2
    quorum 4
}
${vip}`,
    ],
    good: [
      `vrrp_track_process web {
    process nginx
    quorum 2
    quorum_max 4
}
${vip}`,
      `vrrp_track_process web {
    process nginx
    quorum_max 0
}
${vip}`,
    ],
  },
  messages: {
    above:
      "quorum {quorum} is above quorum_max {most}: keepalived drops this line; correct one of the two",
    remove: 'remove "{keyword}"',
  },
  checkFrame({ blocks }, { report }) {
    for (const head of blocks("vrrp_track_process")) {
      if (argument(head) === undefined) continue;
      let quorum = 1;
      let most = Infinity;
      for (const line of inside(head)) {
        const keyword = keywordOf(line);
        const isMost = keyword === "quorum_max";
        if (!isMost && keyword !== "quorum") continue;
        const given = within(unsigned(line), isMost ? 0 : 1, 65_535);
        if (given === undefined) continue;
        const { value, word } = given;
        // Where not one may run, keepalived takes back a quorum of 1.
        const contradicts = isMost
          ? value < quorum && quorum > 1
          : value > most;
        if (!contradicts) {
          if (isMost) most = value;
          else quorum = value;
          continue;
        }
        report({
          message: "above",
          at: word,
          args: isMost ? { quorum, most: value } : { quorum: value, most },
          fixes: () => [
            {
              title: "remove",
              args: { keyword },
              safety: "suggested",
              edits: removeStatement(line),
            },
          ],
        });
      }
    }
  },
});
