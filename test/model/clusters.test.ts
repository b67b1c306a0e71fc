import assert from "node:assert/strict";
import { clustersOf } from "../../server/src/model/clusters.ts";
import {
  clusterIn,
  clustersIn,
  instance,
  nodeIn,
  nodesIn,
  unicast,
  type Files,
} from "./reading.ts";

const [lb01, lb02, lb03] = ["192.0.2.11", "192.0.2.12", "192.0.2.13"] as const;

describe("a cluster", () => {
  it("is two files with a common VIP whose names or contents tell two nodes apart", () => {
    const pair = { "lb01.conf": instance(150), "lb02.conf": instance(100) };
    assert.deepEqual(clustersIn(pair), ["shared-vips: lb01.conf, lb02.conf"]);
    assert.equal(
      clustersIn({ "a/web.conf": instance(150), "a/mail.conf": instance(100) })
        .length,
      1,
    );
    assert.equal(
      clustersIn({
        "hosts/lb01/etc/keepalived/keepalived.conf": instance(100),
        "hosts/lb02/etc/keepalived/keepalived.conf": instance(100),
      }).length,
      1,
    );
  });

  it("is known from unicast peers, wherever their files lie", () => {
    assert.deepEqual(
      clustersIn({
        "site/a/x.conf": instance(150, unicast(lb01, lb02)),
        "other/y.conf": instance(100, unicast(lb02, lb01)),
      }),
      ["unicast-pairs: site/a/x.conf, other/y.conf"],
    );
  });

  it("holds three nodes although one list of peers is not complete", () => {
    assert.deepEqual(
      clustersIn({
        "node1.conf": instance(150, unicast(lb01, lb02, lb03)),
        "node2.conf": instance(120, unicast(lb02, lb01)),
        "node3.conf": instance(100, unicast(lb03, lb01, lb02)),
      }),
      ["unicast-pairs: node1.conf, node2.conf, node3.conf"],
    );
  });

  it("is found for each environment, not across them", () => {
    assert.deepEqual(
      clustersIn({
        "prod/lb01/keepalived.conf": instance(150),
        "prod/lb02/keepalived.conf": instance(100),
        "staging/lb01/keepalived.conf": instance(150),
        "staging/lb02/keepalived.conf": instance(100),
      }),
      [
        "shared-vips: prod/lb01/keepalived.conf, prod/lb02/keepalived.conf",
        "shared-vips: staging/lb01/keepalived.conf, staging/lb02/keepalived.conf",
      ],
    );
    assert.deepEqual(
      clustersIn({
        "prod/lb01.conf": instance(150, unicast(lb01, lb02)),
        "prod/lb02.conf": instance(100, unicast(lb02, lb01)),
        "staging/lb01.conf": instance(150, unicast(lb01, lb02)),
        "staging/lb02.conf": instance(100, unicast(lb02, lb01)),
      }).length,
      2,
    );
  });
});

describe("no cluster", () => {
  const none = (files: Files): void => assert.deepEqual(clustersIn(files), []);

  it("is one file and its copies", () => {
    none({
      "keepalived.conf": instance(150),
      "keepalived.conf.bak": instance(100),
    });
    none({ "lb01.conf": instance(150), "lb01-old.conf": instance(100) });
    none({ "a.conf": instance(100), "b/a.conf": instance(100) });
    none({ "x.conf": instance(100), "copied.conf": instance(100) });
  });

  it("is one node in two environments, versions or exercises", () => {
    none({
      "prod/keepalived.conf": instance(150),
      "staging/keepalived.conf": instance(100),
    });
    none({ "east/lb01.conf": instance(150), "west/lb01.conf": instance(100) });
    none({
      "v1/keepalived.conf": instance(150),
      "v2/keepalived.conf": instance(100),
    });
    none({ "task1.conf": instance(150), "task2.conf": instance(100) });
  });

  it("is two files with one source address", () => {
    none({
      "lb01.conf": instance(150, unicast(lb01, lb02)),
      "lb02.conf": instance(100, unicast(lb01, lb02)),
    });
  });

  it("is no two nodes by their router_id alone", () => {
    const named = (id: string, priority: number): string =>
      `global_defs {\n router_id ${id}\n}\n${instance(priority, unicast(lb01, lb02))}`;
    none({ "web.conf": named("lb01", 150), "mail.conf": named("lb02", 100) });
  });

  it("is two pairs of peers that use one VIP", () => {
    none({
      "lb01.conf": instance(150, unicast("10.0.0.1", "10.0.0.2")),
      "lb02.conf": instance(100, unicast("10.9.0.1", "10.9.0.2")),
    });
  });

  it("is a collection of examples with the usual addresses", () => {
    const names = "basic lvs nat scripts bfd routes rules vmac".split(" ");
    none(
      Object.fromEntries(
        names.map((name, at) => [`${name}.conf`, instance(150 - at)]),
      ),
    );
    none(
      Object.fromEntries(
        names.map((_, at) => [`issue${at + 100}.conf`, instance(150 - at)]),
      ),
    );
  });

  it("is files in folders that have nothing to do with each other", () => {
    none({
      "one/etc/keepalived.conf": instance(150),
      "two/deploy/files/keepalived.conf": instance(100),
    });
  });

  it("is two routers with one VIP but neither VRID nor name in common", () => {
    none({
      "lb01.conf": instance(150),
      "lb02.conf": instance(100, "", { name: "OTHER", vrid: 62 }),
    });
  });
});

describe("configuration ids", () => {
  const text = instance(100, "\n@lb01 priority 150\n@lb02 priority 90\n");
  const nodes = (content: string, ...ids: readonly string[]) =>
    ids.map((id) => nodeIn({ "k.conf": content }, "k.conf", undefined, id));

  it("make one file the configuration of several nodes", () => {
    const [cluster] = clustersOf(nodes(text, "lb01", "lb02"));
    assert.equal(cluster?.known, "config-ids");
    assert.deepEqual(
      cluster.pairs.map(({ one, other }) => [
        one.instance.effective.priority,
        other.instance.effective.priority,
      ]),
      [[150, 90]],
    );
  });

  it("make no nodes where they change nothing in the instances", () => {
    const namespaces = `@lb01 net_namespace a\n@lb02 net_namespace b\n${instance(100)}`;
    assert.deepEqual(clustersOf(nodes(namespaces, "lb01", "lb02")), []);
  });

  it("make no cluster of two environments", () => {
    const both = text.replace("@lb01", "@prod").replace("@lb02", "@dev");
    assert.deepEqual(clustersOf(nodes(both, "prod", "dev")), []);
  });
});

describe("the project file", () => {
  it("says what the clusters are, and nothing is guessed about their nodes", () => {
    const nodes = nodesIn({
      "a/keepalived.conf": instance(150, unicast(lb01, lb02)),
      "b/keepalived.conf": instance(100, unicast(lb01, lb02)),
      "c/keepalived.conf": instance(90),
    });
    const project = [
      {
        name: "web",
        nodes: [
          { name: "a", uri: "a/keepalived.conf" },
          { name: "b", uri: "b/keepalived.conf" },
          { name: "z", uri: "z/keepalived.conf" },
        ],
      },
    ];
    const [cluster, ...others] = clustersOf(nodes, project);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [cluster?.name, cluster?.known, cluster?.nodes.length],
      ["web", "project", 2],
    );
  });

  it("is not needed, but guessing can be turned off", () => {
    const nodes = nodesIn({
      "lb01.conf": instance(150),
      "lb02.conf": instance(100),
    });
    assert.equal(clustersOf(nodes).length, 1);
    assert.deepEqual(clustersOf(nodes, [], { guess: false }), []);
  });
});

describe("pairs of instances", () => {
  const second = (vip: string, name = "VI_2", vrid = 62): string =>
    instance(100, "", { name, vrid, vip });
  const pairs = (files: Files): readonly string[] =>
    clusterIn(files).pairs.map(
      ({ one, other }) => `${one.instance.name}-${other.instance.name}`,
    );

  it("have common VIPs, whatever their names and VRIDs", () => {
    assert.deepEqual(
      pairs({
        "lb01.conf": instance(150) + second("198.51.100.1"),
        "lb02.conf":
          instance(100, "", { name: "VI_1", vrid: 62, vip: "198.51.100.1" }) +
          second("192.0.2.100", "VI_2", 61),
      }).toSorted(),
      ["VI_1-VI_2", "VI_2-VI_1"],
    );
  });

  it("of other VIPs need the name and, in a guessed cluster, the VRID", () => {
    assert.deepEqual(
      pairs({
        "lb01.conf": instance(150) + second("198.51.100.1"),
        "lb02.conf": instance(100) + second("198.51.100.2"),
      }),
      ["VI_1-VI_1", "VI_2-VI_2"],
    );
    assert.deepEqual(
      pairs({
        "lb01.conf": instance(150) + second("198.51.100.1"),
        "lb02.conf": instance(100) + second("198.51.100.2", "VI_2", 63),
      }),
      ["VI_1-VI_1"],
    );
  });

  it("never mix families", () => {
    assert.deepEqual(
      pairs({
        "lb01.conf": instance(150) + second("2001:db8::1", "VI_6", 66),
        "lb02.conf": instance(100) + second("198.51.100.2", "VI_6", 66),
      }),
      ["VI_1-VI_1"],
    );
  });
});

describe("addresses of the nodes", () => {
  it("include what only the other node's list of peers tells", () => {
    const cluster = clusterIn({
      "lb01.conf": instance(150, unicast(lb01, lb02)),
      "lb02.conf": instance(100, `unicast_peer {\n ${lb01}\n }`),
    });
    assert.deepEqual(
      cluster.nodes.map((node) =>
        cluster.addresses
          .get(node)
          ?.map(({ address, source }) => `${address.text} ${source}`),
      ),
      [[`${lb01} unicast_src_ip`], [`${lb02} peer-list`]],
    );
  });

  it("stay unknown where two nodes could be meant", () => {
    const cluster = clusterIn({
      "lb01.conf": instance(150, unicast(lb01, lb02, lb03)),
      "lb02.conf": instance(120, `unicast_peer {\n ${lb01}\n }`),
      "lb03.conf": instance(100, `unicast_peer {\n ${lb01}\n }`),
    });
    assert.deepEqual(
      cluster.nodes.map((node) => cluster.addresses.get(node)?.length),
      [1, 0, 0],
    );
  });
});
