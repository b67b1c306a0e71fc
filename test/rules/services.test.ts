import assert from "node:assert/strict";
import type { Node } from "../../server/src/model/node.ts";
import type { VirtualServer } from "../../server/src/model/virtual-server.ts";
import {
  addressesOf,
  endpointName,
  familiesOf,
  groupOf,
  insertIntoService,
  keptRealServers,
  keptServices,
  marksOf,
  memoByService,
  protocolOf,
  repetitionsOf,
  serviceName,
  sorryMethodOf,
} from "../../server/src/rules/services.ts";
import { applyFix } from "../harness/lint.ts";
import { nodeIn, read, the } from "../model/reading.ts";

/** The services of a node: heads, each with the lines of its block. */
function node(services: Readonly<Record<string, readonly string[]>>): Node {
  return read(
    Object.entries(services)
      .map(([head, lines]) => `${head} {\n${lines.join("\n")}\n}\n`)
      .join(""),
  );
}

/** One service with these lines. */
function service(lines: readonly string[], head = "192.0.2.100 80") {
  return the(node({ [`virtual_server ${head}`]: lines }).virtualServers[0]);
}

const server = (name: string, ...lines: readonly string[]) =>
  ["real_server", name, "{\n", ...lines, "\n}"].join(" ");

describe("services", () => {
  it("are called by address and port, mark, group, or as they are written", () => {
    const { virtualServers } = node({
      "virtual_server 192.0.2.100 80": [],
      "virtual_server 2001:DB8::1 80": [],
      "virtual_server 2001:DB8::1": [],
      "virtual_server fwmark 3": [],
      "virtual_server group WEB": [],
      "virtual_server $VIP 80": [],
    });
    assert.deepEqual(virtualServers.map(serviceName), [
      "192.0.2.100:80",
      "[2001:db8::1]:80",
      "2001:db8::1",
      "fwmark 3",
      "group WEB",
      "$VIP 80",
    ]);
  });

  it("take packets for what the first group of their name holds", () => {
    const known = node({
      "virtual_server_group WEB": ["192.0.2.100 80", "fwmark 3"],
      "virtual_server_group  WEB": ["192.0.2.101 80"],
      "virtual_server group WEB": [],
      "virtual_server group MAIL": [],
      "virtual_server 192.0.2.102 80": [],
      "virtual_server fwmark 4": [],
      "virtual_server $VIP 80": [],
    });
    const taken = (each: VirtualServer) => [
      ...addressesOf(known, each).map(({ address }) => address.text),
      ...marksOf(known, each),
    ];
    assert.deepEqual(known.virtualServers.map(taken), [
      ["192.0.2.100", 3],
      [],
      ["192.0.2.102"],
      [4],
      [],
    ]);
    assert.equal(
      groupOf(known, the(known.virtualServers[0])),
      known.virtualServerGroups[0],
    );
  });

  it("are UDP where no protocol is written, and of none where it can't be read", () => {
    assert.equal(protocolOf(service([])), "UDP");
    for (const protocol of ["TCP", "UDP", "SCTP"])
      assert.equal(protocolOf(service([`protocol ${protocol}`])), protocol);
    assert.equal(protocolOf(service(["protocol tcp"])), "TCP");
    assert.equal(protocolOf(service(["protocol ICMP"])), undefined);
    assert.equal(protocolOf(service(["protocol $PROTOCOL"])), undefined);
  });

  it("are dropped without real servers, and where their group holds nothing", () => {
    const four = server("10.0.0.1 80");
    const six = server("2001:db8::1 80");
    const known = node({
      "virtual_server 192.0.2.1 80": [four],
      "virtual_server 192.0.2.2 80": [],
      "virtual_server 192.0.2.3 80": [six],
      "virtual_server 192.0.2.4 80": [six, four],
      "virtual_server 2001:db8::2 80": [six],
      "virtual_server group WEB": [four],
    });
    assert.deepEqual(keptServices(known).map(serviceName), [
      "192.0.2.1:80",
      "192.0.2.4:80",
      "[2001:db8::2]:80",
    ]);
  });
});

describe("real servers", () => {
  const kept = (...lines: readonly string[]) =>
    keptRealServers(service(lines)).map(endpointName);

  it("are dropped where they are of another family, or an earlier one is the same", () => {
    const one = server("10.0.0.1 80");
    const other = server("10.0.0.2 80");
    const six = server("2001:db8::1 80");
    assert.deepEqual(kept(one, other), ["10.0.0.1:80", "10.0.0.2:80"]);
    assert.deepEqual(kept(one, six), ["10.0.0.1:80"]);
    assert.deepEqual(kept(one, other, one), ["10.0.0.1:80", "10.0.0.2:80"]);
    assert.deepEqual(kept(six, one, six, one), ["10.0.0.1:80"]);
    assert.deepEqual(kept(one, server("10.0.0.1 443")), [
      "10.0.0.1:80",
      "10.0.0.1:443",
    ]);
  });

  it("repeat an earlier one that was not dropped", () => {
    const repeating = service([
      server("2001:db8::1 80"),
      server("10.0.0.1 80"),
      server("10.0.0.1 80", "weight 2"),
      server("2001:db8::1 80"),
    ]);
    assert.deepEqual(
      [...repetitionsOf(repeating)],
      [[repeating.realServers[2], repeating.realServers[1]]],
    );
  });

  it("that repeat others keep what is known of one service from the next", () => {
    const { virtualServers } = node({
      "virtual_server 192.0.2.1 80": [
        server("10.0.0.1 80"),
        server("10.0.0.2 80"),
      ],
      "virtual_server 192.0.2.2 80": [
        server("10.0.0.1 80"),
        server("10.0.0.1 80"),
      ],
      "virtual_server 192.0.2.3 80": [
        server("10.0.0.3 80"),
        server("10.0.0.4 80"),
      ],
    });
    const asked: string[] = [];
    const count = memoByService((each) => {
      asked.push(serviceName(each));
      return keptRealServers(each).length;
    });
    assert.deepEqual(virtualServers.map(count), [2, 1, 2]);
    assert.deepEqual(asked, ["192.0.2.1:80", "192.0.2.2:80"]);
  });
});

describe("address families of a service", () => {
  const four = server("10.0.0.1 80");
  const six = server("2001:db8::1 80");

  /** The family, and what contradicts it. */
  const read = (head: string, ...lines: readonly string[]) => {
    const { family, dropped, conflicts } = familiesOf(service(lines, head));
    return [
      family,
      ...dropped.map(endpointName),
      ...conflicts.map(({ words }) => words.map(({ text }) => text).join(" ")),
    ];
  };

  it("follow from its address", () => {
    assert.deepEqual(read("192.0.2.1 80", six), ["IPv4", "[2001:db8::1]:80"]);
    assert.deepEqual(read("2001:db8::2 80", four, "ip_family inet"), [
      "IPv6",
      "10.0.0.1:80",
      "ip_family inet",
    ]);
    assert.deepEqual(read("192.0.2.1 80", four, "ip_family inet"), ["IPv4"]);
  });

  it("follow from the first line that tells", () => {
    assert.deepEqual(read("fwmark 1", "ip_family inet6", four), [
      "IPv6",
      "10.0.0.1:80",
    ]);
    assert.deepEqual(read("fwmark 1", "ip_family inet", "ip_family inet6"), [
      "IPv4",
      "ip_family inet6",
    ]);
    assert.deepEqual(read("fwmark 1", "ip_family six", four), ["IPv4"]);
    assert.deepEqual(read("fwmark 1", six, four), ["IPv6", "10.0.0.1:80"]);
    assert.deepEqual(
      read("fwmark 1", "persistence_granularity 255.255.0.0", six),
      ["IPv4", "[2001:db8::1]:80"],
    );
    assert.deepEqual(read("fwmark 1", "persistence_granularity 64", four), [
      "IPv6",
      "10.0.0.1:80",
    ]);
    assert.deepEqual(read("fwmark 1", "persistence_granularity", four), [
      "IPv4",
    ]);
    assert.deepEqual(
      read("fwmark 1", six, "persistence_granularity 255.255.0.0"),
      ["IPv6"],
    );
  });

  it("may differ where a server is tunnelled, or its method can't be read", () => {
    assert.deepEqual(read("192.0.2.1 80", "lb_kind TUN", six), ["IPv4"]);
    assert.deepEqual(read("192.0.2.1 80", "lvs_method TUN", six), ["IPv4"]);
    assert.deepEqual(read("192.0.2.1 80", "lb_kind $KIND", six), ["IPv4"]);
    assert.deepEqual(
      read("192.0.2.1 80", server("2001:db8::1 80", "lvs_method TUN")),
      ["IPv4"],
    );
    assert.deepEqual(
      read(
        "192.0.2.1 80",
        "lb_kind TUN",
        server("2001:db8::1 80", "lvs_method DR"),
      ),
      ["IPv4", "[2001:db8::1]:80"],
    );
    assert.deepEqual(read("192.0.2.1 80", six, "lb_kind TUN"), [
      "IPv4",
      "[2001:db8::1]:80",
    ]);
  });

  it("drop a sorry server by the method in force where it stands", () => {
    const sorry = "sorry_server 2001:db8::9 80";
    assert.deepEqual(read("192.0.2.1 80", "lb_kind TUN", sorry, "lb_kind DR"), [
      "IPv4",
    ]);
    assert.deepEqual(read("192.0.2.1 80", "lb_kind DR", sorry, "lb_kind TUN"), [
      "IPv4",
      "[2001:db8::9]:80",
    ]);
    assert.deepEqual(
      read("192.0.2.1 80", sorry, "sorry_server_lvs_method TUN"),
      ["IPv4"],
    );
    assert.deepEqual(read("fwmark 1", sorry), ["IPv6"]);
  });

  it("are those of the tunnels of a mark that nothing else tells of", () => {
    const tunnels = ["lb_kind TUN", six];
    assert.deepEqual(read("fwmark 1", ...tunnels), ["IPv6"]);
    assert.deepEqual(read("fwmark 1", ...tunnels, four), ["IPv4"]);
    assert.deepEqual(
      read("fwmark 1", "lb_kind TUN", "sorry_server 2001:db8::9 80"),
      ["IPv6"],
    );
    assert.deepEqual(
      read("fwmark 1", ...tunnels, "sorry_server 192.0.2.9 80"),
      ["IPv4"],
    );
    assert.deepEqual(read("fwmark 1"), [undefined]);
    assert.deepEqual(read("group WEB", ...tunnels), [undefined]);
    assert.deepEqual(read("fwmark 1", ...tunnels, "ip_family inet"), ["IPv4"]);
  });

  it("are each service's own where something contradicts", () => {
    for (const line of [server("2001:db8::1 80"), "ip_family inet6"]) {
      const { virtualServers } = node({
        "virtual_server 192.0.2.1 80": [line],
        "virtual_server 192.0.2.2 80": [line],
      });
      const [first, second] = virtualServers.map((each) => {
        const { dropped, conflicts } = familiesOf(each);
        return [...dropped.map(({ statement }) => statement), ...conflicts];
      });
      assert.equal(second?.[0]?.parent?.words[1]?.text, "192.0.2.2");
      assert.equal(first?.[0]?.parent?.words[1]?.text, "192.0.2.1");
    }
  });
});

describe("sorry servers", () => {
  const method = (...lines: readonly string[]) => sorryMethodOf(service(lines));
  const sorry = "sorry_server 192.0.2.9 80";

  it("are reached by the method in force where they stand", () => {
    assert.equal(method("lb_kind DR", sorry, "lb_kind TUN"), "DR");
    assert.equal(method("lvs_method DR", sorry, "lb_kind TUN"), "DR");
    assert.equal(method("lb_kind DR", "lvs_method TUN", sorry), "TUN");
    assert.equal(method("lb_algo DR", sorry, "lb_kind TUN"), "TUN");
  });

  it("else by that of the service, or NAT", () => {
    assert.equal(method(sorry, "lb_kind TUN", "lb_kind DR"), "DR");
    assert.equal(method(sorry), "NAT");
  });

  it("by their own where they have one", () => {
    assert.equal(
      method("lb_kind DR", sorry, "sorry_server_lvs_method TUN"),
      "TUN",
    );
  });

  it("by none that can be told where it is not known", () => {
    assert.equal(method("lb_kind $KIND", sorry, "lb_kind DR"), undefined);
    assert.equal(method(sorry, "lb_kind dr"), undefined);
    assert.equal(method("lb_kind DR"), undefined);
  });
});

describe("a line of a service", () => {
  const written = (
    text: string,
    files: Readonly<Record<string, string>> = {},
  ) => {
    const all = { "keepalived.conf": text, ...files };
    const edits = insertIntoService(
      the(nodeIn(all, "keepalived.conf").virtualServers[0]),
      "alpha",
    );
    return applyFix(all, { title: "", safety: "safe", edits })[
      "keepalived.conf"
    ];
  };
  const text = (...lines: readonly string[]) =>
    `virtual_server 192.0.2.1 80 {\n${lines.map((each) => `    ${each}\n`).join("")}}\n`;

  it("is put behind the method, the scheduler or the delay", () => {
    const lines = [
      "delay_loop 6",
      "lvs_sched rr",
      "lb_algo rr",
      "lvs_method DR",
      "lb_kind DR",
    ];
    while (lines.length > 0) {
      const last = lines.length;
      assert.equal(
        written(text(...lines, "protocol TCP")),
        text(...lines, "alpha", "protocol TCP"),
        String(last),
      );
      lines.pop();
    }
  });

  it("else is the first", () => {
    assert.equal(
      written(text("protocol TCP", "quorum 1")),
      text("alpha", "protocol TCP", "quorum 1"),
    );
    assert.equal(
      written(text("protocol TCP", "include kind.conf"), {
        "kind.conf": "lb_kind DR\n",
      }),
      text("alpha", "protocol TCP", "include kind.conf"),
    );
  });
});
