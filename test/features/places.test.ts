import assert from "node:assert/strict";
import { positionAt } from "../../grammar/syntax/line-index.ts";
import {
  textOf,
  type Place,
  type SourceFile,
} from "../../grammar/syntax/source-file.ts";
import {
  hierarchyAt,
  includedBy,
  includedIn,
} from "../../server/src/features/call-hierarchy.ts";
import { definitionAt } from "../../server/src/features/definition.ts";
import { highlightsAt } from "../../server/src/features/document-highlight.ts";
import { linkedEditingAt } from "../../server/src/features/linked-editing.ts";
import { referencesAt } from "../../server/src/features/references.ts";
import { selectionRanges } from "../../server/src/features/selection-ranges.ts";
import { workspaceSymbols } from "../../server/src/features/workspace-symbols.ts";
import { world } from "./world.ts";

type Files = Parameters<typeof world>[0];

/** Two nodes that share a fragment and the addresses of a cluster. */
const cluster = {
  "/lb01/keepalived.conf": `include ../common/scripts.conf
vrrp_instance VI_1 {
    interface eth0
    unicast_src_ip 192.0.2.11
    unicast_peer {
        192.0.2.12
    }
    virtual_ipaddress {
        192.0.2.100/24 dev eth0
    }
    track_script {
        chk_web
    }
}
virtual_server 192.0.2.100 80 {
}
`,
  "/lb02/keepalived.conf": `include ../common/scripts.conf
vrrp_instance VI_1 {
    interface eth0
    unicast_src_ip 192.0.2.12
    unicast_peer {
        192.0.2.11
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
    track_script {
        chk_web weight 5
    }
}
`,
  "/common/scripts.conf": "vrrp_script chk_web {\n    script /bin/true\n}\n",
};

describe("references over files", () => {
  it("finds those of all nodes that share the file of the definition", () => {
    assert.deepEqual(references(marked("/lb01/keepalived.conf", "chk_web")), {
      definitions: ["/common/scripts.conf 1 chk_web"],
      references: [
        "/lb01/keepalived.conf 12 chk_web",
        "/lb02/keepalived.conf 12 chk_web",
      ],
    });
  });

  it("does not take another node's instance of the same name for this one", () => {
    assert.deepEqual(references(marked("/lb01/keepalived.conf", "VI_1")), {
      definitions: ["/lb01/keepalived.conf 2 VI_1"],
      references: [],
    });
  });

  it("finds an address on all nodes of a cluster, however it is written", () => {
    assert.deepEqual(
      references(marked("/lb01/keepalived.conf", "192.0.2.100 80")),
      {
        definitions: [
          "/lb01/keepalived.conf 9 192.0.2.100/24",
          "/lb02/keepalived.conf 9 192.0.2.100/24",
        ],
        references: ["/lb01/keepalived.conf 15 192.0.2.100"],
      },
    );
  });

  it("finds an interface wherever it is named", () => {
    assert.deepEqual(
      references(marked("/lb01/keepalived.conf", "eth0")).references,
      ["/lb01/keepalived.conf 3 eth0", "/lb01/keepalived.conf 9 eth0"],
    );
  });

  it("finds definitions in values, in sequences and in lines of nobody", () => {
    const found = references(
      "$NE█T=192.0.2\n$VIP=$NET.1 # $NET\n$ALL=a \\\n    ${NET}.2 \\\n    b\n~SEQ(I, 1, 2) x $NET ${NET}.$I\n@nobody x ${NET}.3\n",
    );
    assert.deepEqual(found.references, [
      "/keepalived.conf 4 ${NET}",
      "/keepalived.conf 6 $NET",
      "/keepalived.conf 6 ${NET}",
      "/keepalived.conf 7 ${NET}",
    ]);
  });
});

describe("go to definition of an address", () => {
  it("leads to the node that has it", () => {
    assert.deepEqual(
      definitions(marked("/lb01/keepalived.conf", "192.0.2.12")),
      ["/lb02/keepalived.conf 4 192.0.2.12"],
    );
    assert.deepEqual(
      definitions(marked("/lb01/keepalived.conf", "192.0.2.100 80")),
      [
        "/lb01/keepalived.conf 9 192.0.2.100/24",
        "/lb02/keepalived.conf 9 192.0.2.100/24",
      ],
    );
  });
});

describe("document highlight", () => {
  const highlights = (text: string): readonly string[] => {
    const { file, offset, workspace } = world(text);
    return highlightsAt(file, offset, workspace).map(
      ({ place, kind }) =>
        `${positionAt(file, place.start).line + 1} ${textOf(place)} ${kind}`,
    );
  };

  it("tells where a name is given from where it is used", () => {
    assert.deepEqual(
      highlights(
        'vrrp_script "chk" {\n}\nvrrp_instance V {\n    track_script { c█hk }\n}\n',
      ),
      ['1 "chk" write', "4 chk read"],
    );
    assert.deepEqual(
      highlights(
        "$P=1\nvrrp_instance V {\n    priority $█P\n    advert_int ${P}\n}\n",
      ),
      ["1 P write", "3 $P read", "4 ${P} read"],
    );
  });

  it("takes the counter of a sequence for one", () => {
    assert.deepEqual(highlights("~SEQ(I, 1, 2) x $I█ ${I}\n"), [
      "1 I write",
      "1 $I read",
      "1 ${I} read",
    ]);
  });

  it("shows only this file's places, and none for keywords", () => {
    const { file, offset, workspace } = world(
      marked("/lb01/keepalived.conf", "chk_web"),
    );
    assert.equal(highlightsAt(file, offset, workspace).length, 1);
    assert.deepEqual(highlights("vrrp_instance V {\n    prio█rity 1\n}\n"), []);
  });
});

describe("the hierarchy of includes", () => {
  const files = {
    "/keepalived.conf": "include conf.d/*.conf\ninclude common.inc\n",
    "/conf.d/a.conf": "vrrp_instance A {\n    include ../common.inc\n}\n",
    "/conf.d/b.conf": "",
    "/common.inc": "# empty\n",
    "/other.conf": "include common.inc\ninclude common.inc\n",
  };
  const inclusions = (
    path: string,
    direction: typeof includedBy,
  ): readonly string[] => {
    const { workspace } = world(files);
    const file = workspace.host.read(path);
    assert.ok(typeof file !== "string");
    return direction(file, workspace).map(
      (each) => `${each.file.uri}: ${each.lines.map(show).join(", ")}`,
    );
  };

  it("is about the files that an include names, else about the file", () => {
    const at = (text: string): readonly string[] => {
      const { file, offset, workspace } = world({
        ...files,
        "/keepalived.conf": text,
      });
      return hierarchyAt(file, offset, workspace).map(({ uri }) => uri);
    };
    assert.deepEqual(at("include conf.d/█*.conf\n"), [
      "/conf.d/a.conf",
      "/conf.d/b.conf",
    ]);
    assert.deepEqual(at("global█_defs {\n}\n"), ["/keepalived.conf"]);
    assert.deepEqual(at("include no█ne.conf\n"), ["/keepalived.conf"]);
  });

  it("tells who includes a file, from every root", () => {
    assert.deepEqual(inclusions("/common.inc", includedBy), [
      "/conf.d/a.conf: /conf.d/a.conf 2 ../common.inc",
      "/keepalived.conf: /keepalived.conf 2 common.inc",
      "/other.conf: /other.conf 1 common.inc, /other.conf 2 common.inc",
    ]);
    assert.deepEqual(inclusions("/keepalived.conf", includedBy), []);
  });

  it("tells what a file includes", () => {
    assert.deepEqual(inclusions("/keepalived.conf", includedIn), [
      "/conf.d/a.conf: /keepalived.conf 1 conf.d/*.conf",
      "/conf.d/b.conf: /keepalived.conf 1 conf.d/*.conf",
      "/common.inc: /keepalived.conf 2 common.inc",
    ]);
    assert.deepEqual(inclusions("/common.inc", includedIn), []);
  });
});

describe("workspace symbols", () => {
  const symbols = (query: string): readonly string[] => {
    const { workspace } = world(cluster);
    const all = Object.keys(cluster)
      .map((path) => workspace.host.read(path))
      .filter((file): file is SourceFile => typeof file !== "string");
    return workspaceSymbols(query, all, () => workspace).map(
      ({ name, detail, whole }) => `${whole.file.uri} ${detail} ${name}`,
    );
  };

  it("finds names of all files by some letters", () => {
    assert.deepEqual(symbols("instance vi1"), [
      "/lb01/keepalived.conf vrrp_instance VI_1",
      "/lb02/keepalived.conf vrrp_instance VI_1",
    ]);
    assert.deepEqual(symbols("chk"), [
      "/common/scripts.conf vrrp_script chk_web",
    ]);
    assert.deepEqual(symbols("virtual_server 192"), [
      "/lb01/keepalived.conf virtual_server 192.0.2.100 80",
    ]);
  });

  it("finds everything for no letters, and nothing for others", () => {
    assert.equal(symbols("").length, 4);
    assert.deepEqual(symbols("xyz"), []);
  });
});

describe("selection ranges", () => {
  const ranges = (text: string): readonly string[] => {
    const { file, offset, workspace } = world(text);
    const places = selectionRanges(file, offset, workspace);
    places.forEach((place, index) => {
      const outer = places[index + 1];
      if (outer === undefined) return;
      assert.ok(outer.start <= place.start && place.end <= outer.end);
    });
    return places.map(textOf);
  };

  it("grow from a word to its line, its block and the file", () => {
    const block = "{\n    priority 100\n    state MASTER\n}";
    assert.deepEqual(
      ranges(`# x\nvrrp_instance V ${block.replace("100", "1█00")}\n`),
      [
        "100",
        "priority 100",
        "priority 100\n    state MASTER",
        block,
        `vrrp_instance V ${block}`,
        `# x\nvrrp_instance V ${block}\n`,
      ],
    );
  });

  it("take the content of quotes first", () => {
    assert.deepEqual(
      ranges('vrrp_script chk {\n    script "/bin/a█ b"\n}\n').slice(0, 3),
      ["/bin/a b", '"/bin/a b"', 'script "/bin/a b"'],
    );
  });

  it("take the name of a definition first", () => {
    assert.deepEqual(
      ranges("$A=1\nglobal_defs {\n    router_id lb${A█}x\n}\n").slice(0, 4),
      ["A", "${A}", "lb${A}x", "router_id lb${A}x"],
    );
  });

  it("are the whole of a definition on any of its lines", () => {
    const definition =
      "$VI= \\\nvrrp_instance V { \\\n@high priority 130 \\\n    advert_int 1 \\\n}";
    assert.deepEqual(
      ranges(`# x\n${definition.replace("int 1", "int █1")}\n`).slice(-2),
      [definition, `# x\n${definition}\n`],
    );
  });

  it("are the head of a block before the whole of it", () => {
    assert.deepEqual(ranges("vrrp_inst█ance V {\n}\n"), [
      "vrrp_instance",
      "vrrp_instance V",
      "vrrp_instance V {\n}",
      "vrrp_instance V {\n}\n",
    ]);
  });

  it("are a comment, an include, a missing brace, the empty file", () => {
    assert.deepEqual(ranges("# a co█mment\nx\n"), [
      "# a comment",
      "# a comment\nx\n",
    ]);
    assert.deepEqual(ranges("include a█.conf\n"), [
      "include a.conf",
      "include a.conf\n",
    ]);
    assert.deepEqual(ranges("vrrp_instance V {\n    stat█e MASTER\n"), [
      "state",
      "state MASTER",
      "vrrp_instance V {\n    state MASTER",
      "vrrp_instance V {\n    state MASTER\n",
    ]);
    assert.deepEqual(ranges("█"), []);
  });
});

describe("linked editing", () => {
  const linked = (files: Files): readonly string[] | undefined => {
    const { file, offset, workspace } = world(files);
    const found = linkedEditingAt(file, offset, workspace);
    return found?.places.map(
      (place) => `${positionAt(file, place.start).line + 1} ${textOf(place)}`,
    );
  };

  it("changes the uses with the definition while it is typed", () => {
    assert.deepEqual(
      linked("$VI█P=192.0.2.1\nvirtual_server ${VIP} 80 {\n}\n$X=$VIP\n"),
      ["1 VIP", "2 VIP", "4 VIP"],
    );
    assert.deepEqual(
      linked(
        'vrrp_script ch█k {\n}\nvrrp_instance V {\n    track_script { "chk" }\n}\n',
      ),
      ["1 chk", "4 chk"],
    );
  });

  it("changes nothing from where a name is used", () => {
    assert.equal(
      linked("$VIP=192.0.2.1\nvirtual_server $VI█P 80 {\n}\n"),
      undefined,
    );
  });

  it("changes nothing where a name is defined twice, or not used", () => {
    assert.equal(linked("$A█=1\n$A=2\nx $A\n"), undefined);
    assert.equal(linked("$A█=1\n"), undefined);
  });

  it("changes nothing where another file has the name too", () => {
    assert.equal(
      linked({
        "/keepalived.conf": "$A█=1\nx $A\ninclude b.conf\n",
        "/b.conf": "y $A\n",
      }),
      undefined,
    );
  });
});

/** The cluster with the cursor in the first occurrence of a text in a file. */
function marked(path: keyof typeof cluster, text: string): Files {
  const at = cluster[path].indexOf(text) + 1;
  return {
    ...cluster,
    [path]: `${cluster[path].slice(0, at)}█${cluster[path].slice(at)}`,
  };
}

function references(files: Files): {
  readonly definitions: readonly string[];
  readonly references: readonly string[];
} {
  const { file, offset, workspace } = world(files);
  const found = referencesAt(file, offset, workspace);
  return {
    definitions: found.definitions.map(show),
    references: found.references.map(show),
  };
}

function definitions(files: Files): readonly string[] {
  const { file, offset, workspace } = world(files);
  return definitionAt(file, offset, workspace).map(({ to }) => show(to));
}

function show(place: Place): string {
  const { file, start } = place;
  return `${file.uri} ${positionAt(file, start).line + 1} ${textOf(place)}`;
}
