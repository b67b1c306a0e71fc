import assert from "node:assert/strict";
import { macvlansOf, macvlanWords } from "../../server/src/model/macvlans.ts";
import { readInstances } from "../../server/src/model/read-instances.ts";
import { walk } from "../../grammar/syntax/tree.ts";
import { readingsOf } from "../harness/reading.ts";

const instance = (content: string): string =>
  `vrrp_instance VI_1 {\n interface eth0\n virtual_router_id 61\n ${content}\n}\n`;

/** What `use_vmac` or `use_ipvlan` says. */
function words(line: string): readonly string[] {
  const found: string[] = [];
  const [configuration] = readingsOf(instance(line));
  walk(configuration?.statements ?? [], (statement) => {
    if (!statement.keyword.startsWith("use_")) return;
    const { names, macs } = macvlanWords(statement);
    found.push(...[...names, ...macs].map(({ text }) => text));
  });
  return found;
}

function macvlans(content: string): readonly string[] {
  const [configuration] = readingsOf(instance(content));
  assert.ok(configuration !== undefined);
  const [only] = readInstances(configuration);
  assert.ok(only !== undefined);
  return macvlansOf(only).map((each) => `${each.interface} ${each.mac}`);
}

describe("macvlans", () => {
  it("have a name and a MAC address, in any order, beside options", () => {
    assert.deepEqual(words("use_vmac"), []);
    assert.deepEqual(words("use_vmac vrrp61"), ["vrrp61"]);
    assert.deepEqual(words("use_vmac 2:0:0:0:0:1 vrrp61"), [
      "vrrp61",
      "2:0:0:0:0:1",
    ]);
    assert.deepEqual(words("use_vmac name group netlink_notify_msg group 5"), [
      "group",
    ]);
    assert.deepEqual(words("use_ipvlan vepa 192.0.2.5/24 vi61"), ["vi61"]);
  });

  it("stand on the interface of the instance, with a MAC address of its id", () => {
    const vips =
      "\n virtual_ipaddress {\n 192.0.2.1/24\n 192.0.2.2/24 dev eth1\n }";
    assert.deepEqual(macvlans(`use_vmac${vips}`), ["eth0 0:0:5e:0:1:3d"]);
    assert.deepEqual(macvlans(`use_vmac 02:00:00:00:0a:01 x${vips}`), [
      "eth0 2:0:0:0:a:1",
    ]);
    assert.deepEqual(macvlans(`use_vmac 02:00:00:00:0a${vips}`), [
      "eth0 2:0:0:0:a:3d",
    ]);
    assert.deepEqual(macvlans(`use_vmac $MAC${vips}`), []);
    assert.deepEqual(macvlans(vips), []);
  });

  it("stand on other interfaces, and for the other family, where addresses ask for them", () => {
    const excluded =
      " virtual_ipaddress_excluded {\n 2001:db8::1/64\n 192.0.2.3/24 dev eth1 use_vmac\n }";
    const vips = `virtual_ipaddress {\n 192.0.2.1/24\n 192.0.2.2/24 dev eth1\n }\n${excluded}`;
    assert.deepEqual(macvlans(vips), ["eth1 0:0:5e:0:1:3d"]);
    assert.deepEqual(macvlans(`use_vmac_addr\n ${vips}`), [
      "eth1 0:0:5e:0:1:3d",
      "eth0 0:0:5e:0:2:3d",
    ]);
  });
});
