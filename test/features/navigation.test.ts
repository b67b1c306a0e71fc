import assert from "node:assert/strict";
import { positionAt } from "../../grammar/syntax/line-index.ts";
import { textOf, type Place } from "../../grammar/syntax/source-file.ts";
import { definitionAt } from "../../server/src/features/definition.ts";
import { documentLinks } from "../../server/src/features/document-links.ts";
import {
  documentSymbols,
  type DocumentSymbol,
} from "../../server/src/features/document-symbols.ts";
import { foldingRanges } from "../../server/src/features/folding.ts";
import { referencesAt } from "../../server/src/features/references.ts";
import { world } from "./world.ts";

type Files = Parameters<typeof world>[0];

describe("go to definition", () => {
  const cases: readonly (readonly [
    name: string,
    text: string,
    target: string,
  ])[] = [
    [
      "a script",
      "vrrp_script chk {\n}\nvrrp_instance VI_1 {\n    track_script {\n        ch█k weight 2\n    }\n}\n",
      "1 chk",
    ],
    [
      "an instance in a sync group",
      "vrrp_instance VI_1 {\n}\nvrrp_sync_group VG {\n    group {\n        VI█_1\n    }\n}\n",
      "1 VI_1",
    ],
    [
      "an instance of the sync daemon",
      "global_defs {\n    lvs_sync_daemon eth0 inst VI█_1 id 1\n}\nvrrp_instance VI_1 {\n}\n",
      "4 VI_1",
    ],
    [
      "a tracked file by its old name",
      "vrrp_track_file maint {\n}\nvrrp_instance VI_1 {\n    track_file {\n        ma█int\n    }\n}\n",
      "1 maint",
    ],
    [
      "a tracked process",
      "vrrp_track_process p {\n}\nvrrp_instance VI_1 {\n    track_process {\n        █p\n    }\n}\n",
      "1 p",
    ],
    [
      "a BFD instance",
      "bfd_instance b {\n}\nvrrp_instance VI_1 {\n    track_bfd {\n        █b\n    }\n}\n",
      "1 b",
    ],
    [
      "a group of virtual servers",
      "virtual_server_group WEB {\n}\nvirtual_server group W█EB {\n}\n",
      "1 WEB",
    ],
    [
      "a track group",
      "vrrp_instance VI_1 {\n}\ntrack_group TG {\n    group {\n        VI_1\n    }\n}\nstatic_ipaddress {\n    192.0.2.1/24 dev eth0 track_group █TG\n}\n",
      "3 TG",
    ],
    [
      "a definition",
      "$IFACE=eth0\nvrrp_instance VI_1 {\n    interface $IF█ACE\n}\n",
      "1 IFACE",
    ],
  ];
  for (const [name, text, target] of cases)
    it(`finds ${name}`, () => {
      assert.deepEqual(definitions(text), [target]);
    });

  it("finds names in other files of the configuration", () => {
    assert.deepEqual(
      definitions({
        "/keepalived.conf": "include scripts.conf\ninclude instances/*.conf\n",
        "/scripts.conf": "vrrp_script chk {\n}\n",
        "/instances/a.conf":
          "vrrp_instance VI_1 {\n    track_script {\n        ch█k\n    }\n}\n",
      }),
      ["scripts.conf 1 chk"],
    );
  });

  it("finds all files that an include names", () => {
    assert.deepEqual(
      definitions({
        "/keepalived.conf": "include conf.d/█*.conf\n",
        "/conf.d/a.conf": "",
        "/conf.d/b.conf": "",
      }),
      ["a.conf 1 ", "b.conf 1 "],
    );
  });

  it("finds nothing for what is defined nowhere", () => {
    assert.deepEqual(
      definitions("vrrp_instance VI_1 {\n    interface e█th0\n}\n"),
      [],
    );
  });
});

describe("references", () => {
  it("finds every use, and the definition apart from them", () => {
    const { file, offset, workspace } = world(
      "vrrp_script ch█k {\n}\nvrrp_instance VI_1 {\n    track_script {\n        chk\n    }\n}\nvrrp_instance VI_2 {\n    track_script {\n        chk\n        other\n    }\n}\n",
    );
    const found = referencesAt(file, offset, workspace);
    assert.deepEqual(found.definitions.map(show), ["1 chk"]);
    assert.deepEqual(found.references.map(show), ["5 chk", "10 chk"]);
  });

  it("finds every use of a definition", () => {
    const { file, offset, workspace } = world(
      "$IF█ACE=eth0\nvrrp_instance VI_1 {\n    interface $IFACE\n}\n",
    );
    assert.deepEqual(
      referencesAt(file, offset, workspace).references.map(show),
      ["3 $IFACE"],
    );
  });
});

describe("the outline", () => {
  it("has blocks by their names, definitions and includes", () => {
    assert.deepEqual(
      outline(
        "$VIP=192.0.2.1\ninclude a.conf\nvrrp_instance VI_1 {\n    state MASTER\n    include b.conf\n    virtual_ipaddress {\n        $VIP\n    }\n}\nvirtual_server 192.0.2.1 80 {\n    real_server 192.0.2.2 80 {\n    }\n}\n",
      ),
      [
        "$VIP 192.0.2.1",
        "a.conf include",
        "VI_1 vrrp_instance",
        "  b.conf include",
        "  virtual_ipaddress",
        "192.0.2.1 80 virtual_server",
        "  192.0.2.2 80 real_server",
      ],
    );
  });

  it("stays whole where a brace is missing", () => {
    assert.deepEqual(
      outline(
        "vrrp_instance VI_1 {\n    state MASTER\n\nvrrp_instance VI_2 {\n    state BACKUP\n}\n",
      ),
      ["VI_1 vrrp_instance", "VI_2 vrrp_instance"],
    );
  });

  it("has the lines of every node", () => {
    assert.deepEqual(
      outline("@lb01 vrrp_instance VI_1 {\n@lb02 vrrp_instance VI_2 {\n}\n")
        .length > 0,
      true,
    );
  });
});

describe("folding", () => {
  it("folds blocks up to their closing brace, and comments", () => {
    const { file, workspace } = world(
      "# one\n# two\n# three\nvrrp_instance VI_1 {\n    virtual_ipaddress {\n        192.0.2.1\n    }\n} # end\n# alone\n",
    );
    assert.deepEqual(foldingRanges(file, workspace), [
      { kind: "block", startLine: 3, endLine: 6 },
      { kind: "block", startLine: 4, endLine: 5 },
      { kind: "comment", startLine: 0, endLine: 2 },
    ]);
  });
});

describe("document links", () => {
  it("lead to what is included", () => {
    const { file, workspace } = world({
      "/keepalived.conf": "include conf.d/*.conf\ninclude none.conf\n",
      "/conf.d/a.conf": "",
      "/conf.d/b.conf": "",
    });
    assert.deepEqual(
      documentLinks(file, workspace).map((link) => [
        textOf(link),
        link.target,
        link.count,
      ]),
      [["conf.d/*.conf", "/conf.d/a.conf", 2]],
    );
  });
});

function definitions(files: Files): readonly string[] {
  const { file, offset, workspace } = world(files);
  return definitionAt(file, offset, workspace).map(({ to }) =>
    to.file === file
      ? show(to)
      : `${to.file.uri.slice(to.file.uri.lastIndexOf("/") + 1)} ${show(to)}`,
  );
}

function show(place: Place): string {
  return `${positionAt(place.file, place.start).line + 1} ${textOf(place)}`;
}

function outline(text: string): readonly string[] {
  const { file, workspace } = world(text);
  const lines = (
    symbols: readonly DocumentSymbol[],
    indent: string,
  ): string[] =>
    symbols.flatMap(({ name, detail, children }) => [
      `${indent}${name} ${detail}`.trimEnd(),
      ...lines(children, `${indent}  `),
    ]);
  return lines(documentSymbols(file, workspace), "");
}
