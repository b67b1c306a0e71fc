import assert from "node:assert/strict";
import type { Example } from "../../server/src/rules/rule.ts";
import { lint, show, type LintOptions } from "../harness/lint.ts";
import { instance, service, unicast } from "./reading.ts";

/** Findings of the cluster rules: `lb01.conf:4 error vrid-mismatch`. */
function findings(files: Example, options?: LintOptions): readonly string[] {
  return lint(files, options)
    .filter(({ rule }) => rule.area === "cluster")
    .map((each) => show(each).replace(/: .*/s, ""));
}

const [lb01, lb02, lb03] = ["192.0.2.11", "192.0.2.12", "192.0.2.13"] as const;

describe("cluster rules", () => {
  it("say one thing at each place of three nodes, and list the others beside it", () => {
    const files = {
      "lb01.conf": instance(150, "", { vrid: 61 }),
      "lb02.conf": instance(120, "", { vrid: 62 }),
      "lb03.conf": instance(100, "", { vrid: 61 }),
    };
    assert.deepEqual(findings(files), [
      "lb01.conf:4 error vrid-mismatch",
      "lb02.conf:4 error vrid-mismatch",
      "lb03.conf:4 error vrid-mismatch",
    ]);
    const [, second] = lint(files).filter(
      ({ rule }) => rule.id === "vrid-mismatch",
    );
    assert.deepEqual(
      second?.related.map(({ file }) => file.uri),
      ["lb01.conf", "lb03.conf"],
    );
  });

  it("report one cause: nodes with two VRIDs are not compared any further", () => {
    assert.deepEqual(
      findings({
        "lb01.conf": instance(150, "advert_int 1", { vrid: 61 }),
        "lb02.conf": instance(150, "advert_int 3\n version 3", { vrid: 62 }),
      }).map((each) => each.split(" ").at(-1)),
      ["vrid-mismatch", "vrid-mismatch"],
    );
  });

  it("stay silent where a value is a template's", () => {
    assert.deepEqual(
      findings({
        "lb01.conf": instance(
          150,
          "virtual_router_id <VRID>\n advert_int $INTERVAL\n priority @PRIORITY@",
        ),
        "lb02.conf": instance(100, "advert_int 3"),
      }),
      [],
    );
  });

  it("see a source that was copied where names and router_ids tell two nodes", () => {
    const named = (id: string, priority: number): string =>
      `global_defs {\n router_id ${id}\n}\n${instance(priority, unicast(lb01, lb02))}`;
    assert.deepEqual(
      findings({
        "lb01.conf": named("lb01", 150),
        "lb02.conf": named("lb02", 100),
      }).map((each) => each.split(" ").at(-1)),
      ["unicast-src-equal", "unicast-src-equal"],
    );
  });

  it("say once that a node's own address is a virtual one, not of its peer too", () => {
    const node = (own: string, other: string, priority: number): string =>
      instance(priority, unicast(own, other)).replace("192.0.2.100", lb02);
    const rules = lint({
      "lb01.conf": node(lb01, lb02, 150),
      "lb02.conf": node(lb02, lb01, 100),
    }).map(({ rule }) => rule.id);
    assert.ok(rules.includes("vip-is-real-address"));
    assert.ok(!rules.includes("unicast-peer-is-vip"));
  });

  it("know nodes that the project file names, copied sources and all", () => {
    const copied = instance(150, unicast(lb01, lb02));
    const files = { "a/k.conf": copied, "b/k.conf": copied };
    assert.deepEqual(findings(files), []);
    const nodes = ["a", "b"].map((name) => ({
      name,
      uri: `${name}/k.conf`,
      addresses: [],
      macs: [],
    }));
    const project = { clusters: [{ name: "web", nodes }] };
    assert.deepEqual(
      findings(files, { project }).filter((each) => each.includes("src")),
      [
        "a/k.conf:6 error unicast-src-equal",
        "b/k.conf:6 error unicast-src-equal",
      ],
    );
  });

  it("tell a mistake in a line that both ids of a file share once", () => {
    const text = `global_defs {
    router_id web
}
${instance(100, "\n@lb01 unicast_src_ip 192.0.2.11\n@lb02 unicast_src_ip 192.0.2.12\n")}`;
    assert.deepEqual(findings(text), [
      "keepalived.conf:2 hint router-id-duplicate",
      "keepalived.conf:8 warning equal-priority",
    ]);
  });

  it("leave a failing tracker alone if several together move the addresses", () => {
    const scripts = ["web", "mail"].map(
      (name) =>
        `vrrp_script ${name} {\n script "/usr/bin/true"\n weight -6\n}\n`,
    );
    const tracked = "track_script {\n web\n mail\n }";
    const findingsFor = (priority: number): readonly string[] =>
      findings({
        "lb01.conf": scripts.join("") + instance(priority, tracked),
        "lb02.conf": instance(90),
      });
    assert.deepEqual(findingsFor(100), []);
    assert.deepEqual(findingsFor(150), [
      "lb01.conf:3 error weight-too-small-for-failover",
      "lb01.conf:7 error weight-too-small-for-failover",
    ]);
  });

  it("let each director have itself alone, or not itself, among its real servers", () => {
    const node = (
      priority: number,
      own: string,
      peer: string,
      ...servers: readonly string[]
    ): string =>
      instance(priority, unicast(own, peer)) +
      service(
        "192.0.2.100 80",
        servers.map((each) => `${each} 80`),
        "NAT",
      );
    const differing = (here: readonly string[], there: readonly string[]) =>
      findings({
        "lb01.conf": node(150, lb01, lb02, ...here),
        "lb02.conf": node(100, lb02, lb01, ...there),
      });
    assert.deepEqual(differing([lb01], [lb02]), []);
    assert.deepEqual(differing([lb02, lb03], [lb01, lb03]), []);
    assert.equal(differing([lb01, lb03], [lb01]).length, 2);
  });

  it("compare services only between nodes of which everything can be seen", () => {
    const server = service("192.0.2.100 80", ["198.51.100.1 80"], "NAT");
    const other = service("192.0.2.100 443", ["198.51.100.1 443"], "NAT");
    const files = {
      "lb01.conf": instance(150) + server + other,
      "lb02.conf": instance(100) + server,
    };
    assert.equal(findings(files).length, 1);
    const more = `${files["lb02.conf"]}include /etc/keepalived/more.conf\n`;
    assert.deepEqual(findings({ ...files, "lb02.conf": more }), []);
  });
});
