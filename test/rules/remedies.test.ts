import assert from "node:assert/strict";
import { parseAddress } from "../../server/src/model/address.ts";
import type { Edit } from "../../server/src/rules/rule.ts";
import type { Director } from "../../server/src/rules/remedies/director.ts";
import { fwmarkServiceEdits } from "../../server/src/rules/remedies/fwmark-service.ts";
import {
  iptablesRedirect,
  nftablesRedirect,
  redirectsDirectors,
} from "../../server/src/rules/remedies/redirect.ts";
import { syncDaemonEdits } from "../../server/src/rules/remedies/sync-daemon.ts";
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import { applyFix } from "../harness/lint.ts";
import { nodeIn, read, the } from "../model/reading.ts";

const address = (written: string) => the(parseAddress(written));

/** A director with a file, as lb01 and lb02 have one; without a path only its address is known. */
function director(
  number: number,
  path?: string,
  text = instance("VI_1"),
  macs: readonly string[] = [`52:54:00:00:00:1${number}`],
): Director {
  const node =
    path === undefined ? undefined : nodeIn({ [path]: text }, path, { macs });
  return {
    name: `lb0${number}`,
    address: address(`192.0.2.1${number}`),
    node,
    instance: node?.instances[0],
    service: node?.virtualServers[0],
  };
}

function instance(name: string): string {
  return `vrrp_instance ${name} {\n    interface eth0\n    virtual_router_id 61\n}\n`;
}

/** New files: path, then text. Edits of files that are there are left out. */
function created(edits: readonly Edit[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    edits.flatMap((each) =>
      "create" in each
        ? [
            [
              `${each.beside.uri.replace(/[^/]*$/, "")}${each.create}`,
              each.newText,
            ],
          ]
        : [],
    ),
  );
}

const apart = [
  director(1, "lb01/keepalived.conf"),
  director(2, "lb02/keepalived.conf"),
];
const together = [director(1, "lb01.conf"), director(2, "lb02.conf")];
const web = { vip: address("192.0.2.100"), ports: [80], protocol: "tcp" };

describe("redirecting what another director sends", () => {
  it("is told to nftables in one file for all directors", () => {
    const text = `# Directors that are also real servers: a packet that another director forwarded goes to the
# local service and is not scheduled again. The same file for all directors.
table ip lvs_dr {
    set director_macs {
        type ether_addr
        elements = {
            52:54:00:00:00:11,
            52:54:00:00:00:12
        }
    }
    chain from_directors {
        type nat hook prerouting priority dstnat; policy accept;
        ip daddr 192.0.2.100 tcp dport 80 ether saddr @director_macs redirect
    }
}
`;
    assert.deepEqual(created(nftablesRedirect({ directors: apart, ...web })), {
      "lb01/nftables.d/lvs-dr.nft": text,
      "lb02/nftables.d/lvs-dr.nft": text,
    });
    assert.equal(nftablesRedirect({ directors: together, ...web }).length, 1);
  });

  it("comes with marks for clients where the service is known by a mark", () => {
    const six = {
      vip: address("2001:db8::100"),
      ports: [80, 443],
      protocol: "udp",
    };
    const [text] = Object.values(
      created(nftablesRedirect({ directors: together, ...six }, 3)),
    );
    assert.equal(
      text?.slice(text.indexOf("table")),
      `table ip6 lvs_dr {
    set director_macs {
        type ether_addr
        elements = {
            52:54:00:00:00:11,
            52:54:00:00:00:12
        }
    }
    chain mark_clients {
        type filter hook prerouting priority mangle; policy accept;
        ip6 daddr 2001:db8::100 udp dport { 80, 443 } ether saddr != @director_macs meta mark set 3
    }
    chain from_directors {
        type nat hook prerouting priority dstnat; policy accept;
        ip6 daddr 2001:db8::100 udp dport { 80, 443 } ether saddr @director_macs redirect
    }
}
`,
    );
  });

  it("is told to iptables in a script for each director, with the MACs of the others", () => {
    assert.deepEqual(created(iptablesRedirect({ directors: apart, ...web })), {
      "lb01/lvs-dr-iptables.sh": `#!/bin/sh
# For lb01: packets that another director forwarded go to the local service and are not scheduled again.
iptables -t nat -A PREROUTING -d 192.0.2.100 -p tcp -m multiport --dports 80 -m mac --mac-source 52:54:00:00:00:12 -j REDIRECT
`,
      "lb02/lvs-dr-iptables.sh": `#!/bin/sh
# For lb02: packets that another director forwarded go to the local service and are not scheduled again.
iptables -t nat -A PREROUTING -d 192.0.2.100 -p tcp -m multiport --dports 80 -m mac --mac-source 52:54:00:00:00:11 -j REDIRECT
`,
    });
    const six = {
      vip: address("2001:db8::100"),
      ports: [80, 443],
      protocol: "udp",
    };
    assert.deepEqual(
      created(
        iptablesRedirect({ directors: [...together, director(3)], ...six }, 3),
      )["lvs-dr-iptables-lb01.sh"],
      `#!/bin/sh
# For lb01: packets that another director forwarded go to the local service and are not scheduled again.
ip6tables -t mangle -A PREROUTING -d 2001:db8::100 -p udp -m multiport --dports 80,443 -j MARK --set-mark 3
ip6tables -t mangle -A PREROUTING -d 2001:db8::100 -p udp -m multiport --dports 80,443 -m mac --mac-source 52:54:00:00:00:12 -j MARK --set-mark 0
ip6tables -t nat -A PREROUTING -d 2001:db8::100 -p udp -m multiport --dports 80,443 -m mac --mac-source 52:54:00:00:00:12 -j REDIRECT
ip6tables -t mangle -A PREROUTING -d 2001:db8::100 -p udp -m multiport --dports 80,443 -m mac --mac-source <MAC of lb03, see: ip neigh show 192.0.2.13> -j MARK --set-mark 0
ip6tables -t nat -A PREROUTING -d 2001:db8::100 -p udp -m multiport --dports 80,443 -m mac --mac-source <MAC of lb03, see: ip neigh show 192.0.2.13> -j REDIRECT
`,
    );
  });

  it("leaves open what is not known, in words that nothing would load", () => {
    const service = { ...web, directors: [director(1), together[1]].map(the) };
    const unknown = { ...service, vip: undefined };
    const [rules] = Object.values(created(nftablesRedirect(unknown)));
    assert.match(
      the(rules),
      /^ {12}<MAC of lb01, see: ip neigh show 192\.0\.2\.11>,$/m,
    );
    assert.match(the(rules), /^ {8}ip daddr <VIP> tcp dport 80 /m);
    const scripts = created(iptablesRedirect(unknown));
    assert.deepEqual(Object.keys(scripts), ["lvs-dr-iptables.sh"]);
    assert.match(
      the(scripts["lvs-dr-iptables.sh"]),
      /^iptables .* -d <VIP> .* <MAC of lb01, see: ip neigh show 192\.0\.2\.11> /m,
    );
  });
});

describe("rules that already redirect", () => {
  const script = (...rules: readonly string[]) =>
    sourceFile(
      "rules.sh",
      rules
        .map((each) => `iptables -t nat -A PREROUTING -p tcp ${each}\n`)
        .join(""),
    );
  const vips = [address("192.0.2.100"), address("192.0.2.101")];
  const other = "-m mac --mac-source 52:54:00:00:00:12";

  const redirects = (
    ports: readonly number[],
    ...rules: readonly string[]
  ): boolean => redirectsDirectors(script(...rules), vips, ports);

  it("name a director's MAC address, and one of the addresses or none", () => {
    assert.ok(redirects([80], `${other} -j REDIRECT`));
    assert.ok(redirects([80], `-d 192.0.2.101 ${other} -j REDIRECT`));
    assert.ok(redirects([80], `-d $VIP ${other} -j REDIRECT`));
    assert.ok(!redirects([80], `-d 192.0.2.1 ${other} -j REDIRECT`));
    assert.ok(!redirects([80], "-j REDIRECT"));
    assert.ok(
      !redirects([80], other.replace("--mac", "! --mac") + " -j REDIRECT"),
    );
    assert.ok(!redirects([80], `${other} -j ACCEPT`));
    assert.ok(!redirects([]));
    assert.ok(
      redirectsDirectors(script(`-d 192.0.2.1 ${other} -j REDIRECT`), [], [80]),
    );
  });

  it("take all ports together, those that can't be read too", () => {
    const port = (written: string) => `${other} --dport ${written} -j REDIRECT`;
    assert.ok(redirects([80], port("80")));
    assert.ok(redirects([80, 443], port("443"), port("80")));
    assert.ok(redirects([80, 443], port("80:443")));
    assert.ok(redirects([80], port("$PORT")));
    assert.ok(redirects([80], port("443").replace("--dport", "! --dport")));
    assert.ok(
      redirects([80, 443], `${other} -m multiport --dports 80,443 -j REDIRECT`),
    );
    assert.ok(!redirects([80, 443], port("80")));
    assert.ok(!redirects([80], port("81:90")));
    assert.ok(!redirects([80], port("70:79")));
    assert.ok(!redirects([80], port("80").replace("--dport", "! --dport")));
  });
});

describe("a service known by a mark", () => {
  const text = `virtual_server 192.0.2.100 80 {
    lb_kind DR
    protocol TCP
    sorry_server 198.51.100.9 80
    real_server 198.51.100.1 80 {
        TCP_CHECK {
        }
        HTTP_GET {
            url {
                path /
            }
        }
        SSL_GET {
            connect_port 443
        }
        SMTP_CHECK {
        }
        DNS_CHECK {
        }
        UDP_CHECK {
        }
        PING_CHECK {
        }
        MISC_CHECK {
            misc_path /bin/true
        }
    }
    real_server 198.51.100.2 {
    }
}
`;
  const changed = (before: string) => {
    const service = the(read(before).virtualServers[0]);
    const edits = fwmarkServiceEdits(service, 3);
    return applyFix(
      { "keepalived.conf": before },
      { title: "", safety: "safe", edits },
    )["keepalived.conf"];
  };

  it("has its ports in the checkers that connect to one", () => {
    assert.equal(
      changed(text),
      `virtual_server fwmark 3 {
    lb_kind DR
    sorry_server 198.51.100.9
    real_server 198.51.100.1 {
        TCP_CHECK {
            connect_port 80
        }
        HTTP_GET {
            connect_port 80
            url {
                path /
            }
        }
        SSL_GET {
            connect_port 443
        }
        SMTP_CHECK {
            connect_port 80
        }
        DNS_CHECK {
            connect_port 80
        }
        UDP_CHECK {
            connect_port 80
        }
        PING_CHECK {
        }
        MISC_CHECK {
            misc_path /bin/true
        }
    }
    real_server 198.51.100.2 {
    }
}
`,
    );
  });

  it("keeps the port of a server that has a checker which can't be changed", () => {
    const block = (server: string) =>
      `$CHECK=TCP_CHECK\nvirtual_server 192.0.2.100 80 {\n    real_server 198.51.100.1 ${server} {\n        TCP_CHECK {\n        }\n        $CHECK {\n        }\n    }\n}\n`;
    assert.equal(
      changed(block("80")),
      block("80").replace("192.0.2.100 80", "fwmark 3"),
    );
  });
});

describe("the sync daemon of a director", () => {
  /** The files after the edits. */
  const after = (directors: readonly Director[]) => {
    const files = Object.fromEntries(
      directors.flatMap(({ node }) =>
        node === undefined
          ? []
          : [[node.configuration.root.uri, node.configuration.root.text]],
      ),
    );
    return applyFix(files, {
      title: "",
      safety: "safe",
      edits: syncDaemonEdits(directors).filter((each) => !("create" in each)),
    });
  };

  it("follows the instance of the service, in global_defs", () => {
    const globals = "global_defs {\n    router_id lb01\n}\n";
    const written = after([
      director(1, "lb01.conf", `a\n${globals}${instance("VI_1")}${globals}`),
      director(2, "lb02.conf", instance('"web {1}"')),
      director(3),
    ]);
    assert.deepEqual(written, {
      "lb01.conf": `a\nglobal_defs {
    router_id lb01
    lvs_sync_daemon eth0 VI_1 id 61
}
${instance("VI_1")}${globals}`,
      "lb02.conf": `global_defs {
    lvs_sync_daemon eth0 "web {1}" id 61
}

${instance('"web {1}"')}`,
    });
  });

  it("has its kernel settings beside each configuration, once a folder", () => {
    assert.deepEqual(Object.keys(created(syncDaemonEdits(apart))), [
      "lb01/sysctl.d/60-ipvs.conf",
      "lb01/modules-load.d/ipvs.conf",
      "lb02/sysctl.d/60-ipvs.conf",
      "lb02/modules-load.d/ipvs.conf",
    ]);
    assert.equal(
      syncDaemonEdits(together).filter((each) => "create" in each).length,
      2,
    );
    const [sysctl, modules] = Object.values(created(syncDaemonEdits(together)));
    assert.match(the(sysctl), /^net\.ipv4\.vs\.backup_only = 1$/m);
    assert.match(the(modules), /^ip_vs$/m);
  });

  it("is written once where two directors are read from one file", () => {
    const [one] = together.map((each) => ({
      ...the(together[0]),
      name: each.name,
    }));
    assert.equal(
      syncDaemonEdits([the(together[0]), the(one)]).filter(
        (each) => !("create" in each),
      ).length,
      1,
    );
  });

  it("is not written where a director leaves interface or id open", () => {
    for (const line of ["    interface eth0\n", "    virtual_router_id 61\n"])
      assert.deepEqual(
        syncDaemonEdits([
          the(together[0]),
          director(2, "lb02.conf", instance("VI_1").replace(line, "")),
        ]),
        [],
      );
  });
});
