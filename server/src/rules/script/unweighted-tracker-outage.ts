import { parseAddress, rangeOf } from "../../model/address.ts";
import { argument } from "../../model/values.ts";
import { defineRule } from "../rule.ts";
import { trackScriptsOf, type ScriptUse } from "../scripts.ts";

export default defineRule({
  id: "unweighted-tracker-outage",
  area: "script",
  severity: "hint",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary:
    "An unweighted tracker watches something that can fail for all nodes",
  why: "The failure of an unweighted tracker puts a node in FAULT. If what it tests is a gateway, a name server or another machine, its failure does that to all nodes at once, and the addresses are on none of them. Measured: with a negative weight the better node keeps them. Tests of the node itself (localhost, a virtual address) are meant to be unweighted.",
  references: ["man keepalived.conf(5), vrrp_script"],
  examples: {
    bad: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/usr/bin/env ping -c1 -W1 192.0.2.1"
    interval 2
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
    ],
    good: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/usr/bin/env ping -c1 -W1 192.0.2.1"
    interval 2
    weight -60
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
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/usr/bin/env curl http://127.0.0.1/"
    interval 2
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
    ],
  },
  messages: {
    outage:
      'if "{target}" does not answer, every node that tracks "{name}" goes to FAULT and the addresses are on none: give it a negative weight larger than the difference of the priorities',
    script: "the test",
  },
  checkFrame(frame, { report }) {
    const own = new Set(
      frame.instances.flatMap((each) =>
        [...each.virtualAddresses, ...each.excludedAddresses].map(
          ({ address }) => address.text,
        ),
      ),
    );
    const tests = new Map(
      trackScriptsOf(frame).flatMap((use) => {
        const name = argument(use.statement.parent)?.text;
        const target = remoteTarget(use, own);
        return name === undefined || target === undefined
          ? []
          : [[name, { use, target }] as const];
      }),
    );
    for (const owner of [...frame.instances, ...frame.syncGroups])
      for (const { kind, name, effective, statement } of owner.trackers) {
        const test =
          kind === "script" && effective?.weight === 0
            ? tests.get(name)
            : undefined;
        if (test !== undefined)
          report({
            message: "outage",
            at: statement,
            args: { target: test.target, name },
            related: [{ message: "script", at: test.use.statement }],
          });
      }
  },
});
/** What a command asks over the network; undefined for the node itself and its virtual addresses. */
function remoteTarget(
  { parts }: ScriptUse,
  own: ReadonlySet<string>,
): string | undefined {
  const client = parts.findIndex(({ text }) =>
    /(?:^|\/)(?:ping6?|fping|arping|curl|wget|nc|ncat|telnet|dig|nslookup)$/.test(
      text,
    ),
  );
  if (client < 0 || client > 2) return undefined;
  const hosts = parts
    .slice(client + 1)
    .flatMap(
      ({ text }) =>
        /^(?:[a-z]+:\/\/)?\[?([0-9A-Za-z][\w.:-]*?)\]?(?::\d+)?(?:\/.*)?$/.exec(
          text,
        )?.[1] ?? [],
    );
  const host = hosts.find(
    (each) =>
      parseAddress(each) !== undefined ||
      /^[A-Za-z][\w-]*(?:\.[\w-]+)+$/.test(each) ||
      each === "localhost",
  );
  if (host === undefined || host === "localhost" || own.has(host))
    return undefined;
  const address = parseAddress(host);
  return address !== undefined &&
    (rangeOf(address) === "loopback" || own.has(address.text))
    ? undefined
    : host;
}
