import assert from "node:assert/strict";
import {
  forwardingOf,
  forwardingOfNode,
  type ForwardingGraph,
} from "../../server/src/model/forwarding.ts";
import { secondsOf } from "../harness/processor.ts";
import { clusterIn, instance, read, service, unicast } from "./reading.ts";

const [lb01, lb02, lb03] = ["192.0.2.11", "192.0.2.12", "192.0.2.13"] as const;
const web = "198.51.100.1";

/** Loops as `lb01 -> lb02 -> lb01`. */
function loops({ loops }: ForwardingGraph): readonly string[] {
  return loops.map(({ hops }) =>
    [...hops.map(({ from }) => from.name), hops[0].from.name].join(" -> "),
  );
}

/** Two directors with the same services. */
function pair(
  services: string,
  others = services,
  globals = "",
): ForwardingGraph {
  return forwardingOf(
    clusterIn({
      "lb01.conf": globals + instance(150, unicast(lb01, lb02)) + services,
      "lb02.conf": globals + instance(100, unicast(lb02, lb01)) + others,
    }),
  );
}

describe("the forwarding graph", () => {
  const vip = "192.0.2.100 80";
  const both = [`${lb01} 80`, `${lb02} 80`];

  it("has a loop where two directors are real servers by DR or TUN", () => {
    assert.deepEqual(loops(pair(service(vip, both))), ["lb01 -> lb02 -> lb01"]);
    assert.deepEqual(loops(pair(service(vip, both, "TUN"))), [
      "lb01 -> lb02 -> lb01",
    ]);
  });

  it("has no hops by NAT, and none from a director to itself", () => {
    assert.deepEqual(pair(service(vip, both, "NAT")).hops, []);
    const each = (own: string): string =>
      service(vip, [`${own} 80`, `${web} 80`]);
    assert.deepEqual(pair(each(lb01), each(lb02)).hops, []);
  });

  it("has a hop but no loop where only one director is a real server", () => {
    const graph = pair(service(vip, [`${lb02} 80`, `${web} 80`]));
    assert.deepEqual(
      graph.hops.map(({ from, to }) => `${from.name} -> ${to.name}`),
      ["lb01 -> lb02"],
    );
    assert.deepEqual(graph.loops, []);
  });

  it("ends where a real server has its own method", () => {
    const mixed = service(vip, both).replace(
      `real_server ${lb01} 80 {`,
      `real_server ${lb01} 80 {\n lvs_method NAT`,
    );
    assert.deepEqual(loops(pair(mixed)), []);
  });

  it("goes on only with a service for the same packets", () => {
    const https = service("192.0.2.100 443", both);
    assert.deepEqual(loops(pair(service(vip, both), https)), []);
    const udp = service(vip, both).replace("TCP", "UDP");
    assert.deepEqual(loops(pair(service(vip, both), udp)), []);
    const anyPort = service("192.0.2.100 0", [lb01, lb02]);
    assert.deepEqual(loops(pair(service(vip, both), anyPort)), [
      "lb01 -> lb02 -> lb01",
    ]);
  });

  it("follows marks, equal or not: the connection table knows none", () => {
    const marked = (mark: number): string =>
      service(`fwmark ${mark}`, [lb01, lb02]);
    assert.deepEqual(loops(pair(marked(3), marked(3))), [
      "lb01 -> lb02 -> lb01",
    ]);
    assert.deepEqual(loops(pair(marked(3), marked(4))), [
      "lb01 -> lb02 -> lb01",
    ]);
  });

  it("resolves groups", () => {
    const group = "virtual_server_group WEB {\n 192.0.2.100-101 80\n}\n";
    assert.deepEqual(
      loops(pair(group + service("group WEB", both), service(vip, both))),
      ["lb01 -> lb02 -> lb01"],
    );
  });

  it("leaves sorry servers out", () => {
    const sorry = service(vip, [`${web} 80`]).replace(
      "protocol TCP",
      `protocol TCP\n sorry_server ${lb01} 80\n sorry_server ${lb02} 80`,
    );
    assert.deepEqual(pair(sorry).hops, []);
  });

  it("knows whether the sync daemon follows the instance with the VIP everywhere", () => {
    const follows = (line: string): boolean | undefined =>
      pair(service(vip, both), undefined, `global_defs {\n ${line}\n}\n`)
        .loops[0]?.syncDaemonFollows;
    assert.equal(follows("lvs_sync_daemon eth0 VI_1 id 61"), true);
    assert.equal(follows("lvs_sync_daemon eth0"), false);
    assert.equal(follows("lvs_sync_daemon eth0 OTHER"), false);
  });

  it("finds the loops among three directors, short ones first", () => {
    const all = service(
      vip,
      [lb01, lb02, lb03].map((each) => `${each} 80`),
    );
    const graph = forwardingOf(
      clusterIn({
        "lb01.conf": instance(150, unicast(lb01, lb02, lb03)) + all,
        "lb02.conf": instance(120, unicast(lb02, lb01, lb03)) + all,
        "lb03.conf": instance(100, unicast(lb03, lb01, lb02)) + all,
      }),
    );
    assert.deepEqual(loops(graph), [
      "lb01 -> lb02 -> lb01",
      "lb01 -> lb03 -> lb01",
      "lb02 -> lb03 -> lb02",
      "lb01 -> lb02 -> lb03 -> lb01",
      "lb01 -> lb03 -> lb02 -> lb01",
    ]);
  });

  it("knows directors of which there is no file by the list of peers", () => {
    const node = read(instance(150, unicast(lb01, lb02)) + service(vip, both), {
      name: "lb01",
    });
    assert.deepEqual(loops(forwardingOfNode(node)), [
      "lb01 -> 192.0.2.12 -> lb01",
    ]);
    const alone = read(
      instance(150, unicast(lb01, lb02)) + service(vip, [`${lb02} 80`]),
    );
    assert.deepEqual(loops(forwardingOfNode(alone)), []);
  });

  it("stays bounded", () => {
    const many = Array.from({ length: 12 }, (_, at) => `192.0.2.${at + 10}`);
    const all = service(
      vip,
      many.map((each) => `${each} 80`),
    );
    const [first = "", ...others] = many;
    const node = read(instance(150, unicast(first, ...others)) + all);
    const seconds = secondsOf(() =>
      assert.equal(forwardingOfNode(node).loops.length, 64),
    );
    assert.ok(seconds < 2, `took ${seconds} s`);
  });
});
