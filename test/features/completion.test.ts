import assert from "node:assert/strict";
import {
  completionAt,
  completionDocs,
} from "../../server/src/features/completion.ts";
import { plainText } from "../../server/src/features/completion/proposal.ts";
import { blockBodies } from "../../server/src/features/completion/block-bodies.ts";
import { lint, show } from "../harness/lint.ts";
import { accept, completionsAt, find, labelsAt } from "./proposals.ts";
import { world } from "./world.ts";

const instance = (line: string): string =>
  `vrrp_instance VI_1 {\n    ${line}\n}\n`;

/** In a line of a block of an instance. */
const inBlock = (block: string, line: string): readonly string[] =>
  labelsAt(`vrrp_instance VI_1 {\n    ${block} {\n        ${line}\n    }\n}\n`);

describe("completion of keywords", () => {
  it("proposes the keywords of the block and of no other", () => {
    const labels = labelsAt(instance("█"));
    assert.ok(labels.includes("virtual_router_id"));
    assert.ok(labels.includes("virtual_ipaddress"));
    assert.ok(!labels.includes("real_server"));
    assert.ok(!labels.includes("vrrp_instance"));
    assert.ok(!labels.includes("auth_type"));
  });

  it("proposes what is missing first and what is there last", () => {
    const labels = labelsAt(instance("state MASTER\n    █"));
    assert.ok(labels.slice(0, 3).includes("virtual_router_id"));
    assert.ok(labels.indexOf("priority") < labels.indexOf("debug"));
    assert.ok(labels.indexOf("state") > labels.indexOf("debug"));
  });

  it("replaces the half-typed word and leaves a place for the parameter", () => {
    assert.equal(accept(instance("prio█"), "priority"), instance("priority █"));
    assert.equal(
      accept(instance("nopre█"), "nopreempt"),
      instance("nopreempt█"),
    );
  });

  it("offers the words of a parameter as a choice", () => {
    assert.equal(
      find(instance("sta█"), "state").snippet,
      "state ${1|MASTER,BACKUP|}",
    );
  });

  it("writes a whole block with tab stops", () => {
    assert.equal(
      find("vrrp_in█", "vrrp_instance").snippet,
      [
        "vrrp_instance ${1:VI_1} {",
        "\tstate ${2|BACKUP,MASTER|}",
        "\tinterface ${3:eth0}",
        "\tvirtual_router_id ${4:61}",
        "\tpriority ${5:100}",
        "\tvirtual_ipaddress {",
        "\t\t${6:192.0.2.100/24}",
        "\t}",
        "}",
      ].join("\n"),
    );
  });

  it("takes names, numbers and interfaces that are still free", () => {
    const { snippet } = find(
      `vrrp_instance VI_1 {\n    interface bond0\n    virtual_router_id 61\n}\nvrrp_in█`,
      "vrrp_instance",
    );
    assert.match(snippet ?? "", /VI_2.*bond0.*\{4:62\}/s);
  });

  it("writes only the keyword where the block is there already", () => {
    assert.equal(
      accept("vrrp_in█ VI_1 {\n}\n", "vrrp_instance"),
      "vrrp_instance█ VI_1 {\n}\n",
    );
    assert.equal(accept("glo█ {\n}\n", "global_defs"), "global_defs█ {\n}\n");
  });

  it("tells what the release does not have yet, and what is deprecated", () => {
    const old = completionsAt(instance("█"), "2.0.20");
    const young = old.find(({ label }) => label === "auth_hmac");
    assert.equal(young?.detail, "needs keepalived 2.4.0");
    const deprecated = completionsAt("global_defs {\n    █\n}\n").filter(
      (each) => each.deprecated,
    );
    assert.ok(deprecated.length > 0);
    for (const { detail } of deprecated)
      assert.match(detail ?? "", /^deprecated: write /);
  });

  it("does not open by itself while a line is indented", () => {
    const { file, offset, workspace } = world(instance("█"));
    assert.deepEqual(completionAt(file, offset, workspace, " ").items, []);
  });

  it("knows the block that includes a fragment", () => {
    const labels = labelsAt({
      "/keepalived.conf":
        "virtual_server 192.0.2.100 80 {\n    include rs/*.conf\n}\n",
      "/rs/web1.conf": "real_server 192.0.2.21 80 {\n    we█\n}\n",
    });
    assert.ok(labels.includes("weight"));
    assert.ok(!labels.includes("lb_algo"));
  });

  it("gives the page of a keyword when it is asked for", () => {
    const { key } = find(instance("prio█"), "priority");
    assert.match(completionDocs(key) ?? "", /priority <1-255>/);
  });

  it("says the syntax once, in the list or on the page", () => {
    const { key, detail } = find(instance("prio█"), "priority");
    assert.equal(detail, "priority <1-255>");
    assert.match(completionDocs(key, detail) ?? "", /^Sets the rank/);
  });

  it("gives the two lists of a page a paragraph between them", () => {
    const { key } = find(instance("stat█"), "state");
    assert.match(completionDocs(key) ?? "", /\n- .*\n\nMeanings:\n\n- /);
  });

  it("offers the blocks that people write before what is rare at the root", () => {
    const labels = labelsAt("vrrp_instance V {\n}\n█");
    const rare = labels.indexOf("child_wait_time");
    for (const usual of ["global_defs", "vrrp_instance", "virtual_server"])
      assert.ok(labels.indexOf(usual) < rare, usual);
  });

  for (const [path, body] of Object.entries(blockBodies))
    it(`has no mistake in the snippet of ${path}`, () => {
      const parts = path.split("/");
      const text = parts
        .slice(0, -1)
        .reduceRight(
          (inner, each) => `${heads[each] ?? each} {\n${inner}\n}`,
          plainText(body),
        );
      const found = lint(text).filter(
        ({ rule }) => rule.area === "syntax" || rule.area === "schema",
      );
      assert.deepEqual(found.map(show), []);
    });
});

const heads: Readonly<Record<string, string>> = {
  vrrp_instance: "vrrp_instance VI_1",
  vrrp_sync_group: "vrrp_sync_group VG_1",
  virtual_server: "virtual_server 192.0.2.100 80",
  real_server: "real_server 192.0.2.21 80",
};

describe("completion of values", () => {
  it("proposes the words of a parameter with their meaning", () => {
    const items = completionsAt(
      "virtual_server 192.0.2.1 80 {\n    lb_algo █\n}\n",
    );
    assert.deepEqual(
      items.slice(0, 4).map(({ label }) => label),
      ["rr", "wrr", "lc", "wlc"],
    );
    assert.match(items[0]?.detail ?? "", /^Round robin/);
  });

  it("proposes booleans", () => {
    assert.deepEqual(
      labelsAt("vrrp_instance VI_1 {\n    strict_mode █\n}\n").slice(0, 2),
      ["on", "off"],
    );
  });

  it("replaces a value in the middle of a line", () => {
    assert.equal(
      accept("virtual_server 192.0.2.1 80 {\n    lb_kind N█AT\n}\n", "DR"),
      "virtual_server 192.0.2.1 80 {\n    lb_kind DR█\n}\n",
    );
  });

  const scripts =
    "vrrp_script chk_web {\n    script /bin/true\n}\nvrrp_script chk_db {\n    script /bin/true\n}\n";

  it("proposes the scripts that can be tracked, those that are not first", () => {
    const text = `${scripts}vrrp_instance VI_1 {\n    track_script {\n        chk_web\n        █\n    }\n}\n`;
    assert.deepEqual(labelsAt(text).slice(0, 2), ["chk_db", "chk_web"]);
    assert.match(find(text, "chk_db").detail ?? "", /keepalived\.conf line 4/);
    const accepted = accept(text.replace("█", "chk█"), "chk_db");
    assert.ok(accepted.includes("chk_web\n        chk_db█\n"));
  });

  it("proposes option words behind a tracked script", () => {
    const text = `${scripts}vrrp_instance VI_1 {\n    track_script {\n        chk_web █\n    }\n}\n`;
    assert.deepEqual(labelsAt(text), ["weight"]);
    assert.ok(accept(text, "weight").includes("chk_web weight █\n"));
  });

  it("proposes instances in a sync group and for the sync daemon", () => {
    const instances = "vrrp_instance VI_1 {\n}\nvrrp_instance VI_2 {\n}\n";
    assert.deepEqual(
      labelsAt(
        `${instances}vrrp_sync_group VG {\n    group {\n        VI_1\n        █\n    }\n}\n`,
      ).slice(0, 2),
      ["VI_2", "VI_1"],
    );
    assert.deepEqual(
      labelsAt(
        `${instances}global_defs {\n    lvs_sync_daemon eth0 inst █\n}\n`,
      ),
      ["VI_1", "VI_2"],
    );
    assert.ok(
      labelsAt(
        `${instances}global_defs {\n    lvs_sync_daemon eth0 █\n}\n`,
      ).includes("inst"),
    );
  });

  it("proposes groups, VIPs and marks for a virtual server", () => {
    const text =
      "virtual_server_group WEB {\n    192.0.2.1 80\n}\nvrrp_instance VI_1 {\n    virtual_ipaddress {\n        192.0.2.100/24\n    }\n}\nvirtual_server █ {\n}\n";
    const labels = labelsAt(text);
    assert.deepEqual(labels, ["fwmark", "group", "192.0.2.100"]);
    assert.deepEqual(labelsAt(text.replace("█", "group █")), ["WEB"]);
  });

  it("proposes interfaces that the configuration names", () => {
    const text =
      "vrrp_instance VI_1 {\n    interface bond0\n}\nvrrp_instance VI_2 {\n    interface █\n}\n";
    assert.deepEqual(labelsAt(text), ["bond0"]);
    assert.ok(
      labelsAt(
        "vrrp_instance VI_1 {\n    interface bond0\n    virtual_ipaddress {\n        192.0.2.1/24 dev █\n    }\n}\n",
      ).includes("bond0"),
    );
  });

  it("proposes the option words of address, route and rule lines", () => {
    const address = inBlock("virtual_ipaddress", "192.0.2.1/24 █");
    assert.ok(address.includes("dev") && address.includes("label"));
    assert.ok(
      !inBlock("virtual_ipaddress", "192.0.2.1/24 dev eth0 █").includes("dev"),
    );
    const scope = inBlock("virtual_ipaddress", "192.0.2.1/24 scope █");
    assert.ok(scope.includes("global") && !scope.includes("dev"));
    const route = inBlock("virtual_routes", "198.51.100.0/24 █");
    assert.ok(route.includes("via") && route.includes("table"));
    assert.ok(inBlock("virtual_rules", "from 192.0.2.1 █").includes("table"));
  });
});

describe("what belongs at a word", () => {
  it("takes the value of an option for no action", () => {
    const behind = (line: string): readonly string[] =>
      inBlock("virtual_rules", line);
    assert.ok(!behind("from 192.0.2.1 prohibit █").includes("lookup"));
    assert.ok(behind("iif prohibit █").includes("lookup"));
  });

  it("knows what follows nexthop in a route", () => {
    const labels = inBlock(
      "virtual_routes",
      "198.51.100.0/24 nexthop via 192.0.2.1 █",
    );
    assert.ok(labels.includes("onlink") && labels.includes("nexthop"));
  });

  it("knows a parameter that may be left out", () => {
    const labels = inBlock("track_script", "chk weight 5 █");
    assert.deepEqual(labels, ["reverse", "noreverse"]);
    assert.deepEqual(inBlock("track_script", "chk weight █"), []);
  });

  it("knows options in any order", () => {
    const labels = labelsAt(
      "virtual_server 192.0.2.1 80 {\n    lb_kind TUN port 5555 █\n}\n",
    );
    assert.ok(labels.includes("type") && !labels.includes("port"));
    assert.deepEqual(
      labelsAt("virtual_server 192.0.2.1 80 {\n    lb_kind TUN type █\n}\n"),
      ["ipip", "gue", "gre"],
    );
    const types = labelsAt(
      "vrrp_instance VI_1 {\n    use_ipvlan bridge █\n}\n",
    );
    assert.ok(types.includes("group") && !types.includes("vepa"));
  });

  it("knows parameters that are repeated", () => {
    const text =
      "vrrp_instance A {\n}\nvrrp_instance B {\n}\nvrrp_sync_group G {\n    group {\n        A █\n    }\n}\n";
    assert.ok(labelsAt(text).includes("B"));
  });

  it("knows a word in front of a number", () => {
    assert.deepEqual(labelsAt("vrrp_instance V {\n    garp_extra_if █\n}\n"), [
      "all",
    ]);
  });

  it("proposes nothing behind the last parameter", () => {
    assert.deepEqual(
      labelsAt("vrrp_instance V {\n    state BACKUP █\n}\n"),
      [],
    );
  });
});

describe("completion elsewhere", () => {
  const defined = "$VIP=192.0.2.100\n$IFACE=eth0\n";

  it("proposes definitions behind a $", () => {
    assert.deepEqual(
      labelsAt(`${defined}${instance("interface $█")}`).slice(0, 2),
      ["$IFACE", "$VIP"],
    );
    assert.equal(
      accept(`${defined}${instance("interface $IF█")}`, "$IFACE"),
      `${defined}${instance("interface $IFACE█")}`,
    );
  });

  it("writes braces where the name would not count without", () => {
    assert.equal(
      accept(`${defined}${instance('notify "/bin/x $█"')}`, "${VIP}"),
      `${defined}${instance('notify "/bin/x ${VIP}█"')}`,
    );
    assert.equal(
      accept(`${defined}${instance("interface ${V█}")}`, "${VIP}"),
      `${defined}${instance("interface ${VIP}█")}`,
    );
  });

  it("does not propose what is defined further down", () => {
    assert.deepEqual(
      labelsAt(`${instance("interface $█")}$LATE=eth0\n`).filter(
        (label) => !label.startsWith("${_"),
      ),
      [],
    );
  });

  it("proposes configuration ids behind an @", () => {
    const text = "@lb01 global_defs {\n@lb02 global_defs {\n}\n";
    assert.deepEqual(labelsAt(`${text}@█\n`), ["lb01", "lb02"]);
    assert.equal(accept(`${text}@^lb█\n`, "lb02"), `${text}@^lb02█\n`);
  });

  it("proposes rules in a comment that silences", () => {
    const text = "# keepalived-lsp-disable-next-line wei█\n";
    assert.equal(
      accept(text, "weight-ignored-by-scheduler"),
      "# keepalived-lsp-disable-next-line weight-ignored-by-scheduler -- █\n",
    );
    assert.match(
      completionDocs(find(text, "weight-ignored-by-scheduler").key) ?? "",
      /weight/,
    );
    assert.deepEqual(labelsAt("# keep█\n"), [
      "keepalived-lsp-disable-next-line",
      "keepalived-lsp-disable-line",
      "keepalived-lsp-disable-file",
    ]);
    assert.deepEqual(labelsAt("# a comment w█\n"), []);
  });

  it("proposes files and folders to include", () => {
    const files = {
      "/etc/keepalived.conf": "include █\n",
      "/etc/conf.d/web.conf": "",
      "/etc/extra.conf": "",
    };
    assert.deepEqual(labelsAt(files), ["conf.d/", "extra.conf"]);
    const inside = { ...files, "/etc/keepalived.conf": "include conf.d/w█\n" };
    assert.equal(accept(inside, "web.conf"), "include conf.d/web.conf█\n");
  });

  it("proposes nothing where nothing is known", () => {
    assert.deepEqual(labelsAt("no_such_block {\n    x █\n}\n"), []);
    assert.deepEqual(labelsAt(instance("virtual_router_id █")), []);
  });
});
