import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import type { Place } from "../../../../grammar/syntax/source-file.ts";
import { rangeOf } from "../../model/address.ts";
import type { Globals } from "../../model/node.ts";
import type { VrrpInstance } from "../../model/vrrp-instance.ts";
import { last, unsigned, flag } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { globalLine } from "../global-lines.ts";

export default defineRule({
  id: "strict-conflict",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A setting contradicts strict mode",
  why: "vrrp_strict (or strict_mode in an instance) makes keepalived follow the RFC to the letter. Settings beyond it are dropped with a message, one by one: authentication, preempt_delay, repeated gratuitous ARPs and others; a state that does not match priority 255 is changed; unicast is refused. What is left is often not what the file says, and a peer without strict mode no longer understands this node. Strict mode also blocks traffic to the addresses (strict-mode-vip-unreachable), so removing it is nearly always right. An instance with strict_mode off is left alone.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance",
    "man keepalived.conf(5), vrrp_strict",
  ],
  examples: {
    bad: [
      `global_defs {
    vrrp_strict
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    no_accept
    authentication {
        auth_type PASS
        auth_pass s3cret77
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `global_defs {
    vrrp_strict
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    no_accept
    preempt_delay 60
    garp_lower_prio_repeat 2
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
    authentication {
        auth_type PASS
        auth_pass s3cret77
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `global_defs {
    vrrp_strict
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    no_accept
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `global_defs {
    vrrp_strict
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    strict_mode off
    authentication {
        auth_type PASS
        auth_pass s3cret77
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    dropped:
      'strict mode does not allow "{keyword}" in "{name}", so keepalived ignores the line: remove it, or strict mode',
    state:
      'with strict mode the state must be MASTER for priority 255 and BACKUP below: "{name}" starts as {state}; correct the state, or remove strict mode',
    unicast:
      'strict mode does not allow unicast: 2.4 refuses the configuration because of "{name}", 2.2.7 goes on silently; remove strict mode',
    version:
      'strict mode does not allow IPv6 with version 2, so "{name}" uses version 3: correct the version, or remove strict mode',
    first:
      'strict mode wants a link-local address first in "{name}": "{address}" is none; put one before it, or remove strict mode',
    mac: 'strict mode does not allow another MAC address than the virtual router\'s, so "{address}" is ignored: remove it, or strict mode',
    strict: "strict mode is set here",
    remove: "remove strict mode",
    line: "remove {keyword}",
  },
  checkFrame(node, { report }) {
    for (const instance of node.instances) {
      if (!instance.effective.strict) continue;
      const { name, statement } = instance;
      const source =
        last(statement, "strict_mode") ?? globalLine(node, "vrrp_strict");
      for (const { message, at, address = "", line } of conflictsOf(
        instance,
        node.globals,
      )) {
        const keyword = line === undefined ? "" : keywordOf(line);
        report({
          message,
          at,
          args: {
            name,
            keyword,
            address,
            state: instance.effective.state ?? "",
          },
          related:
            source === undefined ? [] : [{ message: "strict", at: source }],
          fixes: () => [
            ...(source === undefined
              ? []
              : [
                  {
                    title: "remove",
                    safety: "suggested",
                    edits: removeStatement(source),
                  } as const,
                ]),
            ...(line === undefined
              ? []
              : [
                  {
                    title: "line",
                    args: { keyword },
                    safety: "suggested",
                    edits: removeStatement(line),
                  } as const,
                ]),
          ],
        });
      }
    }
  },
});
interface Conflict {
  readonly message:
    "dropped" | "state" | "unicast" | "version" | "first" | "mac";
  readonly at: Place;
  readonly address?: string;
  /** The line that could go. */
  readonly line?: Statement;
}

function conflictsOf(
  instance: VrrpInstance,
  globals: Globals,
): readonly Conflict[] {
  const { statement, state, effective, authentication, virtualAddresses } =
    instance;
  const found: Conflict[] = [];
  const { priority, family, version } = effective;
  if (
    state !== undefined &&
    priority !== undefined &&
    effective.state !== undefined &&
    (effective.state === "MASTER") !== (priority === 255)
  )
    found.push({ message: "state", at: state.statement });
  const type = authentication?.type?.value;
  if (authentication !== undefined && (type === "PASS" || type === "AH"))
    found.push({
      message: "dropped",
      at: authentication.statement.words[0],
      line: authentication.statement,
    });
  if (effective.unicast)
    found.push({
      message: "unicast",
      at: last(statement, "unicast_peer")?.words[0] ?? statement,
    });
  if (family === "IPv6" && version === 2)
    found.push({
      message: "version",
      at: last(statement, "version") ?? statement,
    });
  const first = virtualAddresses[0];
  if (
    family === "IPv6" &&
    !effective.unicast &&
    first !== undefined &&
    rangeOf(first.address) !== "linkLocal"
  )
    found.push({
      message: "first",
      at: first.statement,
      address: first.address.text,
    });
  const mac = last(statement, "use_vmac")?.words.find(({ text }) =>
    text.includes(":"),
  );
  if (mac !== undefined)
    found.push({ message: "mac", at: mac, address: mac.text });
  return [
    ...found,
    ...droppedLines(instance, globals).map((line) => ({
      message: "dropped" as const,
      at: line,
      line,
    })),
  ];
}

/** Lines that strict mode resets. */
function droppedLines(
  { statement, preemptDelay, downTimerAdverts, effective }: VrrpInstance,
  globals: Globals,
): readonly Statement[] {
  const adverts = downTimerAdverts ?? globals.downTimerAdverts;
  const number = (keyword: string): Statement | undefined => {
    const line = last(statement, keyword);
    return (unsigned(line)?.value ?? 0) > 0 ? line : undefined;
  };
  const set = (keyword: string, value: boolean): Statement | undefined => {
    const line = last(statement, keyword);
    return flag(line) === value ? line : undefined;
  };
  const owner = effective.priority === 255;
  return [
    preemptDelay !== undefined && preemptDelay.value > 0 && !owner
      ? preemptDelay.statement
      : undefined,
    adverts !== undefined && adverts.value !== 3
      ? adverts.statement
      : undefined,
    effective.version === 2 && !owner ? last(statement, "accept") : undefined,
    number("garp_lower_prio_repeat"),
    number("garp_lower_prio_delay"),
    set("lower_prio_no_advert", false),
    set("higher_prio_send_advert", true),
    last(statement, "use_vmac") === undefined
      ? undefined
      : last(statement, "vmac_xmit_base"),
    last(statement, "no_virtual_ipaddress"),
  ].filter((line) => line !== undefined);
}
