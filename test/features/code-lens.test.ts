import assert from "node:assert/strict";
import { textOf } from "../../grammar/syntax/source-file.ts";
import { codeLenses, lensGroups } from "../../server/src/features/code-lens.ts";
import { world } from "./world.ts";

/** The names with a lens, and what it says. */
function lensesOf(
  files: Parameters<typeof world>[0],
  groups: readonly (typeof lensGroups)[number][] = lensGroups,
): readonly string[] {
  const { file, workspace } = world(files);
  return codeLenses(file, workspace, new Set(groups)).map((lens) =>
    lens.group === "references"
      ? `${textOf(lens.place)}: ${lens.references().length} references`
      : `${textOf(lens.place)}: ${lens.node} has ${textOf(lens.there)} with other ${lens.differences().join(", ")}`,
  );
}

const node = (
  own: string,
  peer: string,
  more: string,
): string => `vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 61
    unicast_src_ip ${own}
    unicast_peer {
        ${peer}
    }
    ${more}
    virtual_ipaddress {
        192.0.2.100/24
        192.0.2.101/24
    }
}
`;

describe("code lenses", () => {
  it("count the references of names", () => {
    assert.deepEqual(
      lensesOf(`vrrp_script used { script /bin/true
}
vrrp_script unused { script /bin/true
}
vrrp_instance VI_1 {
    track_script {
        used
    }
}
vrrp_instance VI_2 {
    track_script {
        used weight 5
    }
}
vrrp_sync_group VG_1 {
    group {
        VI_1
    }
}
`),
      ["used: 2 references", "unused: 0 references", "VI_1: 1 references"],
    );
  });

  it("count over all files and nodes that share a name", () => {
    assert.deepEqual(
      lensesOf({
        "/scripts.inc": "vrrp_script chk█ { script /bin/true\n}\n",
        "/lb01.conf":
          "include scripts.inc\nvrrp_instance VI_1 {\n    track_script {\n        chk\n    }\n}\n",
        "/lb02.conf":
          "include scripts.inc\nvrrp_instance VI_1 {\n    track_script {\n        chk\n    }\n}\n",
      }),
      ["chk: 2 references"],
    );
  });

  it("tell in what the instance differs on another node", () => {
    assert.deepEqual(
      lensesOf({
        "/lb01.conf": node(
          "192.0.2.11",
          "192.0.2.12",
          "state MASTER # here\n    priority 150",
        ).replace("eth0", "█eth0"),
        "/lb02.conf": node(
          "192.0.2.12",
          "192.0.2.11",
          "priority 100\n    state   MASTER\n    advert_int 2",
        ).replace(
          "        192.0.2.100/24\n        192.0.2.101/24\n",
          "        192.0.2.101/24\n        192.0.2.100/24\n",
        ),
      }),
      ["VI_1: lb02 has VI_1 with other advert_int, priority"],
    );
  });

  it("see the nodes of one file", () => {
    assert.deepEqual(
      lensesOf(`@a vrrp_instance VI_1 {
@b vrrp_instance VI_2 {
    interface eth0
    virtual_router_id 61
    @a priority 150
    @b priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`),
      [
        "VI_1: b has VI_2 with other priority",
        "VI_2: a has VI_1 with other priority",
      ],
    );
  });

  it("come in groups", () => {
    const text = "vrrp_script chk { script /bin/true\n}\n";
    assert.deepEqual(lensesOf(text, ["references"]), ["chk: 0 references"]);
    assert.deepEqual(lensesOf(text, ["peers"]), []);
  });
});
