import assert from "node:assert/strict";
import { evaluate } from "../../grammar/evaluation/evaluate.ts";
import { checkTree } from "../../grammar/schema/check.ts";
import {
  blockPaths,
  keywordsOf,
  lineFormatOf,
  vocabulary,
} from "../../grammar/schema/schema.ts";
import { newestVersion } from "../../grammar/schema/versions.ts";
import { textOf } from "../../grammar/syntax/source-file.ts";
import {
  completionAt,
  completionDocs,
} from "../../server/src/features/completion.ts";
import {
  plainText,
  type Completion,
} from "../../server/src/features/completion/proposal.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import { world } from "./world.ts";

type Files = Readonly<Record<string, string>>;

/** A configuration that has one of everything that can be referred to. */
const base = `$IFACE=eth0
global_defs {
    router_id lb01
}
vrrp_script chk_web {
    script "/usr/bin/true"
}
track_file maintenance {
    file "/run/maintenance"
}
vrrp_track_process nginx {
    process nginx
}
bfd_instance peer {
    neighbor_ip 192.0.2.12
}
track_group uplink {
    group {
        VI_1
    }
}
virtual_server_group WEB {
    192.0.2.100 80
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

describe("accepting what is proposed", () => {
  for (const path of blockPaths().filter(isBlock))
    it(`leaves no new problem in ${path === "" ? "the root" : path}`, () => {
      const { before, after } = around(path);
      const text = `${base}${before}█\n${after}`;
      const { items, accept } = proposals(text);
      assert.ok(items.length > 0);
      for (const item of items) {
        if (item.label.startsWith("include")) continue;
        assertClean(text, item, accept(item.text));
        if (item.snippet !== undefined)
          assertClean(text, item, accept(plainText(item.snippet)));
      }
    });

  it("leaves no new problem in the values of any keyword", () => {
    let count = 0;
    for (const path of blockPaths().filter(isBlock))
      for (const { name, opens } of keywordsOf(path)) {
        const { before, after } = around(path);
        const rest = opens === "none" ? "" : " {\n}";
        const text = `${base}${before}${name} █${rest}\n${after}`;
        const { items, accept } = proposals(text);
        for (const item of items) assertClean(text, item, accept(item.text));
        count += items.length;
      }
    assert.ok(count > 500, `only ${count}`);
  });

  it("leaves no new problem in lines of values", () => {
    let count = 0;
    for (const path of blockPaths().filter((each) => lineFormatOf(each)))
      for (const line of ["█", ...(startOfLine[path] ?? [])]) {
        const { before, after } = around(path);
        const text = `${base}${before}${line}\n${after}`;
        const { items, accept } = proposals(text);
        for (const item of items) {
          // An option word alone is half a line, as is an include.
          if (/(?:^|\n)█/.test(line) && /option|keyword/.test(item.kind))
            continue;
          assertClean(text, item, accept(item.text));
          count += 1;
        }
      }
    assert.ok(count > 200, `only ${count}`);
  });

  it("has a page for every keyword", () => {
    let count = 0;
    for (const path of blockPaths().filter(isBlock)) {
      const { before, after } = around(path);
      for (const { key, label } of proposals(`${base}${before}█\n${after}`)
        .items) {
        const page = completionDocs(key) ?? "";
        assert.ok(page.length > 20, `${path} ${label}`);
        count += 1;
      }
    }
    assert.ok(count > 500, `only ${count}`);
  });
});

/** Heads of lines behind which option words stand. */
const startOfLine: Readonly<Record<string, readonly string[]>> = {
  static_ipaddress: ["192.0.2.1/24 █", "192.0.2.1/24 dev eth0 scope █"],
  static_routes: ["198.51.100.0/24 █", "198.51.100.0/24 via █"],
  static_rules: [
    "from 192.0.2.1 priority 1000 █",
    "from 192.0.2.1 lookup 100 █",
  ],
  virtual_server_group: ["192.0.2.1 80\n█"],
  "vrrp_instance/track_script": ["chk_web █", "chk_web weight 5 █"],
  "vrrp_instance/virtual_ipaddress": [
    "192.0.2.1/24 █",
    "192.0.2.1/24 dev █",
    "192.0.2.1/24 dev eth0 scope █",
  ],
  "vrrp_instance/virtual_routes": [
    "198.51.100.0/24 █",
    "198.51.100.0/24 via 192.0.2.1 dev █",
  ],
  "vrrp_instance/virtual_rules": [
    "from 192.0.2.1 priority 1000 █",
    "from 192.0.2.1 lookup 100 █",
    "to 192.0.2.1 priority 1000 table █",
  ],
};

function assertClean(text: string, item: Completion, accepted: Files): void {
  const known = problems({ "/keepalived.conf": text.replace("█", "") });
  const found = problems(accepted).filter(
    (each) => !known.includes(each) && !isUnfinished(each, item),
  );
  assert.deepEqual(found, [], `${item.label} in:\n${text.slice(base.length)}`);
}

/** A block of keywords. */
function isBlock(path: string): boolean {
  return (
    path !== "*" &&
    !/\/(?:nexthop|encap)$/.test(path) &&
    lineFormatOf(path) === undefined
  );
}

const heads: Readonly<Record<string, string>> = {
  bfd_instance: "bfd_instance b",
  real_server: "real_server 192.0.2.21 80",
  track_file: "track_file f",
  track_group: "track_group g",
  virtual_server: "virtual_server 192.0.2.100 80",
  virtual_server_group: "virtual_server_group G",
  vrrp_instance: "vrrp_instance VI_9",
  vrrp_script: "vrrp_script s",
  vrrp_sync_group: "vrrp_sync_group G",
  vrrp_track_file: "vrrp_track_file f",
  vrrp_track_process: "vrrp_track_process p",
};

/** The blocks around a place of this path. */
function around(path: string): {
  readonly before: string;
  readonly after: string;
} {
  const parts = path === "" ? [] : path.split("/");
  return {
    before: parts.map((part) => `${heads[part] ?? part} {\n`).join(""),
    after: "}\n".repeat(parts.length),
  };
}

/** What is proposed in a text with a cursor, and the text when it has been accepted. */
function proposals(text: string): {
  readonly items: readonly Completion[];
  readonly accept: (inserted: string) => Files;
} {
  const { file, offset, workspace } = world(text);
  const { place, items } = completionAt(file, offset, workspace);
  const before = file.text.slice(0, place.start);
  const after = file.text.slice(place.end);
  const accept = (inserted: string): Files => ({
    [file.uri]: `${before}${inserted}${after}`,
  });
  return { items, accept };
}

/** What is said of the language: rules and the texts at their places. */
function problems(files: Files): readonly string[] {
  const host = memoryHost(files);
  const [uri = ""] = Object.keys(files);
  const root = host.read(uri);
  assert.ok(typeof root !== "string");
  const { statements, problems: found } = evaluate(root, host, { vocabulary });
  return [...found, ...checkTree(statements, newestVersion)].map(
    ({ rule, at }) => `${rule} ${textOf(at)}`,
  );
}

/** A parameter is still to be typed, and the accepted word may be deprecated or given twice. */
function isUnfinished(problem: string, { deprecated }: Completion): boolean {
  if (/^(?:missing-parameter|required-|missing-)/.test(problem)) return true;
  return deprecated === true && /^(?:deprecated|outdated)-/.test(problem);
}
