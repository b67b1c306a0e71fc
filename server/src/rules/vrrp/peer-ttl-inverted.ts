import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { spanning } from "../../../../grammar/syntax/source-file.ts";
import { unsigned, within, type Valued } from "../../model/values.ts";
import { replaceWord } from "../edits.ts";
import { defineRule, type NodeContext } from "../rule.ts";

export default defineRule({
  id: "peer-ttl-inverted",
  area: "vrrp",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "min_ttl of a unicast peer is above max_ttl",
  why: "Adverts from the peer are accepted if their ttl lies between the two. With the limits the wrong way round none is, and both nodes become master.",
  references: [
    "keepalived keepalived/vrrp/vrrp_data.c: alloc_vrrp_unicast_peer",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    unicast_peer {
        192.0.2.11 min_ttl 255 max_ttl 64
    }
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
    unicast_peer {
        192.0.2.11 min_ttl 64 max_ttl 255
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    inverted:
      "min_ttl {least} is above max_ttl {most}, so no advert of this peer is accepted: swap the two",
    swap: "swap the two",
  },
  visit: {
    "vrrp_instance/unicast_peer/*": check,
  },
});

function check(statement: Statement, { report }: NodeContext): void {
  const option = (name: string): Valued<number> | undefined => {
    const at = statement.words.findLastIndex(({ text }) => text === name);
    return at < 0 ? undefined : within(unsigned(statement, at), 0, 255);
  };
  const least = option("min_ttl");
  const most = option("max_ttl");
  if (least === undefined || most === undefined || least.value <= most.value)
    return;
  report({
    message: "inverted",
    at: spanning(
      statement.words[1] ?? statement.words[0],
      statement.words.at(-1) ?? statement.words[0],
    ),
    args: { least: least.value, most: most.value },
    fixes: () => {
      const edits = [
        ...replaceWord(least.word, most.word.text),
        ...replaceWord(most.word, least.word.text),
      ];
      return edits.length === 2
        ? [{ title: "swap", safety: "suggested", edits }]
        : [];
    },
  });
}
