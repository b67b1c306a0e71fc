import assert from "node:assert/strict";
import { parseAddress } from "../../server/src/model/address.ts";
import {
  isIn,
  isLoopback,
  knowsVips,
  nearestVip,
  networkOf,
  vipsOf,
} from "../../server/src/rules/addresses.ts";
import type { AddressKey } from "../../server/src/rules/services.ts";
import { nodeIn, read, the } from "../model/reading.ts";

const address = (written: string) => the(parseAddress(written));

const holding = (...vips: readonly string[]) =>
  read(
    `vrrp_instance VI_1 {\n    virtual_ipaddress {\n${vips.map((each) => `        ${each}\n`).join("")}    }\n    virtual_ipaddress_excluded {\n        203.0.113.1/24\n    }\n}\n`,
  );

describe("addresses of a node", () => {
  const node = holding(
    "192.0.2.100/24",
    "192.0.2.101/24",
    "192.0.2.102/32",
    "192.0.2.103",
    "192.0.3.100/22",
    "198.51.100.1/30",
    "2001:db8::1/64",
    "2001:db8:1::1/128",
  );
  const vips = vipsOf(node);
  const texts = (found: readonly { address: { text: string } }[]) =>
    found.map((each) => each.address.text);

  it("are those that VRRP moves, excluded ones too", () => {
    assert.equal(vips.all.length, 9);
    assert.equal(texts(vips.at(address("203.0.113.1"))).length, 1);
    assert.equal(texts(vips.at(address("203.0.113.2"))).length, 0);
  });

  it("are a service's, or in its range", () => {
    const key: AddressKey = {
      kind: "address",
      address: address("192.0.2.101"),
      port: 80,
    };
    assert.deepEqual(texts(vips.of(key)), ["192.0.2.101"]);
    const range = { ...key, through: address("192.0.2.102") };
    assert.deepEqual(texts(vips.of(range)), ["192.0.2.101", "192.0.2.102"]);
    assert.ok(isIn(key, address("192.0.2.101")));
    assert.ok(!isIn(key, address("192.0.2.102")));
    assert.ok(isIn(range, address("192.0.2.102")));
    assert.ok(!isIn(range, address("192.0.2.103")));
  });

  it("are around an address where their network contains it", () => {
    const around = (written: string) => texts(vips.around(address(written)));
    assert.deepEqual(around("192.0.2.7"), [
      "192.0.2.100",
      "192.0.2.101",
      "192.0.3.100",
    ]);
    assert.deepEqual(around("192.0.1.7"), ["192.0.3.100"]);
    assert.deepEqual(around("192.0.4.7"), []);
    assert.deepEqual(around("198.51.100.3"), ["198.51.100.1"]);
    assert.deepEqual(around("198.51.100.4"), []);
    assert.deepEqual(around("2001:db8::ffff"), ["2001:db8::1"]);
    assert.deepEqual(around("2001:db8:1::1"), []);
    assert.deepEqual(around("192.0.2.102").includes("192.0.2.102"), false);
  });

  it("have a network, unless they are single", () => {
    const networks = [
      "192.0.2.1/24",
      "192.0.2.1/32",
      "192.0.2.1",
      "2001:db8::1/32",
      "2001:db8::1/128",
    ];
    assert.deepEqual(
      networks.map((each) => networkOf(address(each))),
      [24, undefined, undefined, 32, undefined],
    );
    const single = vipsOf(
      read(
        "vrrp_instance VI_1 {\n    virtual_ipaddress {\n        192.0.2.1\n        2001:db8::1/64\n    }\n}\n",
      ),
    );
    assert.ok(single.hasNetworks());
    assert.ok(single.hasNetworks("IPv6"));
    assert.ok(!single.hasNetworks("IPv4"));
  });

  it("are all known where every line of every instance can be read", () => {
    const files = (second: string, root = "") => ({
      "keepalived.conf": `${root}vrrp_instance VI_1 {\n    virtual_ipaddress {\n        192.0.2.1\n    }\n}\nvrrp_instance VI_2 {\n    virtual_ipaddress {\n        ${second}\n    }\n}\n`,
    });
    const known = (...args: Parameters<typeof files>) =>
      knowsVips(nodeIn(files(...args), "keepalived.conf"));
    assert.ok(known("192.0.2.2"));
    assert.ok(!known("$VIP"));
    assert.ok(!known("192.0.2.2", "include missing.conf\n"));
    assert.ok(
      !known(
        "192.0.2.2\n    }\n    include missing.conf\n    track_interface {",
      ),
    );
  });

  it("are proposed where one is near, and there are not too many", () => {
    const many = (count: number) =>
      holding(
        ...Array.from(
          { length: count },
          (_, at) => `10.0.${at >> 8}.${at & 255}`,
        ),
      );
    assert.equal(nearestVip(node, "192.0.2.10"), "192.0.2.100");
    assert.equal(nearestVip(many(255), "10.0.0.77x"), "10.0.0.77");
    assert.equal(nearestVip(many(256), "10.0.0.77x"), undefined);
  });
});

describe("loopback addresses", () => {
  it("are 127.0.0.0/8 and ::1", () => {
    for (const [written, wanted] of [
      ["127.0.0.1", true],
      ["127.1.2.3", true],
      ["128.0.0.1", false],
      ["10.0.0.127", false],
      ["::1", true],
      ["::2", false],
    ] as const)
      assert.equal(isLoopback(address(written)), wanted, written);
  });
});
