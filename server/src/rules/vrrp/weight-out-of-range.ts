import type { Keyword } from "../../../../grammar/schema/keyword.ts";
import { keywordAt, lineFormatOf } from "../../../../grammar/schema/schema.ts";
import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { signed } from "../../model/values.ts";
import { replaceWord } from "../edits.ts";
import { defineRule, type NodeContext } from "../rule.ts";

/** Blocks with a weight of their own. */
const definitions = [
  "vrrp_script",
  "vrrp_track_process",
  "track_file",
  "vrrp_track_file",
  "bfd_instance",
];

/** Blocks of lines that name something with a weight. */
const trackers = ["vrrp_instance", "vrrp_sync_group"].flatMap((path) =>
  ["interface", "script", "file", "process", "bfd"].map(
    (kind) => `${path}/track_${kind}`,
  ),
);

export default defineRule({
  id: "weight-out-of-range",
  area: "vrrp",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A weight is larger than a priority can take",
  why: "Priorities of a non-owner run from 1 to 254, so a weight beyond 253 cannot have its full effect. keepalived refuses it with a message; what counts instead is the tracked object's own weight, or 0, with which a failure means FAULT. Files and processes may have 254; 254 at an interface or a script is cut to 253.",
  references: [
    "keepalived keepalived/vrrp/vrrp_track.c",
    "keepalived keepalived/vrrp/vrrp_parser.c: vrrp_vscript_weight_handler",
  ],
  examples: {
    bad: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/etc/keepalived/check.sh"
    interval 2
    weight -300
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_script {
        chk_app
    }
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
    track_interface {
        eth1 weight 254
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/etc/keepalived/check.sh"
    interval 2
    weight -50
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_script {
        chk_app
    }
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
    track_interface {
        eth1 weight -253
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    range:
      "weight {value} is outside {least} to {most}, so keepalived does not use it: write one that is larger than the difference of the priorities, and within the limits",
    clamp: "write {limit}",
  },
  replaces: ["value-out-of-range", "invalid-value"],
  visit: Object.fromEntries([
    ...definitions.map((path) => [`${path}/weight`, checkDefinition] as const),
    ...trackers.map((path) => [`${path}/*`, checkTracker] as const),
  ]),
});

function checkDefinition(statement: Statement, context: NodeContext): void {
  check(statement, 0, keywordAt(statement.path, "weight"), context);
}

function checkTracker(statement: Statement, context: NodeContext): void {
  const { path, words } = statement;
  const at = words.findIndex(
    ({ text }, index) => index > 0 && text === "weight",
  );
  if (at > 0)
    check(statement, at, lineFormatOf(path)?.words.get("weight"), context);
}

/** Checks the word behind the one at an index. */
function check(
  statement: Statement,
  at: number,
  keyword: Keyword | undefined,
  { report }: NodeContext,
): void {
  const limits = keyword?.args[0];
  const weight = signed(statement, at);
  const least = Number(limits?.min);
  const most = Number(limits?.max);
  if (
    weight === undefined ||
    limits === undefined ||
    (weight.value >= least && weight.value <= most)
  )
    return;
  const limit = weight.value < 0 ? least : most;
  report({
    message: "range",
    at: weight.word,
    args: { value: weight.word.text, least, most },
    fixes: () => [
      {
        title: "clamp",
        args: { limit },
        safety: "suggested",
        edits: replaceWord(weight.word, String(limit)),
      },
    ],
  });
}
