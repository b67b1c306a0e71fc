import assert from "node:assert/strict";
import { read, the } from "./reading.ts";

describe("virtual_server", () => {
  const methods = (lines: string): readonly (string | undefined)[] =>
    the(
      read(`virtual_server 192.0.2.100 80 {\n${lines}\n}\n`).virtualServers[0],
    ).realServers.map(({ method }) => method);

  it("forwards by the lb_kind in force when a real server is read", () => {
    assert.deepEqual(methods("lb_kind DR\nreal_server 10.0.0.1 80 {\n}"), [
      "DR",
    ]);
    assert.deepEqual(
      methods(
        "lb_kind DR\nreal_server 10.0.0.1 80 {\n}\nlb_kind NAT\nreal_server 10.0.0.2 80 {\n}",
      ),
      ["DR", "NAT"],
    );
  });

  it("gives a later lb_kind to real servers that had none", () => {
    assert.deepEqual(methods("real_server 10.0.0.1 80 {\n}\nlb_kind TUN"), [
      "TUN",
    ]);
    assert.deepEqual(methods("real_server 10.0.0.1 80 {\n}"), ["NAT"]);
  });

  it("lets a real server have its own method, and knows none it can't read", () => {
    assert.deepEqual(
      methods(
        "lb_kind DR\nreal_server 10.0.0.1 80 {\nlvs_method NAT\n}\nreal_server 10.0.0.2 80 {\nlvs_method $KIND\n}",
      ),
      ["NAT", undefined],
    );
    assert.deepEqual(methods("lb_kind dr\nreal_server 10.0.0.1 80 {\n}"), [
      undefined,
    ]);
  });

  it("is known by address and port, mark, or group", () => {
    const keys = read(`virtual_server 192.0.2.100 80 {
}
virtual_server 2001:DB8::100 0 {
}
virtual_server fwmark 3 {
}
virtual_server group WEB {
}
virtual_server $VIP 80 {
}
virtual_server 192.0.2.100 99999 {
}
`).virtualServers.map(({ key }) =>
      key?.kind === "address" ? [key.address.text, key.port] : key,
    );
    assert.deepEqual(keys, [
      ["192.0.2.100", 80],
      ["2001:db8::100", undefined],
      { kind: "fwmark", mark: 3 },
      { kind: "group", name: "WEB" },
      undefined,
      undefined,
    ]);
  });

  it("reads protocol in any case, weights with their default, persistence without a number", () => {
    const found = the(
      read(`virtual_server 192.0.2.100 80 {
    protocol tcp
    weight 5
    persistence_timeout
    real_server 10.0.0.1 80 {
        weight 2
    }
    real_server 10.0.0.2 80 {
    }
}
`).virtualServers[0],
    );
    assert.equal(found.protocol?.value, "TCP");
    assert.deepEqual(
      found.realServers.map(({ effectiveWeight }) => effectiveWeight),
      [2, 5],
    );
    assert.equal(found.persistence?.seconds, 360);
    assert.equal(found.complete, true);
  });

  it("reads ranges, networks and marks of a group", () => {
    const [group] = read(`virtual_server_group WEB {
    192.0.2.100-102 80
    198.51.100.0/30 80
    2001:db8::1-f 80
    203.0.113.5 443
    fwmark 3
}
`).virtualServerGroups;
    assert.deepEqual(
      the(group).members.map((member) =>
        member.kind === "address"
          ? [member.address.text, member.through?.text, member.port]
          : member,
      ),
      [
        ["192.0.2.100", "192.0.2.102", 80],
        ["198.51.100.0", "198.51.100.3", 80],
        ["2001:db8::1", "2001:db8::f", 80],
        ["203.0.113.5", undefined, 443],
        { kind: "fwmark", mark: 3 },
      ],
    );
    assert.equal(group?.complete, true);
  });
});
