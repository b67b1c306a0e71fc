import assert from "node:assert/strict";
import {
  checkedPort,
  checkersOf,
  connecting,
  connectionsOf,
  tcpCheckFor,
  timingOf,
} from "../../server/src/rules/checkers.ts";
import { read, the } from "../model/reading.ts";

/** A service with one real server and one checker of this kind, each with its lines. */
function checker(
  kind: string,
  {
    own = "",
    server = "",
    service = "",
    head = "192.0.2.1 80",
    port = " 80",
  } = {},
) {
  const node = read(
    `virtual_server ${head} {\n${service}\nreal_server 198.51.100.1${port} {\n${server}\n${kind} {\n${own}\n}\n}\n}\n`,
  );
  return the(checkersOf(the(node.virtualServers[0]))[0]);
}

describe("checkers", () => {
  it("connect by themselves, or SMTP_CHECK by its hosts", () => {
    const connections = (kind: string, own: string) =>
      connectionsOf(checker(kind, { own })).map(({ keyword }) => keyword);
    const hosts = "host {\n}\nhost {\nconnect_port 25\n}";
    assert.deepEqual(connections("SMTP_CHECK", hosts), ["host", "host"]);
    assert.deepEqual(connections("SMTP_CHECK", ""), ["SMTP_CHECK"]);
    assert.deepEqual(connections("TCP_CHECK", hosts), ["TCP_CHECK"]);
    for (const option of [
      "connect_ip 192.0.2.9",
      "connect_port 25",
      "bindto 192.0.2.9",
      "bind_if eth0",
      "bind_port 25",
    ])
      assert.deepEqual(connections("SMTP_CHECK", `${hosts}\n${option}`), [
        "SMTP_CHECK",
      ]);
    assert.deepEqual(connections("SMTP_CHECK", `${hosts}\nretry 2`), [
      "host",
      "host",
    ]);
  });

  it("connect to their own port, else that of the real server", () => {
    const port = (own: string, server = " 80") => {
      const found = checker("TCP_CHECK", { own, port: server });
      return checkedPort(found.checker, found.realServer);
    };
    assert.equal(port(""), 80);
    assert.equal(port("", ""), undefined);
    assert.equal(port("connect_port 1"), 1);
    assert.equal(port("connect_port 65535"), 65535);
    assert.equal(port("connect_port 0"), "unknown");
    assert.equal(port("connect_port 65536"), "unknown");
    assert.equal(port("connect_port http"), "unknown");
  });

  it("have times of their own, else the real server's, the service's, or the defaults of their kind", () => {
    const times = (...[kind, lines]: Parameters<typeof checker>) => {
      const timing = timingOf(checker(kind, lines));
      return timing && Object.values(timing).join(" ");
    };
    // delay_loop, connect_timeout, retry, delay_before_retry
    assert.equal(times("TCP_CHECK"), "60 5 1 1");
    assert.equal(times("HTTP_GET"), "60 5 1 3");
    assert.equal(times("SSL_GET"), "60 5 1 3");
    assert.equal(times("SMTP_CHECK"), "60 5 1 1");
    assert.equal(times("DNS_CHECK"), "60 5 3 60");
    assert.equal(times("DNS_CHECK", { service: "delay_loop 7" }), "7 5 3 7");
    assert.equal(times("MISC_CHECK"), "60 5 0 1");
    const service =
      "delay_loop 10\nconnect_timeout 11\nretry 12\ndelay_before_retry 13";
    const server = "delay_loop 20\nretry 22";
    assert.equal(times("TCP_CHECK", { service }), "10 11 12 13");
    assert.equal(times("TCP_CHECK", { service, server }), "20 11 22 13");
    assert.equal(
      times("TCP_CHECK", {
        service,
        server,
        own: "retry 32\nconnect_timeout 1.5",
      }),
      "20 1.5 32 13",
    );
    for (const line of service.split("\n"))
      assert.equal(
        times("TCP_CHECK", { own: line.replace(/\d+/, "$N") }),
        undefined,
      );
  });

  it("that are proposed name a port where the real server has none", () => {
    const proposed = (head: string, port: string) => {
      const { service, realServer } = checker("TCP_CHECK", { head, port });
      return tcpCheckFor(service, realServer);
    };
    assert.deepEqual(proposed("192.0.2.1 443", " 80"), [
      "TCP_CHECK {",
      "    connect_timeout 3",
      "}",
    ]);
    for (const [head, port] of [
      ["192.0.2.1 443", 443],
      ["192.0.2.1 0", 80],
      ["fwmark 3", 80],
    ] as const)
      assert.deepEqual(proposed(head, ""), [
        "TCP_CHECK {",
        `    connect_port ${port}`,
        "    connect_timeout 3",
        "}",
      ]);
  });

  it("that connect are all but those that run a program or look at a file", () => {
    assert.deepEqual(
      [
        "TCP_CHECK",
        "HTTP_GET",
        "SSL_GET",
        "SMTP_CHECK",
        "DNS_CHECK",
        "UDP_CHECK",
        "MISC_CHECK",
        "FILE_CHECK",
      ].map((kind) => connecting.has(kind)),
      [true, true, true, true, true, true, false, false],
    );
  });
});
