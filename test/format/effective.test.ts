import assert from "node:assert/strict";
import { evaluate } from "../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../grammar/schema/schema.ts";
import { positionAt } from "../../grammar/syntax/line-index.ts";
import type { Place, SourceFile } from "../../grammar/syntax/source-file.ts";
import {
  effectiveText,
  type EffectiveText,
} from "../../server/src/format/effective.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import { readingsOf, structure } from "../harness/reading.ts";
import { allConfigurations } from "../harness/texts.ts";

describe("the effective configuration as text", () => {
  it("has definitions replaced, conditions applied, includes in their place, and says where each line is from", () => {
    assert.equal(
      dump(
        {
          "/keepalived.conf": `$IF=eth0
vrrp_instance VI_1 {
    @lb01 state MASTER
    @lb02 state BACKUP
    interface   $IF  # the uplink
    include vips.conf
}
`,
          "/vips.conf": `virtual_ipaddress {
192.0.2.1/24 dev $IF
}
`,
        },
        "lb01",
      ).text,
      `vrrp_instance VI_1 {           # keepalived.conf:2
    state MASTER               # keepalived.conf:3
    interface eth0             # keepalived.conf:5
    virtual_ipaddress {        # vips.conf:1
        192.0.2.1/24 dev eth0  # vips.conf:2
    }                          # vips.conf:3
}                              # keepalived.conf:7
`,
    );
  });

  it("has sequences unrolled, one statement a line", () => {
    assert.equal(
      dump("vrrp_sync_group G { group {\n~SEQ(n, 2) VI_$n\n} }\n").text,
      `vrrp_sync_group G {  # keepalived.conf:1
    group {          # keepalived.conf:1
        VI_1         # keepalived.conf:2
        VI_2         # keepalived.conf:2
    }                # keepalived.conf:3
}                    # keepalived.conf:3
`,
    );
  });

  it("has a blank line between blocks, which comes from nowhere", () => {
    const { text, origins } = dump("a {\n}\nb {\n}\n");
    assert.deepEqual(text.split("\n")[2], "");
    assert.deepEqual(origins.map(lineOf), [1, 2, 0, 3, 4]);
  });

  it("keeps quotes, and the blanks of commands that are split as a shell would", () => {
    const text = `vrrp_script "check it" {
    script "/bin/check  'a  b'"
}

vrrp_instance VI_1 {
    notify_master '/bin/x  y'
}
`;
    assert.equal(plain(text), text);
  });

  it("keeps what is glued together where a definition or a sequence made the line", () => {
    const made = (text: string): string => plain(`$D=x\n$E=y "z"\n${text}\n`);
    const command = `"/bin/$D '\\"s p\\"' $D b"`;
    assert.equal(
      made(`notify ${command} $D`),
      `notify ${command.replaceAll("$D", "x")} x\n`,
    );
    assert.equal(made("notify '\\\"${D}s p\"'"), "notify '\\\"xs p\"'\n");
    assert.equal(made('notify "a"${D}'), 'notify "a"x\n');
    assert.equal(made('state   "a"  $D'), 'state "a" x\n');
    assert.equal(made("state ${E}"), 'state y "z"\n');
    assert.equal(
      made('~SEQ(n, 2) notify "/bin/x \'\\"s ${n}\\"\'" $D'),
      `notify "/bin/x '\\"s 1\\"'" x\nnotify "/bin/x '\\"s 2\\"'" x\n`,
    );
    assert.equal(plain("notify '\\# \\\"a\"'\n"), "notify '\\# \\\"a\"'\n");
  });

  it("puts the origin above a line that can't have a comment", () => {
    const text = 'global_defs {\n    router_id "a\\" b"\n}\n';
    assert.match(dump(text).text, /^# keepalived.conf:2\n {4}router_id/m);
    const long = `global_defs {\n    router_id ${"x".repeat(1000)}\n}\n`;
    assert.match(dump(long).text, /^# keepalived.conf:2\n {4}router_id x+$/m);
  });

  it("quotes what would be obeyed at the start of a line but is a keyword here", () => {
    assert.match(dump("@^a @b state MASTER\n").text, /^"@b" state MASTER /);
  });

  it("leaves broken blocks as broken as they are", () => {
    const text =
      "vrrp_instance A {\n    state MASTER\nvrrp_instance B {\n    state BACKUP\n}\n";
    assert.equal(plain(text), text);
  });

  it("is read like what it was made from, whatever that is", () => {
    for (const { name, text, files } of allConfigurations())
      for (const configuration of readingsOf(text, files)) {
        const made = dumpOf(configuration).text;
        const again = readingsOf(made).find(
          ({ configId }) => configId === undefined,
        );
        assert.ok(again !== undefined);
        // Quotes may come to a keyword that would be obeyed without them.
        assert.equal(
          structure(again.statements, false),
          structure(configuration.statements, false),
          `${name} (${configuration.configId ?? "any id"})`,
        );
      }
  });

  it("has an origin for every line", () => {
    const { text, origins } = dump("@x a\nglobal_defs {\nrouter_id a\n}\n");
    assert.equal(text.split("\n").length - 1, origins.length);
    assert.deepEqual(origins.map(lineOf), [2, 3, 4]);
  });
});

function dump(
  files: string | Readonly<Record<string, string>>,
  configId?: string,
): EffectiveText {
  const host = memoryHost(
    typeof files === "string" ? { "/keepalived.conf": files } : files,
  );
  const root = host.read("/keepalived.conf") as SourceFile;
  return dumpOf(
    evaluate(root, host, {
      vocabulary,
      ...(configId === undefined ? {} : { configId }),
    }),
  );
}

function dumpOf(
  configuration: Parameters<typeof effectiveText>[0],
): EffectiveText {
  return effectiveText(configuration, {
    comment: (origin) => `${origin.file.uri.slice(1)}:${lineOf(origin)}`,
  });
}

function plain(text: string): string {
  const [configuration] = readingsOf(text);
  return configuration === undefined ? "" : effectiveText(configuration).text;
}

function lineOf(place: Place | undefined): number {
  return place === undefined ? 0 : positionAt(place.file, place.start).line + 1;
}
