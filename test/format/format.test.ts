import assert from "node:assert/strict";
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import { fragmentPath } from "../../server/src/engine/fragments.ts";
import { applied, format } from "../../server/src/format/format.ts";
import {
  defaultFormat,
  type FormatOptions,
} from "../../server/src/format/options.ts";
import { commentsOf, reading, readingsOf } from "../harness/reading.ts";
import { allConfigurations } from "../harness/texts.ts";

describe("formatting", () => {
  const examples: readonly {
    readonly does: string;
    readonly from: string;
    readonly to: string;
    readonly options?: Partial<FormatOptions>;
  }[] = [
    {
      does: "indents by blocks and leaves one blank between words",
      from: `vrrp_instance  VI_1{
state	MASTER
  virtual_ipaddress  {
192.0.2.1/24   dev eth0
}
      }
`,
      to: `vrrp_instance VI_1 {
    state MASTER
    virtual_ipaddress {
        192.0.2.1/24 dev eth0
    }
}
`,
    },
    {
      does: "indents by tabs, or by as many blanks as wanted",
      options: { indent: "tab" },
      from: "global_defs {\n  router_id a\n}\n",
      to: "global_defs {\n\trouter_id a\n}\n",
    },
    {
      does: "puts the opening brace behind the head and the closing one on a line of its own",
      from: `vrrp_instance VI_1
{
    track_script { check }
    authentication { auth_type PASS } }
`,
      to: `vrrp_instance VI_1 {
    track_script {
        check
    }
    authentication {
        auth_type PASS
    }
}
`,
    },
    {
      does: "keeps comments and blank lines",
      from: `! first

vrrp_instance VI_1   # main
{


  # about the state
  state MASTER   # here
}   # end`,
      to: `! first

vrrp_instance VI_1 {   # main


    # about the state
    state MASTER   # here
}   # end
`,
    },
    {
      does: "keeps comments in one column that stand in one column",
      from: `global_defs {
  router_id   a        # name
  vrrp_version 3       # both
                       # families
  script_user root # and this
}
`,
      to: `global_defs {
    router_id a          # name
    vrrp_version 3       # both
                         # families
    script_user root # and this
}
`,
    },
    {
      does: "leaves lines that were commented out in the first column, where they are",
      from: "global_defs {\n  router_id a\n#  vrrp_version 3\n  # why\n  script_user root\n}\n",
      to: "global_defs {\n    router_id a\n#  vrrp_version 3\n    # why\n    script_user root\n}\n",
    },
    {
      does: "aligns the values of statements that follow each other, if wanted",
      options: { alignValues: true },
      from: `vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 61
    nopreempt
    @lb01 priority 150
    @lb02 priority 100

    advert_int 1
    virtual_ipaddress {
        192.0.2.1 dev eth0
        192.0.2.100 dev eth0
    }
}
`,
      to: `vrrp_instance VI_1 {
    state             MASTER
    interface         eth0
    virtual_router_id 61
    nopreempt
    @lb01 priority 150
    @lb02 priority 100

    advert_int 1
    virtual_ipaddress {
        192.0.2.1 dev eth0
        192.0.2.100 dev eth0
    }
}
`,
    },
    {
      does: "knows the blocks of each node where heads have conditions",
      from: `@lb01 vrrp_instance VI_1 {
@lb02   vrrp_instance VI_2 {
state MASTER
@lb01 priority 100
}
`,
      to: `@lb01 vrrp_instance VI_1 {
@lb02 vrrp_instance VI_2 {
    state MASTER
    @lb01 priority 100
}
`,
    },
    {
      does: "keeps definitions of several lines, sequences and patterns of includes to the letter",
      from: `$BLOCK=vrrp_instance VI_$N {  \\
  state   BACKUP  \\
 }
  ~SEQ(N,  2)   $BLOCK
  include   conf.d/*.conf  # all
`,
      to: `$BLOCK=vrrp_instance VI_$N {  \\
  state   BACKUP  \\
 }
~SEQ(N,  2)   $BLOCK
include conf.d/*.conf  # all
`,
    },
    {
      does: "keeps what is quoted, and blanks that a shell would count",
      from: `vrrp_instance VI_1 {
notify_master   "/bin/x  y"  root
notify_backup  '/bin/x  y'   root
notify_fault "/bin/x \\"a  b\\""   root
}
`,
      to: `vrrp_instance VI_1 {
    notify_master "/bin/x  y" root
    notify_backup  '/bin/x  y'   root
    notify_fault "/bin/x \\"a  b\\""   root
}
`,
    },
    {
      does: "keeps a line whole if a comment silences a rule for it",
      from: "a { b } # keepalived-lsp-disable-line x -- y\n",
      to: "a { b } # keepalived-lsp-disable-line x -- y\n",
    },
    {
      does: "does not divide lines in which something is replaced",
      from: "$X=1\nglobal_defs {\n@a  router_id a\nvrrp_version $X }\n",
      to: "$X=1\nglobal_defs {\n    @a router_id a\n    vrrp_version $X }\n",
    },
    {
      does: "keeps the line ends of Windows",
      from: "global_defs { router_id a\r\n}",
      to: "global_defs {\r\n    router_id a\r\n}\r\n",
    },
    {
      does: "takes blanks from the ends of lines",
      from: "global_defs {   \n   \n router_id a\t\n}  \n",
      to: "global_defs {\n\n    router_id a\n}\n",
    },
  ];

  for (const { does, from, to, options } of examples)
    it(does, () => {
      assert.equal(formatted(from, options), to);
      assert.equal(formatted(to, options), to);
    });

  it("has room for a column as long as a file can be", () => {
    const lines = 150_000;
    const block = (line: string): string =>
      `vrrp_instance A {\n${line.repeat(lines)}}\n`;
    assert.equal(
      formatted(block("priority  100 # x\n"), { alignValues: true }),
      block("    priority 100 # x\n"),
    );
  });

  it("leaves a block with a brace missing as it is, says so, and formats the rest", () => {
    const broken = "vrrp_instance A {\nstate   MASTER\n";
    const file = sourceFile(
      "",
      `${broken}vrrp_instance B {\nstate   BACKUP\n}\n`,
    );
    const { edits, left } = format(file, defaultFormat);
    assert.equal(
      applied(file, edits),
      `${broken}vrrp_instance B {\n    state BACKUP\n}\n`,
    );
    assert.deepEqual(left, [{ first: 0, last: 1, reason: "braces" }]);
  });

  it("changes only the lines that a range touches", () => {
    const text = "global_defs {\nrouter_id   a\nvrrp_version   3\n}\n";
    const file = sourceFile("", text);
    const at = text.indexOf("vrrp");
    const range = { start: at, end: at + 3 };
    assert.equal(
      applied(file, format(file, defaultFormat, "", range).edits),
      "global_defs {\nrouter_id   a\n    vrrp_version 3\n}\n",
    );
  });

  it("never makes a line longer than keepalived reads", () => {
    const text = `global_defs {\nrouter_id ${"x".repeat(1012)}\n}\n`;
    assert.equal(formatted(text), text);
  });
});

describe("formatting, whatever the text", () => {
  const choices: readonly (Partial<FormatOptions> & {
    readonly eol?: "\r\n";
  })[] = [{ indent: 2, alignValues: true }, { indent: "tab" }, { eol: "\r\n" }];

  it("changes nothing that keepalived reads, no comment, and is done after one time", () => {
    let texts = 0;
    for (const { name, text, files } of allConfigurations()) {
      texts += 1;
      const before = readingsOf(text, files).map(reading);
      for (const { eol, ...options } of [
        {},
        choices[texts % choices.length] ?? {},
      ]) {
        const own = eol === undefined ? text : text.replaceAll(/\r?\n/g, eol);
        const file = sourceFile("", own);
        const all = { ...defaultFormat, ...options };
        const result = format(file, all, fragmentPath(file));
        const after = applied(file, result.edits);
        assert.deepEqual(readingsOf(after, files).map(reading), before, name);
        assert.deepEqual(commentsOf(after), commentsOf(own), name);
        assert.equal(formatted(after, options), after, `${name}: twice`);
      }
    }
  });
});

describe("formatting half a text", () => {
  it("changes nothing that keepalived reads, whatever line is missing", () => {
    let turn = 0;
    for (const { name, text, files } of allConfigurations()) {
      const lines = text.split("\n");
      turn += 1;
      for (const missing of [turn * 7, turn * 13]) {
        const at = missing % lines.length;
        const broken = lines.toSpliced(at, 1).join("\n");
        const before = readingsOf(broken, files).map(reading);
        const after = formatted(broken);
        const where = `${name} without line ${at + 1}`;
        assert.deepEqual(readingsOf(after, files).map(reading), before, where);
        assert.deepEqual(commentsOf(after), commentsOf(broken), where);
        assert.equal(formatted(after), after, `${where}: twice`);
      }
    }
  });
});

function formatted(text: string, options: Partial<FormatOptions> = {}): string {
  const file = sourceFile("", text);
  const { edits } = format(
    file,
    { ...defaultFormat, ...options },
    fragmentPath(file),
  );
  return applied(file, edits);
}
