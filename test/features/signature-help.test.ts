import assert from "node:assert/strict";
import { blockPaths, keywordsOf } from "../../grammar/schema/schema.ts";
import { spansOf, syntaxOf } from "../../grammar/schema/syntax-line.ts";
import {
  signatureAt,
  type Signature,
} from "../../server/src/features/signature-help.ts";
import { world } from "./world.ts";

type Files = Parameters<typeof world>[0];

const instance = (line: string): string =>
  `vrrp_instance VI_1 {\n    ${line}\n}\n`;
const inBlock = (block: string, line: string): string =>
  instance(`${block} {\n        ${line}\n    }`);

describe("signature help", () => {
  const cases: readonly (readonly [
    what: string,
    files: Files,
    signature: string,
  ])[] = [
    [
      "before a parameter is typed",
      instance("priority █"),
      "priority «<1-255>»",
    ],
    ["in the middle of it", instance("state MA█S"), "state «MASTER|BACKUP»"],
    [
      "at a second parameter",
      instance("notify_master /bin/x █"),
      'notify_master "<command>" [«user» [group]]',
    ],
    [
      "at options in any order",
      "virtual_server 192.0.2.1 80 {\n    lb_kind TUN port █\n}\n",
      "lb_kind NAT|DR|TUN [type ipip|gue|gre] «[port <1-65535>]» [nocsum] [csum] [remcsum]",
    ],
    [
      "at an option that is still to come",
      "virtual_server 192.0.2.1 80 {\n    lb_kind TUN type gue █\n}\n",
      "lb_kind NAT|DR|TUN [type ipip|gue|gre] «[port <1-65535>]» [nocsum] [csum] [remcsum]",
    ],
    [
      "of the head of a block",
      "virtual_server █ {\n}\n",
      "virtual_server «<address>» [<port>] | fwmark <mark> | group <name> { ... }",
    ],
    [
      "of one of several forms",
      "virtual_server fwmark █\n",
      "virtual_server <address> [<port>] | fwmark «<mark>» | group <name> { ... }",
    ],
    [
      "in a line of values",
      inBlock("virtual_ipaddress", "192.0.2.1 █"),
      "<address> «[<option>...]»",
    ],
    [
      "at the head of such a line",
      inBlock("virtual_ipaddress", "192█"),
      "«<address>» [<option>...]",
    ],
    [
      "behind an option word of such a line",
      inBlock("virtual_ipaddress", "192.0.2.1/24 label eth0:1 dev █"),
      "dev «<interface>»",
    ],
    [
      "behind an option word of a route",
      inBlock("virtual_routes", "198.51.100.0/24 via 192.0.2.1 table █"),
      "table «default|main|local|<table>»",
    ],
    [
      "behind a word of a hop",
      inBlock(
        "virtual_routes",
        "198.51.100.0/24 nexthop via 192.0.2.1 weight █",
      ),
      "weight «<1-256>»",
    ],
    [
      "in a rule, which is all options",
      inBlock("virtual_rules", "from 192.0.2.1 █"),
      "[not] [from <prefix>] [to <prefix>] [<selector>...] <action> priority <priority> «[<option>...]»",
    ],
    [
      "of a tracked script",
      inBlock("track_script", "chk weight █"),
      "weight «<-253..253>» [reverse|noreverse]",
    ],
    [
      "behind a condition and a brace",
      "@lb01 vrrp_instance V { @lb01 priority █\n",
      "priority «<1-255>»",
    ],
    [
      "in an included fragment",
      {
        "/keepalived.conf": "vrrp_instance V {\n    include rest.conf\n}\n",
        "/rest.conf": "priority █\n",
      },
      "priority «<1-255>»",
    ],
    ["of an include", "includer conf.d/█\n", "includer «<pattern>»"],
  ];
  for (const [what, files, wanted] of cases)
    it(what, () => {
      assert.equal(show(at(files)), wanted);
    });

  it("says what is known of the parameter, and of the line", () => {
    const { markdown, parameters, active } =
      at(instance("priority █")) ?? assert.fail();
    assert.match(markdown ?? "", /master/i);
    const parameter = parameters[active];
    assert.match(parameter?.markdown ?? "", /\*\*Range\*\*: 1 to 255/);
    assert.match(parameter?.markdown ?? "", /\*\*Default\*\*: 100/);
    const states = at(instance("state █"));
    assert.match(
      states?.parameters[states.active]?.markdown ?? "",
      /- `BACKUP`: /,
    );
  });

  it("is silent where nothing belongs", () => {
    for (const text of [
      instance("priority 100 █"),
      instance("prio█"),
      instance("█"),
      instance("nopreempt █"),
      instance("no_such █"),
      "# priority █\n",
      "$A=█\n",
    ])
      assert.equal(at(text), undefined, text);
  });

  it("does not open while a line is indented", () => {
    const text = inBlock("virtual_ipaddress", "█");
    assert.equal(at(text, " "), undefined);
    assert.notEqual(at(text), undefined);
  });

  it("has a place for every parameter of every keyword", () => {
    const without: string[] = [];
    for (const path of blockPaths())
      for (const keyword of keywordsOf(path)) {
        if (keyword.name.startsWith("$")) continue;
        const spans = spansOf(keyword);
        const line = syntaxOf(keyword);
        for (const { start, end } of spans)
          assert.ok(start < end && end <= line.length, line);
        const wanted = keyword.args.reduce(
          (sum, { options }) => sum + (options?.length ?? 1),
          0,
        );
        if (spans.length < wanted) without.push(`${path}/${keyword.name}`);
      }
    assert.deepEqual(without, []);
  });
});

function at(files: Files, trigger?: string): Signature | undefined {
  const { file, offset, workspace } = world(files);
  return signatureAt(file, offset, workspace, trigger);
}

/** The label with the parameter at the cursor in «». */
function show(signature: Signature | undefined): string {
  assert.ok(signature !== undefined, "no signature");
  const { label, parameters, active } = signature;
  const { start, end } = parameters[active] ?? assert.fail("no parameter");
  return `${label.slice(0, start)}«${label.slice(start, end)}»${label.slice(end)}`;
}
