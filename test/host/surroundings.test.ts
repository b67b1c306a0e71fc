import assert from "node:assert/strict";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import { surroundingsOf } from "../../server/src/engine/surroundings.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import { kernelSettingsOf } from "../../server/src/model/kernel-settings.ts";
import { lint, show } from "../harness/lint.ts";
import { call } from "../cli/call.ts";
import { instance, service, unicast } from "../model/reading.ts";

describe("files around a configuration", () => {
  it("belong to the node they share the deepest folder with", () => {
    const files = {
      "/repo/lb01/keepalived.conf": "",
      "/repo/lb02/keepalived.conf": "",
      "/repo/lb01/etc/rules.v4": "",
      "/repo/lb02/rules.v4": "",
      "/repo/sysctl.d/60-lb.conf": "",
      "/repo/firewall/lb02.nft": "",
      "/repo/README.md": "",
    };
    assert.deepEqual(around(files, "/repo/lb01/keepalived.conf"), [
      "/repo/lb01/etc/rules.v4",
      "/repo/sysctl.d/60-lb.conf",
    ]);
    assert.deepEqual(around(files, "/repo/lb02/keepalived.conf"), [
      "/repo/firewall/lb02.nft",
      "/repo/lb02/rules.v4",
      "/repo/sysctl.d/60-lb.conf",
    ]);
  });

  it("are not those of a node that is no part of the call", () => {
    const files = {
      "/repo/lb01/keepalived.conf": "",
      "/repo/lb02/keepalived.conf": "",
      "/repo/lb02/rules.v4": "",
    };
    assert.deepEqual(
      around(files, "/repo/lb01/keepalived.conf", [
        "/repo/lb01/keepalived.conf",
      ]),
      [],
    );
  });

  it("are only those beside the file where there is no workspace", () => {
    const files = {
      "/repo/lb01/keepalived.conf": "",
      "/repo/lb01/rules.v4": "",
      "/repo/lb01/scripts/marks.sh": "",
    };
    assert.deepEqual(
      around(files, "/repo/lb01/keepalived.conf", Object.keys(files), []),
      ["/repo/lb01/rules.v4"],
    );
  });

  it("tell kernel settings however they are written", () => {
    const settings = (text: string): unknown =>
      kernelSettingsOf(sourceFile("/x", text)).map(({ key, value }) => [
        key,
        value,
      ]);
    assert.deepEqual(
      settings(
        "# net.ipv4.ip_forward = 0\nnet.ipv4.ip_forward=1 # yes\n-net/ipv4/conf/eth0.10/arp_ignore = 1\n",
      ),
      [
        ["net.ipv4.ip_forward", "1"],
        ["net.ipv4.conf.eth0.10.arp_ignore", "1"],
      ],
    );
    assert.deepEqual(
      settings(
        '#!/bin/sh\nsysctl -qw net.ipv4.vs.backup_only=1\necho "2" > /proc/sys/net/ipv4/conf/all/arp_announce\n',
      ),
      [
        ["net.ipv4.vs.backup_only", "1"],
        ["net.ipv4.conf.all.arp_announce", "2"],
      ],
    );
  });

  it("end a loop of directors where they redirect the ports of the service", () => {
    const node = (own: string, other: string, priority: number): string =>
      instance(priority, unicast(own, other)) +
      service("192.0.2.100 80", [own, other]);
    const loops = (match: string): boolean =>
      lint({
        "lb01.conf": node("192.0.2.11", "192.0.2.12", 150),
        "lb02.conf": node("192.0.2.12", "192.0.2.11", 100),
        "lvs-dr.nft": `table ip lvs_dr {
    chain from_directors {
        type nat hook prerouting priority dstnat; policy accept;
        ip daddr 192.0.2.100 ${match} ether saddr { 52:54:00:00:00:11, 52:54:00:00:00:12 } redirect
    }
}
`,
      }).some(({ rule }) => rule.id === "dr-director-is-real-server");
    assert.equal(loops("tcp dport 80"), false);
    assert.equal(loops("tcp dport { 80, 443 }"), false);
    assert.equal(loops("tcp dport 1-1024"), false);
    assert.equal(loops("tcp dport != 443"), false);
    assert.equal(loops("meta l4proto tcp"), false);
    assert.equal(loops("tcp dport 443"), true);
    assert.equal(loops("tcp dport != 80"), true);
  });

  it("tell scripts that are missing beside others", () => {
    const configuration = `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
    notify_master "/etc/keepalived/scripts/master.sh"
}
`;
    const found = lint({
      "/etc/keepalived/keepalived.conf": configuration,
      "/etc/keepalived/scripts/backup.sh": "#!/bin/sh\n",
    }).filter(({ rule }) => rule.id === "script-not-executable");
    assert.deepEqual(found.map(show), [
      '/etc/keepalived/keepalived.conf:9 warning script-not-executable: "/etc/keepalived/scripts/master.sh" is not there: keepalived goes on without this script; put it there or correct the path',
    ]);
  });
});

describe("files around a configuration, on disk", () => {
  const folder = mkdtempSync(join(tmpdir(), "keepalived-lsp-host-"));
  after(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string, mode = 0o644): void => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, mode);
  };

  it("are read whatever their mode, and modes are seen", async () => {
    const vrrp = `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
    notify_master "/etc/keepalived/master.sh"
    notify_backup "/etc/keepalived/backup.sh"
}
`;
    write("lb01/keepalived.conf", vrrp);
    write("lb01/master.sh", "#!/bin/sh\n", 0o755);
    write("lb01/backup.sh", "#!/bin/sh\n", 0o644);
    write("lb01/firewall/up.sh", "iptables -P INPUT DROP\n", 0o755);
    const { stdout } = await call(["lint", "--format", "json", folder]);
    const rules = rulesIn(stdout);
    assert.deepEqual(
      rules.filter((id) =>
        ["script-not-executable", "firewall-blocks-vrrp"].includes(id),
      ),
      process.platform === "win32"
        ? ["firewall-blocks-vrrp"]
        : ["firewall-blocks-vrrp", "script-not-executable"],
    );
    // A file alone has no workspace: only what lies beside it is looked at.
    const alone = await call([
      "lint",
      "--format",
      "json",
      join(folder, "lb01/keepalived.conf"),
    ]);
    assert.ok(!rulesIn(alone.stdout).includes("firewall-blocks-vrrp"));
  });
});

function around(
  files: Readonly<Record<string, string>>,
  root: string,
  named: readonly string[] = Object.keys(files),
  folders: readonly string[] = ["/repo"],
): readonly string[] {
  const host = memoryHost(files);
  const roots = named
    .filter((uri) => uri.endsWith("keepalived.conf"))
    .map((uri) => host.read(uri))
    .filter((file) => typeof file !== "string");
  const own = roots.find(({ uri }) => uri === root);
  assert.ok(own !== undefined);
  return surroundingsOf({ host, folders, roots, own: roots })(own)
    .map(({ uri }) => uri)
    .toSorted();
}

function rulesIn(written: string): readonly string[] {
  const { files } = JSON.parse(written) as {
    files: { diagnostics: { rule: string }[] }[];
  };
  return files
    .flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule))
    .toSorted();
}
