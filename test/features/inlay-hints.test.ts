import assert from "node:assert/strict";
import { inlayHints } from "../../server/src/features/inlay-hints.ts";
import {
  hintGroups,
  type HintGroup,
  type InlayHint,
} from "../../server/src/features/inlay-hints/hint.ts";
import { world } from "./world.ts";

function hintsOf(
  files: Parameters<typeof world>[0],
  groups: readonly HintGroup[] = hintGroups,
): readonly InlayHint[] {
  const { file, workspace } = world(files);
  const whole = { start: 0, end: file.text.length };
  return inlayHints(file, whole, workspace, new Set(groups));
}

/** The lines that have hints, with the hints in «». */
function shown(
  files: Parameters<typeof world>[0],
  groups?: readonly HintGroup[],
): readonly string[] {
  const { file } = world(files);
  const hints = hintsOf(files, groups).toReversed();
  const text = hints.reduce(
    (before, { offset, label }) =>
      `${before.slice(0, offset)}«${label}»${before.slice(offset)}`,
    file.text,
  );
  return text
    .split("\n")
    .filter((line) => line.includes("«"))
    .map((line) => line.trim());
}

const instance = (
  name: string,
  more: string,
): string => `vrrp_instance ${name} {
    state BACKUP
    interface eth0
    virtual_router_id 61
    ${more}
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

const scripts = `vrrp_script up { script /bin/true
    weight 10
}
vrrp_script down { script /bin/true
    weight -30
}
vrrp_script fault { script /bin/true
}
`;

describe("inlay hints", () => {
  it("show what trackers make of a priority", () => {
    const tracking = (names: string): readonly string[] =>
      shown(
        scripts +
          instance("VI_1", `priority 100\n    track_script {\n${names}\n}`),
        ["priority"],
      );
    assert.deepEqual(tracking("up"), [
      "priority 100«effective 110, at worst 100»",
    ]);
    assert.deepEqual(tracking("down"), [
      "priority 100«effective 100, at worst 70»",
    ]);
    assert.deepEqual(tracking("up\ndown\nfault"), [
      "priority 100«effective 110, at worst 70»",
    ]);
    assert.deepEqual(tracking("fault"), []);
    assert.deepEqual(tracking("no_such_script weight $W"), []);
  });

  it("show after what time an instance takes over", () => {
    assert.deepEqual(
      shown(instance("VI_1", "priority 100\n    advert_int 2"), [
        "takeoverTime",
      ]),
      ["advert_int 2«takes over after 6.6 s»"],
    );
    assert.deepEqual(
      shown(instance("VI_1", "priority 100"), ["takeoverTime"]),
      ["priority 100«takes over after 3.6 s»"],
    );
    assert.deepEqual(
      shown(
        instance("VI_1", "version 3\n    priority 100\n    advert_int 0.01"),
        ["takeoverTime"],
      ),
      ["advert_int 0.01«takes over after 36 ms»"],
    );
    assert.deepEqual(
      shown(instance("VI_1", "priority 255"), ["takeoverTime"]),
      [],
    );
    assert.deepEqual(
      shown(instance("VI_1", "priority 100\n    advert_int $X"), [
        "takeoverTime",
      ]),
      [],
    );
  });

  it("say what is so on which node, where nodes share lines", () => {
    assert.deepEqual(
      shown(
        scripts +
          instance(
            "VI_1",
            "priority 100\n    track_script {\n@a up\n@b down\n}",
          ),
        ["priority"],
      ),
      [
        "priority 100«a: effective 110, at worst 100, b: effective 100, at worst 70»",
      ],
    );
  });

  it("show the share of each real server", () => {
    const service = (
      scheduler: string,
      ...weights: readonly string[]
    ): readonly string[] =>
      shown(
        `virtual_server 192.0.2.100 80 {\n    lb_algo ${scheduler}\n${weights
          .map(
            (weight, index) => `real_server 192.0.2.${index + 1} 80 {
    ${weight}
}
`,
          )
          .join("")}}\n`,
        ["weightShare"],
      );
    assert.deepEqual(service("wrr", "weight 1", "weight 3"), [
      "weight 1«25 %»",
      "weight 3«75 %»",
    ]);
    assert.deepEqual(service("wlc", "", "weight 0", "weight 1"), [
      "real_server 192.0.2.1 80«50 %» {",
      "weight 0«0 %»",
      "weight 1«50 %»",
    ]);
    assert.deepEqual(service("rr", "weight 1", "weight 3"), []);
    assert.deepEqual(service("wrr", "weight 1"), []);
    assert.deepEqual(service("wrr", "weight $W", "weight 3"), []);
  });

  it("show the shares of servers that a sequence makes", () => {
    assert.deepEqual(
      shown(
        `virtual_server 192.0.2.100 80 {
    lb_algo wrr
    ~SEQ(I, 1, 2) real_server 192.0.2.$I 80 { weight $I }
}
`,
        ["weightShare"],
      ),
      ["~SEQ(I, 1, 2) real_server 192.0.2.$I 80 { weight $I«33 %, 67 %» }"],
    );
  });

  it("count what sequences and includes become", () => {
    assert.deepEqual(
      shown(
        {
          "/keepalived.conf": `█include conf.d/*.conf
include one.conf
include conf.d/[a]*
vrrp_instance VI_1 {
    virtual_ipaddress {
        ~SEQ(I, 1, 65) 192.0.2.$I/32
    }
}
`,
          "/conf.d/a.conf": "",
          "/conf.d/b.conf": "",
          "/one.conf": "",
        },
        ["expansions"],
      ),
      [
        "include conf.d/*.conf«2 files»",
        "include conf.d/[a]*«1 file»",
        "~SEQ(I, 1, 65) 192.0.2.$I/32«65 lines»",
      ],
    );
  });

  it("show the prefix length that is not written", () => {
    assert.deepEqual(
      shown(
        `static_ipaddress {
    198.51.100.1 dev eth0
}
vrrp_instance VI_1 {
    virtual_ipaddress {
        192.0.2.1
        192.0.2.2/24
        192.0.2.3 peer 192.0.2.4
    }
    virtual_ipaddress_excluded {
        2001:db8::1
    }
}
`,
        ["prefixLength"],
      ),
      ["198.51.100.1«/32» dev eth0", "192.0.2.1«/32»", "2001:db8::1«/128»"],
    );
  });

  it("stand in included files too", () => {
    assert.deepEqual(
      shown({
        "/keepalived.conf": `vrrp_instance VI_1 {
    priority 100
    virtual_ipaddress {
        include vips.inc
    }
}
`,
        "/vips.inc": "192.0.2.1█\n",
      }),
      ["192.0.2.1«/32»"],
    );
  });

  it("say why", () => {
    const reasons = hintsOf(
      scripts +
        instance(
          "VI_1",
          "priority 100\n    track_script {\n        up\n    }",
        ) +
        "~SEQ(I, 1, 12) $X=5\n",
    ).map(({ group, reason }) => [group, reason()] as const);
    for (const [group, text] of reasons) assert.notEqual(text, "", group);
    const [priority] = reasons;
    assert.match(priority?.[1] ?? "", /Failover of `VI_1`/);
  });

  it("are asked for some lines only", () => {
    const { file, workspace } = world(
      instance("VI_1", "priority 100") + instance("VI_2", "priority 90"),
    );
    const end = file.text.indexOf("VI_2");
    const first = inlayHints(
      file,
      { start: 0, end },
      workspace,
      new Set(["takeoverTime"] as const),
    );
    assert.equal(first.length, 1);
  });
});
