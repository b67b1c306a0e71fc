import assert from "node:assert/strict";
import {
  evaluate,
  type Configuration,
} from "../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../grammar/schema/schema.ts";
import type { SourceFile } from "../../grammar/syntax/source-file.ts";
import { walk } from "../../grammar/syntax/tree.ts";
import { namesOf } from "../../server/src/features/names.ts";
import { prepareRename, renameAt } from "../../server/src/features/rename.ts";
import {
  configurationsWith,
  subjectAt,
} from "../../server/src/features/subject.ts";
import { rules } from "../../server/src/rules/registry.gen.ts";
import { filesOf } from "../harness/lint.ts";
import { world } from "./world.ts";

type Files = Parameters<typeof world>[0];

describe("rename", () => {
  it("changes a script's name where it is defined and tracked, and nothing else", () => {
    assert.deepEqual(
      renamed(
        "vrrp_script chk {\n    script /bin/chk\n}\nvrrp_instance chk {\n    track_script {\n        c█hk weight 2\n    }\n}\n",
        "check_web",
      ),
      "vrrp_script check_web {\n    script /bin/chk\n}\nvrrp_instance chk {\n    track_script {\n        check_web weight 2\n    }\n}\n",
    );
  });

  const kinds: readonly (readonly [what: string, text: string])[] = [
    [
      "an instance",
      "vrrp_instance OLD {\n}\nvrrp_sync_group G {\n    group { OLD█ }\n}\nglobal_defs {\n    lvs_sync_daemon eth0 inst OLD id 1\n}\n",
    ],
    ["a sync group", "vrrp_sync_group █OLD {\n}\n"],
    [
      "a track file, by both names of its block",
      "vrrp_track_file OLD {\n}\nvrrp_instance V {\n    track_file { OLD }\n}\nvirtual_server 192.0.2.1 80 {\n    real_server 192.0.2.2 80 {\n        FILE_CHECK { track_file O█LD }\n    }\n}\n",
    ],
    [
      "a track process",
      "vrrp_track_process OLD {\n}\nvrrp_instance V {\n    track_process { OL█D }\n}\n",
    ],
    [
      "a virtual server group",
      "virtual_server_group OLD {\n    192.0.2.1 80\n}\nvirtual_server group O█LD {\n}\n",
    ],
    [
      "a BFD instance",
      "bfd_instance OLD {\n}\nvrrp_instance V {\n    track_bfd { █OLD }\n}\n",
    ],
    [
      "a definition, with and without braces, in values and sequences too",
      '$OLD=192.0.2\n$NET=${OLD}.0/24\n# $OLD\n~SEQ(I, 1, $OLD) x $OLD $I\nglobal_defs {\n    @nobody router_id "${O█LD}.1" $OLDER\n}\n',
    ],
    [
      "a name in quotes",
      'vrrp_script "OLD" {\n}\nvrrp_instance V {\n    track_script { "OL█D" }\n}\n',
    ],
  ];
  for (const [what, text] of kinds)
    it(`renames ${what}`, () => {
      const wanted = text
        .replace("█", "")
        .replace(/OLD(?!ER)/g, "NEW")
        .replace("# $NEW", "# $OLD");
      assert.equal(renamed(text, "NEW"), wanted);
    });

  it("goes through all files, also those of other nodes that share one", () => {
    const files = {
      "/lb01/keepalived.conf":
        "include ../common.conf\nvrrp_instance VI_1 {\n    track_script { c█hk }\n}\n",
      "/lb02/keepalived.conf":
        "include ../common.conf\nvrrp_instance VI_1 {\n    track_script { chk }\n}\n",
      "/common.conf": "vrrp_script chk {\n}\n",
      "/lb03/keepalived.conf": "vrrp_script chk {\n}\n",
    };
    assert.deepEqual(changed(files, "web"), {
      "/lb01/keepalived.conf":
        "include ../common.conf\nvrrp_instance VI_1 {\n    track_script { web }\n}\n",
      "/lb02/keepalived.conf":
        "include ../common.conf\nvrrp_instance VI_1 {\n    track_script { web }\n}\n",
      "/common.conf": "vrrp_script web {\n}\n",
      "/lb03/keepalived.conf": "vrrp_script chk {\n}\n",
    });
  });

  it("leaves the same name of another node alone, where only something else is shared", () => {
    const files = {
      "/lb01.conf": "include common.conf\nvrrp_instance V█I_1 {\n}\n",
      "/lb02.conf": "include common.conf\nvrrp_instance VI_1 {\n}\n",
      "/common.conf": "global_defs {\n}\n",
    };
    assert.equal(
      changed(files, "web")["/lb02.conf"],
      "include common.conf\nvrrp_instance VI_1 {\n}\n",
    );
  });

  it("renames for all nodes of one file", () => {
    assert.equal(
      renamed(
        "@lb01 vrrp_instance VI {\n@lb02 vrrp_instance V█I {\n}\n@lb01 vrrp_sync_group G {\n@lb01 group { VI }\n@lb01 }\n",
        "web",
      ),
      "@lb01 vrrp_instance web {\n@lb02 vrrp_instance web {\n}\n@lb01 vrrp_sync_group G {\n@lb01 group { web }\n@lb01 }\n",
    );
  });

  it("does nothing where the name stays the same", () => {
    assert.deepEqual(edits("vrrp_script c█hk {\n}\n", "chk"), []);
  });

  it("tells the editor what will be replaced: the name alone", () => {
    assert.equal(target('vrrp_script "c█hk" {\n}\n'), "chk");
    assert.equal(
      target("$IFACE=eth0\nvrrp_instance V {\n    interface ${IF█ACE}\n}\n"),
      "IFACE",
    );
  });
});

describe("rename refuses", () => {
  const refusals: readonly (readonly [
    what: string,
    files: Files,
    reason: RegExp,
  ])[] = [
    [
      "a keyword",
      "vrrp_instance V {\n    prio█rity 100\n}\n",
      /^priority is a keyword/,
    ],
    [
      "a value",
      "vrrp_instance V {\n    priority 1█00\n}\n",
      /^"100" is no name/,
    ],
    [
      "an interface",
      "vrrp_instance V {\n    interface et█h0\n}\n",
      /^"eth0" is an interface/,
    ],
    [
      "an address",
      "vrrp_instance V {\n    virtual_ipaddress { 192.0.2█.1 }\n}\n",
      /^"192\.0\.2\.1" is an address/,
    ],
    [
      "a name that is not defined",
      "vrrp_instance V {\n    track_script { c█hk }\n}\n",
      /^"chk" is not defined in this configuration$/,
    ],
    [
      "a name that a sequence makes",
      "~SEQ(N, 1, 3) vrrp_script chk_$N { }\nvrrp_instance V {\n    track_script { chk█_2 }\n}\n",
      /^"chk_2" is made from chk_\$N in keepalived\.conf line 1/,
    ],
    [
      "a name that a definition makes",
      "$WEB=chk\nvrrp_script ${WEB}_1 {\n}\nvrrp_instance V {\n    track_script { chk█_1 }\n}\n",
      /^"chk_1" is made from \$\{WEB\}_1 in keepalived\.conf line 2/,
    ],
    [
      "the counter of a sequence",
      "~SEQ(N, 1, 3) vrrp_script chk_$█N {\n",
      /^\$N stands for the values of the sequence in keepalived\.conf line 1/,
    ],
    [
      "what keepalived defines",
      "global_defs {\n    router_id ${_INST█ANCE}\n}\n",
      /^\$_INSTANCE is defined by keepalived/,
    ],
    [
      "a configuration id",
      "@lb█01 global_defs {\n}\n",
      /^@lb01 is a configuration id/,
    ],
    ["the path of an include", "include a█.conf\n", /^An include names files/],
  ];
  for (const [what, files, reason] of refusals)
    it(what, () => {
      const { file, offset, workspace } = world(files);
      const prepared = prepareRename(file, offset, workspace);
      assert.ok(prepared !== undefined && "refusal" in prepared);
      assert.match(prepared.refusal, reason);
      const answer = renameAt(file, offset, "new_name", workspace);
      assert.ok("refusal" in answer);
      assert.equal(answer.refusal, prepared.refusal);
    });

  it("a name that a file that can't be read may define", () => {
    const { file, offset, workspace } = world(
      "include /etc/scripts.conf\nvrrp_instance V {\n    track_script { c█hk }\n}\n",
    );
    const blind = { ...workspace.host, match: () => undefined };
    const configuration = evaluate(file, blind, { vocabulary });
    assert.deepEqual(
      prepareRename(file, offset, {
        ...workspace,
        configurationsOf: () => [configuration],
      }),
      {
        refusal:
          '"chk" is not defined in the files that can be read: it may be in /etc/scripts.conf',
      },
    );
  });

  it("what stands outside of the folders that are open", () => {
    const { file, offset, workspace } = world({
      "/project/keepalived.conf":
        "include /etc/scripts.conf\nvrrp_instance V {\n    track_script { c█hk }\n}\n",
      "/etc/scripts.conf": "vrrp_script chk {\n}\n",
    });
    const prepared = prepareRename(file, offset, {
      ...workspace,
      isOurs: (uri) => uri.startsWith("/project/"),
    });
    assert.deepEqual(prepared, {
      refusal:
        '"chk" is defined in /etc/scripts.conf, outside of the folders that are open',
    });
  });

  it("nothing where there is no word", () => {
    for (const text of ["█\n", "# com█ment\n", "global_defs {\n    █\n}\n"]) {
      const { file, offset, workspace } = world(text);
      assert.equal(prepareRename(file, offset, workspace), undefined);
    }
  });

  const script = "vrrp_script c█hk {\n}\nvrrp_script web {\n}\n";
  const definition = "$A█=1\n$B=2\n~SEQ(I, 1, 3) x $I\n";
  const names: readonly (readonly [
    text: string,
    name: string,
    reason: RegExp,
  ])[] = [
    [script, "", /can't be empty/],
    [script, "a b", /white space/],
    [script, 'a"b', /has a "/],
    [script, "a{b", /has a \{/],
    [script, "#a", /has a #/],
    [script, "$A", /has a \$/],
    [script, "@lb01", /has a @/],
    [script, "~SEQ(", /has a ~/],
    [script, "42", /is a number/],
    [script, "weight", /is a keyword/],
    [script, "include", /is a keyword/],
    [script, "web", /There is a vrrp_script "web" already/],
    [
      "bfd_instance b█fd {\n}\n",
      "b".repeat(32),
      /too long: a bfd_instance has at most 31 characters/,
    ],
    [definition, "1A", /no name of a definition/],
    [definition, "A-B", /no name of a definition/],
    [definition, "B", /There is a definition \$B already/],
    [definition, "I", /There is a definition \$I already/],
    [definition, "_HASH", /defined by keepalived/],
  ];
  for (const [text, name, reason] of names)
    it(`the new name ${JSON.stringify(name.slice(0, 8))}`, () => {
      const { file, offset, workspace } = world(text);
      const answer = renameAt(file, offset, name, workspace);
      assert.ok("refusal" in answer, JSON.stringify(answer));
      assert.match(answer.refusal, reason);
    });
});

describe("after a rename", () => {
  it("keepalived reads the same but for the name, in every example of the rules", () => {
    let count = 0;
    for (const { id, examples } of rules)
      for (const example of [...examples.bad, ...examples.good]) {
        const files = filesOf(example);
        for (const [path, text] of Object.entries(files))
          for (const offset of placesIn(files, path, text)) {
            count += 1;
            assertSame(files, path, offset, `${id} ${path} ${offset}`);
          }
      }
    assert.ok(count > 300, `only ${count} names`);
  });
});

/** The offsets in a file where something can be renamed. */
function placesIn(
  files: Readonly<Record<string, string>>,
  path: string,
  text: string,
): readonly number[] {
  const { workspace, read } = worldAt(files, path);
  return [...text.matchAll(/[A-Za-z_$][\w$]*/g)]
    .map(({ index }) => index + 1)
    .filter((offset) => {
      const prepared = prepareRename(read(path), offset, workspace);
      return prepared !== undefined && "place" in prepared;
    });
}

function assertSame(
  files: Readonly<Record<string, string>>,
  path: string,
  offset: number,
  where: string,
): void {
  const before = worldAt(files, path);
  const file = before.read(path);
  const found = subjectAt(file, offset, before.workspace);
  assert.ok(found !== undefined, where);
  // As long as the old one: keepalived's lines have a limit.
  const newName = "Z".repeat(found.subject.text.length);
  const edits = renameAt(file, offset, newName, before.workspace);
  assert.ok(!("refusal" in edits), where);
  const sharing = configurationsWith(found.subject, file, before.workspace);
  const after = worldAt(applied(files, edits), path);
  for (const each of Object.keys(files)) {
    const one: readonly Configuration[] = before.workspace.configurationsOf(
      before.read(each),
    );
    const other: readonly Configuration[] = after.workspace.configurationsOf(
      after.read(each),
    );
    const wanted = (configuration: Configuration): readonly string[] =>
      sharing.includes(configuration)
        ? wordsOf(configuration, found.subject, newName)
        : wordsOf(configuration);
    assert.deepEqual(
      other.map((configuration) => wordsOf(configuration)),
      one.map(wanted),
      where,
    );
  }
}

/** The effective words, with another name for one that is named. */
function wordsOf(
  configuration: Configuration,
  subject?: {
    readonly kind: string;
    readonly of: string;
    readonly text: string;
  },
  newName = "",
): readonly string[] {
  const { definitions, references } = namesOf(configuration);
  const named = new Set(
    [...definitions, ...references]
      .filter(({ kind, text }) => kind === subject?.of && text === subject.text)
      .map(({ word }) => word),
  );
  const lines: string[] = [];
  // A definition that this node lacks stays in the words as it is written.
  const isLeft = (text: string): boolean =>
    subject?.kind === "variable" &&
    [`$${subject.text}`, `\${${subject.text}}`].includes(text);
  walk(configuration.statements, ({ words, path }) => {
    const texts = words.map((word) => {
      if (named.has(word)) return newName;
      return isLeft(word.text) && subject !== undefined
        ? word.text.replace(subject.text, newName)
        : word.text;
    });
    lines.push(`${path}: ${texts.join(" ")}`);
  });
  return lines;
}

function worldAt(
  files: Readonly<Record<string, string>>,
  path: string,
): ReturnType<typeof world> & { readonly read: (path: string) => SourceFile } {
  const made = world({ ...files, [path]: files[path] ?? "" });
  const read = (each: string): SourceFile => {
    const file = made.workspace.host.read(each);
    assert.ok(typeof file !== "string", each);
    return file;
  };
  return { ...made, read };
}

function edits(files: Files, newName: string): readonly TextEditOf[] {
  const { file, offset, workspace } = world(files);
  const answer = renameAt(file, offset, newName, workspace);
  assert.ok(!("refusal" in answer), JSON.stringify(answer));
  return answer;
}

type TextEditOf = Exclude<
  ReturnType<typeof renameAt>,
  { readonly refusal: string }
>[number];

function changed(
  files: Readonly<Record<string, string>>,
  newName: string,
): Readonly<Record<string, string>> {
  const plain = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, text.replace("█", "")]),
  );
  return applied(plain, edits(files, newName));
}

function renamed(text: string, newName: string): string {
  return (
    changed({ "/keepalived.conf": text }, newName)["/keepalived.conf"] ?? ""
  );
}

function applied(
  files: Readonly<Record<string, string>>,
  edits: readonly TextEditOf[],
): Readonly<Record<string, string>> {
  const result = { ...files };
  for (const { file, start, end, newText } of edits.toSorted(
    (one, other) => other.start - one.start,
  )) {
    const text = result[file.uri] ?? "";
    result[file.uri] = text.slice(0, start) + newText + text.slice(end);
  }
  return result;
}

function target(text: string): string {
  const { file, offset, workspace } = world(text);
  const prepared = prepareRename(file, offset, workspace);
  assert.ok(prepared !== undefined && "place" in prepared);
  assert.equal(
    file.text.slice(prepared.place.start, prepared.place.end),
    prepared.text,
  );
  return prepared.text;
}
