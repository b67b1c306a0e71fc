import assert from "node:assert/strict";
import { readingsOf } from "../../server/src/engine/readings.ts";
import { hoverAt } from "../../server/src/features/hover.ts";
import { clustersOf } from "../../server/src/model/clusters.ts";
import { nodeOf } from "../../server/src/model/nodes.ts";
import { world } from "../features/world.ts";

const node = (
  priority: string,
  weight: string,
  more = "",
): string => `vrrp_script chk {
    script "/usr/bin/true"
    interval 2
    fall 3
    timeout 1
    weight ${weight}
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority}
    advert_int 1
${more}    track_script {
        chk
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

describe("hover on what decides about a failover", () => {
  it("shows the priorities, the master and the times for each failure", () => {
    const text = hover({
      "/lb01/keepalived.conf": node("1█00", "-20"),
      "/lb02/keepalived.conf": node("90", "-20"),
    });
    assert.equal(
      tableIn(text),
      `| | lb01 | lb02 | master | noticed | takes over |
| --- | --- | --- | --- | --- | --- |
| all up | 100 | 90 | **lb01** | | |
| \`chk\` down on lb01 | 80 | 90 | **lb02** | within 7 s | after 3.6 s |
| lb01 stops | - | 90 | **lb02** | | after 0.6 s |
| lb01 is lost | - | 90 | **lb02** | | after 3.6 s |`,
    );
    assert.match(text, /\*\*Failover of `VI_1`\*\*, VRID 61/);
  });

  it("shows that a weight is too small, at the weight itself", () => {
    const text = hover({
      "/lb01/keepalived.conf": node("100", "█2"),
      "/lb02/keepalived.conf": node("90", "2"),
    });
    assert.equal(
      tableIn(text),
      `| | lb01 | lb02 | master | noticed | takes over |
| --- | --- | --- | --- | --- | --- |
| all up | 102 | 92 | **lb01** | | |
| \`chk\` down on lb01 | 100 | 92 | lb01 stays | within 7 s | |`,
    );
  });

  it("knows FAULT, nopreempt and equal priorities", () => {
    assert.match(
      hover({
        "/lb01/keepalived.conf": node("1█00", "0"),
        "/lb02/keepalived.conf": node("90", "0"),
      }),
      /`chk` down on lb01 \| FAULT \| 90 \| \*\*lb02\*\* \| within 7 s \| after 0\.6 s/,
    );
    assert.match(
      hover({
        "/lb01/keepalived.conf": node("1█00", "-20"),
        "/lb02/keepalived.conf": node("90", "-20", "    nopreempt\n"),
      }),
      /`chk` down on lb01 \| 80 \| 90 \| lb01 stays/,
    );
    assert.match(
      hover({
        "/lb01/keepalived.conf": node("1█00", "-20"),
        "/lb02/keepalived.conf": node("100", "-20"),
      }),
      /all up \| 100 \| 100 \| equal priorities/,
    );
  });

  it("shows the times of an advert interval", () => {
    const text = hover({
      "/lb01/keepalived.conf": node("100", "-20").replace(
        "advert_int 1",
        "advert_int █3",
      ),
      "/lb02/keepalived.conf": node("90", "-20").replace(
        "advert_int 1",
        "advert_int 3",
      ),
    });
    assert.match(text, /\| lb02 \| 3 s \| 9\.6 s \| 0\.6 s \|/);
    assert.match(
      text,
      /lb01 is lost \| - \| 90 \| \*\*lb02\*\* \| {2}\| after 9\.6 s/,
    );
  });

  it("shows a single node's priorities", () => {
    assert.equal(
      tableIn(hover({ "/lb01/keepalived.conf": node("1█00", "-20") })),
      `| | lb01 |
| --- | --- |
| all up | 100 |
| \`chk\` down on lb01 | 80 |`,
    );
  });

  it("is silent where a priority can't be known", () => {
    assert.doesNotMatch(
      hover({ "/lb01/keepalived.conf": node("$PRI█ORITY", "-20") }),
      /Failover/,
    );
  });
});

/** As the server has it: the nodes of all files, and their clusters. */
function hover(files: Readonly<Record<string, string>>): string {
  const { file, offset, workspace } = world(files);
  const nodes = Object.keys(files).flatMap((uri) => {
    const root = uri === file.uri ? file : workspace.host.read(uri);
    assert.ok(typeof root !== "string");
    return readingsOf(root, { hostFor: () => workspace.host }).map(
      ({ configuration }) => nodeOf(configuration),
    );
  });
  const network = { nodes, clusters: clustersOf(nodes) };
  return (
    hoverAt(file, offset, { ...workspace, networkOf: () => network })
      ?.markdown ?? ""
  );
}

function tableIn(text: string): string {
  return text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.replace(/ {2,}/g, " "))
    .join("\n");
}
