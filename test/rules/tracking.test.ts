import assert from "node:assert/strict";
import type { Edit } from "../../server/src/rules/rule.ts";
import type { Statement } from "../../grammar/syntax/tree.ts";
import { clustersOf } from "../../server/src/model/clusters.ts";
import {
  countingTrackers,
  groupOf,
  isBefore,
  membersOf,
  moveDefinition,
  peersOf,
  removeTracker,
  removeWeight,
  trackedObject,
} from "../../server/src/rules/tracking.ts";
import { applyFix } from "../harness/lint.ts";
import { instance, nodeIn, nodesIn, read, the } from "../model/reading.ts";

const file = "keepalived.conf";

function applied(
  files: Readonly<Record<string, string>>,
  edits: readonly Edit[],
): string | undefined {
  return edits.length === 0
    ? undefined
    : applyFix(files, { title: "", safety: "safe", edits })[file];
}

function vrrp(name: string, ...lines: readonly string[]): string {
  return `vrrp_instance ${name} {\n${lines.map((each) => `    ${each}\n`).join("")}}\n`;
}

const script = (name: string, ...lines: readonly string[]) =>
  `vrrp_script ${name} {\n    script /bin/true\n${lines.map((each) => `    ${each}\n`).join("")}}\n`;

const tracking = (...entries: readonly string[]) =>
  vrrp("VI_1", "track_script {", ...entries.map((each) => `    ${each}`), "}");

describe("sync groups", () => {
  it("have the instances that no earlier group names", () => {
    const node = read(
      `vrrp_sync_group A {\n    group {\n        VI_1\n        VI_2\n    }\n}\n` +
        `vrrp_sync_group B {\n    group {\n        VI_2\n        VI_3\n    }\n}\n` +
        ["VI_1", "VI_2", "VI_3", "VI_4"].map((name) => vrrp(name)).join(""),
    );
    const groups = node.instances.map((each) => groupOf(node, each)?.name);
    assert.deepEqual(groups, ["A", "A", "B", undefined]);
    const members = node.syncGroups.map((group) =>
      membersOf(node, group).map(({ name }) => name),
    );
    assert.deepEqual(members, [["VI_1", "VI_2"], ["VI_3"]]);
  });
});

describe("tracked objects", () => {
  it("are found by kind and name, the first of a name", () => {
    const node = read(
      `vrrp_track_file chk {\n    file /run/chk\n}\n${script("chk", "weight 1")}${script("chk", "weight 2")}${tracking("chk")}`,
    );
    const [tracker] = the(node.instances[0]).trackers;
    assert.equal(
      trackedObject(node, the(tracker))?.statement,
      node.configuration.statements[1],
    );
  });

  it("come in the order in which the blocks of the root are read", () => {
    const node = read("a {\n    b\n}\nc {\n}\n");
    const [a, c] = node.configuration.statements.map(the);
    const b = the(a?.block?.statements[0]);
    assert.deepEqual(
      [isBefore(node, the(a), the(c)), isBefore(node, the(c), the(a))],
      [true, false],
    );
    assert.ok(!isBefore(node, the(a), the(a)));
    assert.ok(isBefore(node, b, the(a)));
  });
});

describe("trackers", () => {
  const counting = (text: string) => {
    const node = read(text);
    return countingTrackers(node, the(node.instances[0])).map(
      ({ kind, name }) => `${kind} ${name}`,
    );
  };

  it("change the priority where they have a weight and nothing else tracks the same without one", () => {
    const scripts = script("a", "weight 5") + script("b") + script("c");
    assert.deepEqual(
      counting(scripts + tracking("a", "b", "c weight -5", "$D weight 5")),
      ["script a", "script c"],
    );
    const text = (kind: string, entry: string) =>
      `vrrp_track_file a {\n    file /run/a\n}\n${scripts}` +
      vrrp(
        "VI_1",
        "track_script {",
        "    a",
        "}",
        `track_${kind} {`,
        `    ${entry}`,
        "}",
      );
    assert.deepEqual(counting(text("interface", "a")), ["script a"]);
    assert.deepEqual(counting(text("script", "b weight 0")), ["script a"]);
  });

  it("of the sync group count too, unless it drops what has a weight", () => {
    const text = (line: string, entry = "b") =>
      script("a", "weight 5") +
      script("b", "weight 5") +
      `vrrp_sync_group G {\n    group {\n        VI_1\n    }\n    ${line}\n    track_script {\n        ${entry}\n    }\n}\n` +
      tracking("a");
    const weighted = "sync_group_tracking_weight";
    assert.deepEqual(counting(text(weighted)), ["script a", "script b"]);
    assert.deepEqual(counting(text(weighted, "a weight 0")), []);
    assert.deepEqual(counting(text("")), []);
  });

  it("are taken out with their block where it holds nothing else", () => {
    const remove = (...entries: readonly string[]) => {
      const text = tracking(...entries);
      const [tracker] = the(read(text).instances[0]).trackers;
      return applied({ [file]: text }, removeTracker(the(tracker)));
    };
    assert.equal(remove("a"), vrrp("VI_1"));
    assert.equal(remove("a", "b"), tracking("b"));
  });

  it("lose their weight where it is written", () => {
    const without = (text: string, included: Record<string, string> = {}) => {
      const files = { [file]: text, ...included };
      const [tracker] = the(nodeIn(files, file).instances[0]).trackers;
      return applied(files, removeWeight(the(tracker)));
    };
    const plain = script("a") + tracking("a");
    assert.equal(without(script("a") + tracking("a weight 5")), plain);
    assert.equal(without(script("a", "weight 5") + tracking("a")), plain);
    assert.equal(without(plain), undefined);
    assert.equal(
      without(script("a") + tracking("a weight 5 reverse")),
      script("a") + tracking("a weight 0 reverse"),
    );
    assert.equal(
      without(`$N=5\n${script("a")}${tracking("a weight $N")}`),
      undefined,
    );
    assert.equal(
      without(`$A=a\n${script("a")}${tracking("$A weight 5")}`),
      undefined,
    );
  });
});

describe("a definition that is moved", () => {
  const move = (text: string, included: Record<string, string> = {}) => {
    const files = { [file]: text, ...included };
    const { statements } = nodeIn(files, file).configuration;
    const named = (keyword: string): Statement =>
      the(statements.find((each) => each.keyword === keyword));
    return applied(
      files,
      moveDefinition(named("vrrp_script"), named("vrrp_instance")),
    );
  };

  it("stands before the block that wants it, with its line ends", () => {
    assert.equal(
      move(`  ${vrrp("VI_1")}\n${script("a")}`),
      `${script("a")}  ${vrrp("VI_1")}\n`,
    );
    const crlf = (text: string) => text.replaceAll("\n", "\r\n");
    assert.equal(
      move(crlf(vrrp("VI_1") + script("a"))),
      crlf(script("a") + vrrp("VI_1")),
    );
  });

  it("stays where it is made by a definition, in another file, or where the place is not free", () => {
    assert.equal(
      move(`global_defs { }  ${vrrp("VI_1")}${script("a")}`),
      undefined,
    );
    assert.equal(move(`$A=a\n${vrrp("VI_1")}${script("$A")}`), undefined);
    assert.equal(move(`$A=a\n${vrrp("$A")}${script("a")}`), undefined);
    assert.equal(
      move(`${vrrp("VI_1")}include rest.conf\n`, { "rest.conf": script("a") }),
      undefined,
    );
  });
});

describe("peers of an instance", () => {
  it("are the instances of other nodes for the same virtual router", () => {
    const nodes = nodesIn({
      "lb01.conf":
        instance(100) +
        instance(100, "", { name: "VI_2", vrid: 62, vip: "192.0.2.200/24" }),
      "lb02.conf":
        instance(90) +
        instance(110, "", { name: "VI_2", vrid: 62, vip: "192.0.2.200/24" }),
      "lb03.conf": instance(80),
    });
    const clusters = clustersOf(nodes);
    const priorities = nodes.map(({ instances }) =>
      instances.map((each) =>
        peersOf(clusters, each).map(({ priority }) => priority?.value),
      ),
    );
    assert.deepEqual(priorities, [
      [[90, 80], [110]],
      [[100, 80], [100]],
      [[100, 90]],
    ]);
  });
});
