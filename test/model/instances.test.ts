import assert from "node:assert/strict";
import { nodeOf } from "../../server/src/model/nodes.ts";
import { instance, nodeIn, read, the } from "./reading.ts";

describe("vrrp_instance", () => {
  const effective = (text: string) => the(read(text).instances[0]).effective;

  it("takes what the daemon takes where a line is missing", () => {
    const { priority, version, advertInt, state, multicastGroup } = effective(`
vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 61
    virtual_ipaddress {
        192.0.2.100
    }
}
`);
    assert.deepEqual(
      { priority, version, advertInt, state, multicastGroup },
      {
        priority: 100,
        version: 2,
        advertInt: 1,
        state: "BACKUP",
        multicastGroup: "224.0.0.18",
      },
    );
  });

  it("owns its addresses with state MASTER and no priority", () => {
    assert.equal(
      effective("vrrp_instance A {\n state MASTER\n}").priority,
      255,
    );
    assert.equal(
      effective("vrrp_instance A {\n priority 255\n}").state,
      "MASTER",
    );
  });

  it("speaks version 3 for IPv6, and what global_defs or the instance say", () => {
    assert.equal(
      effective(instance(100, "", { vip: "2001:db8::100/64" })).version,
      3,
    );
    const globals = "global_defs {\n vrrp_version 3\n}\n";
    assert.equal(effective(globals + instance(100)).version, 3);
    assert.equal(effective(globals + instance(100, "version 2")).version, 2);
  });

  it("rounds the interval of version 2 half up, to a second at least", () => {
    const interval = (seconds: string): number | undefined =>
      effective(instance(100, `advert_int ${seconds}`)).advertInt;
    assert.deepEqual(["0.2", "1.5", "2.4"].map(interval), [1, 2, 2]);
    assert.equal(
      effective(instance(100, "version 3\n advert_int 0.2")).advertInt,
      0.2,
    );
  });

  it("keeps MASTER although BACKUP follows, and the last of other repeated lines", () => {
    const { state, priority } = effective(
      instance(100, "state MASTER\n state BACKUP\n priority 120"),
    );
    assert.deepEqual({ state, priority }, { state: "MASTER", priority: 120 });
  });

  it("merges repeated lists and skips a second instance of one name", () => {
    const { instances } = read(
      instance(100, "virtual_ipaddress {\n 192.0.2.101\n }") + instance(90),
    );
    assert.deepEqual(
      instances.map(({ virtualAddresses }) =>
        virtualAddresses.map(({ address }) => address.text),
      ),
      [["192.0.2.101", "192.0.2.100"]],
    );
  });

  it("guesses nothing where a value can't be read", () => {
    const node = read(
      instance(
        100,
        "priority $PRIORITY\n advert_int <seconds>\n state ACTIVE",
        {
          vip: "{{ vip }}",
        },
      ),
    );
    const found = the(node.instances[0]);
    const { priority, advertInt, state } = found.effective;
    assert.deepEqual([priority, advertInt, state], Array(3).fill(undefined));
    assert.equal(found.addressesKnown, false);
  });

  it("knows which instance has an include that can't be read", () => {
    const text = `vrrp_instance A {
    include vips.conf
}
vrrp_instance B {
    virtual_router_id 62
}
`;
    const node = read(text);
    assert.deepEqual(
      node.instances.map(({ name, complete }) => [name, complete]),
      [
        ["A", false],
        ["B", true],
      ],
    );
    assert.equal(node.complete, true);
    assert.equal(read("include more.conf\n").complete, false);
    const files = { "lb01.conf": text, "vips.conf": "priority 90\n" };
    const found = the(nodeIn(files, "lb01.conf").instances[0]);
    assert.deepEqual([found.complete, found.effective.priority], [true, 90]);
  });

  it("cuts a mask off a peer's address", () => {
    const { unicastPeers, peersKnown } = the(
      read(instance(100, "unicast_peer {\n 192.0.2.12/24 min_ttl 5\n }"))
        .instances[0],
    );
    assert.deepEqual(
      unicastPeers.map(({ value }) => value.text),
      ["192.0.2.12"],
    );
    assert.equal(peersKnown, true);
  });
});

describe("trackers", () => {
  const weights = (text: string) =>
    the(read(text).instances[0]).trackers.map(({ name, effective }) => [
      name,
      effective?.weight,
    ]);

  it("take the weight beside them, else the tracked object's, else its default", () => {
    assert.deepEqual(
      weights(`vrrp_script web {
    weight 5
    weight -20
}
vrrp_script mail {
}
track_file load {
    weight 1
    weight 3
    weight 9
}
${instance(
  100,
  `track_script {
        web
        web weight 7
        mail weight -7
        other
    }
    track_file {
        load
        drain
    }
    track_interface {
        eth1
        eth2 weight 10
    }`,
)}track_file drain {
}
`),
      [
        ["web", -20],
        ["mail", -7],
        ["other", undefined],
        ["load", 3],
        ["drain", 1],
        ["eth1", 0],
        ["eth2", 10],
      ],
    );
  });
});

describe("lvs_sync_daemon", () => {
  const daemon = (line: string) => {
    const {
      interface: device,
      instance,
      id,
      port,
      known,
    } = the(read(`global_defs {\n ${line}\n}\n`).globals.lvsSyncDaemon);
    return [device, instance, id, port, known].map((each) =>
      typeof each === "object" ? each.value : each,
    );
  };

  it("is read in its old and its new form", () => {
    const expected = ["eth0", "VI_1", 61, undefined, true];
    assert.deepEqual(daemon("lvs_sync_daemon eth0 VI_1 61"), expected);
    assert.deepEqual(daemon("lvs_sync_daemon eth0 VI_1 id 61"), expected);
    assert.deepEqual(daemon("lvs_sync_daemon eth0 id 61 inst VI_1"), expected);
    assert.deepEqual(daemon("lvs_sync_daemon eth0 id 61 port 9000"), [
      "eth0",
      undefined,
      61,
      9000,
      true,
    ]);
    assert.equal(daemon("lvs_sync_daemon eth0 VI_1 id $ID").at(-1), false);
  });

  it("follows the instance that has lvs_sync_daemon_interface", () => {
    const { lvsSyncDaemon } = read(
      instance(100, "lvs_sync_daemon_interface eth1"),
    ).globals;
    assert.equal(lvsSyncDaemon?.instance?.value, "VI_1");
  });
});

describe("a node", () => {
  it("is called what tells its file from others", () => {
    const name = (uri: string): string => nodeIn({ [uri]: "" }, uri).name;
    assert.deepEqual(
      [
        "lb01.conf",
        "lb01.keepalived.conf",
        "lb01/keepalived.conf",
        "hosts/lb01/etc/keepalived/keepalived.conf",
        "file:///srv/lb%2001/keepalived.conf",
      ].map(name),
      ["lb01", "lb01", "lb01", "lb01", "lb 01"],
    );
    assert.equal(read("", undefined, "lb02").name, "lb02");
    assert.equal(read("", { name: "left" }).name, "left");
  });

  it("has the addresses its file gives it, but never a VIP", () => {
    const node = read(
      `global_defs {
    router_id 192.0.2.100
}
static_ipaddress {
    198.51.100.1/24 dev eth1
}
${instance(100, unicast)}`,
      { addresses: ["2001:DB8::0:11"] },
    );
    assert.deepEqual(
      node.addresses.map(({ address, source }) => [address.text, source]),
      [
        ["2001:db8::11", "project"],
        ["192.0.2.11", "unicast_src_ip"],
        ["198.51.100.1", "static"],
      ],
    );
  });

  const unicast = "unicast_src_ip 192.0.2.11";

  it("is the same object as long as its configuration is", () => {
    const { configuration } = read(instance(100));
    assert.equal(nodeOf(configuration), nodeOf(configuration));
  });
});
