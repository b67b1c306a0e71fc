import { kernelSetting } from "../../model/kernel-settings.ts";
import { listeningOf } from "../../model/listen-addresses.ts";
import type { Node } from "../../model/node.ts";
import type { VirtualAddress } from "../../model/vrrp-instance.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { scriptsOf } from "../scripts.ts";
import { settingFix } from "./setting-fix.ts";

const configuration = `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

const nginx = (listen: string): string => `http {
    server {
        listen ${listen};
        server_name www.example.com;
    }
}
`;

const haproxy = (bind: string): string => `frontend web
    bind ${bind}
    default_backend web
`;

export default defineRule({
  id: "nonlocal-bind-needed",
  area: "host",
  severity: "hint",
  scope: "workspace",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A program binds a virtual address that a backup does not have",
  why: 'A program can bind only addresses of its machine. On a backup the VIP is not there: nginx and haproxy then refuse to start ("Cannot assign requested address"), and after a failover nobody answers. `net.ipv4.ip_nonlocal_bind = 1` (IPv6: `net.ipv6.ip_nonlocal_bind`) lets them, as do wildcards. Silent where the setting is there, for `transparent` binds, and where a notify script starts the program.',
  references: [
    "Linux Documentation/networking/ip-sysctl.rst: ip_nonlocal_bind",
    "ip(7): EADDRNOTAVAIL",
  ],
  examples: {
    bad: [
      {
        "lb01/keepalived.conf": configuration,
        "lb01/nginx/nginx.conf": nginx("192.0.2.100:80"),
      },
      {
        "lb01/keepalived.conf": configuration,
        "lb01/haproxy.cfg": haproxy("192.0.2.100:80,127.0.0.1:80"),
        "lb01/sysctl.conf": "net.ipv4.ip_nonlocal_bind = 0\n",
      },
    ],
    good: [
      {
        "lb01/keepalived.conf": configuration,
        "lb01/nginx/nginx.conf": nginx("192.0.2.100:80"),
        "lb01/sysctl.d/60-bind.conf": "net.ipv4.ip_nonlocal_bind = 1\n",
      },
      {
        "lb01/keepalived.conf": configuration,
        "lb01/nginx/nginx.conf": nginx("80"),
      },
      {
        "lb01/keepalived.conf": configuration,
        "lb01/haproxy.cfg": haproxy("192.0.2.100:80 transparent"),
      },
      {
        "lb01/keepalived.conf": configuration,
        "lb01/haproxy.cfg": haproxy("*:80"),
      },
    ],
  },
  messages: {
    bound:
      "{program} binds {address}, which a backup does not have: it fails to start there; set {setting} = 1",
    here: "bound here",
    create: "Create {file} with {setting} = 1",
    change: "Set it to 1",
  },
  checkNode(node, context) {
    const files = context.surroundings(node);
    for (const listening of files.flatMap((file) => listeningOf(file))) {
      const { address, program, at } = listening;
      const setting =
        address.family === "IPv4"
          ? "net.ipv4.ip_nonlocal_bind"
          : "net.ipv6.ip_nonlocal_bind";
      const vip = virtualAddress(node, address.text);
      const wrong = kernelSetting(files, setting);
      if (vip === undefined || wrong?.value === "1") continue;
      if (isStartedByNotify(node, program, context)) continue;
      context.report({
        message: "bound",
        at: vip.statement,
        args: { program, address: address.text, setting },
        related: [{ message: "here", at }],
        fixes: () => [
          settingFix(node, wrong, {
            setting,
            file: "sysctl.d/60-nonlocal-bind.conf",
            why: "Programs may bind the VIP before this node is master.",
          }),
        ],
      });
    }
  },
});

/** The line of a VIP, unless the node holds the address anyway. */
function virtualAddress(
  { instances, addresses }: Node,
  text: string,
): VirtualAddress | undefined {
  if (addresses.some(({ address }) => address.text === text)) return undefined;
  return instances
    .flatMap(({ virtualAddresses, excludedAddresses }) => [
      ...virtualAddresses,
      ...excludedAddresses,
    ])
    .find(({ address }) => address.text === text);
}

/** A notify script that names the program, or whose text can't be seen here, may start it when the VIP is there. */
function isStartedByNotify(
  node: Node,
  program: string,
  { hostFile }: RuleContext,
): boolean {
  return scriptsOf(node)
    .filter(({ keyword }) => /^notify(?:_master|_fifo)?/.test(keyword))
    .some(({ command, parts }) => {
      const found = hostFile(node, parts[0]?.text ?? "");
      return (
        command.includes(program) ||
        found?.kind !== "file" ||
        found.file.text.includes(program)
      );
    });
}
