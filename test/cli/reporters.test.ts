import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { version } from "../../package.json";
import { formats } from "../../server/src/cli/reporters/reporters.ts";
import { clean, inFolder, type Answer, type Folder } from "./call.ts";
import { assertSnapshot } from "./snapshot.ts";

/* Two nodes that differ, a fix, a place in another file, all severities, and a name that needs care. */
const one = `vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 61
    priority 100
    garp master_delay 10
    unicast_src_ip 192.0.2.11
    unicast_peer {
        192.0.2.12
    }
    virtual_ipaddress {
        192.0.2.100/24
        192.0.2.101
    }
}
`;
const files = {
  "lb01.conf": one,
  "b: 100%, ü.conf": one
    .replace(
      /192.0.2.1([12])$/gm,
      (_, digit) => `192.0.2.1${digit === "1" ? 2 : 1}`,
    )
    .replace("garp master", "garp_master")
    .replace("router_id 61", "router_id 62")
    .replace("state MASTER", "state MASTER\n    nopreempt"),
};

const read = (name: string): string =>
  readFileSync(`test/schemas/${name}`, "utf8");

async function report(
  format: string,
  folder: Folder,
  ...options: readonly string[]
): Promise<Answer> {
  const answer = await folder.call([
    "lint",
    `--format=${format}`,
    ...options,
    ...Object.keys(files),
  ]);
  return { ...answer, stdout: comparable(answer.stdout, folder) };
}

/** Without what differs between machines and releases, and without the pages of the rules. */
function comparable(text: string, { path }: Folder): string {
  return text
    .replaceAll(pathToFileURL(path).href, "file:///folder")
    .replaceAll(`ersion": "${version}"`, 'ersion": "1.2.3"')
    .replace(
      /"(fullDescription|help)": \{\n(?: +"(?:text|markdown)": .*\n)+ +\}/g,
      '"$1": { "text": "" }',
    );
}

const extensions = {
  text: "txt",
  json: "json",
  sarif: "sarif",
  github: "txt",
  junit: "xml",
};

describe("reporters", () => {
  for (const format of formats)
    it(`write ${format}`, () =>
      inFolder(files, async (folder) => {
        const { status, stdout, stderr } = await report(format, folder);
        assert.deepEqual({ status, stderr }, { status: 1, stderr: "" });
        assertSnapshot(`report-${format}.${extensions[format]}`, stdout);
      }));

  for (const format of formats)
    it(`write ${format} where nothing is wrong`, () =>
      inFolder({ "keepalived.conf": clean }, async (folder) => {
        const { status, stdout } = await folder.call([
          "lint",
          `--format=${format}`,
        ]);
        assert.equal(status, 0);
        assertSnapshot(
          `clean-${format}.${extensions[format]}`,
          comparable(stdout, folder),
        );
      }));

  it("write to the file that is named, and sum up on standard error", () =>
    inFolder(files, async (folder) => {
      const { stdout } = await folder.call(["lint", "--format=json", "."]);
      const answer = await folder.call(
        ["lint", "--format=json", "--output-file", "report.json", "."],
        { isTTY: true, env: { NO_COLOR: "1" } },
      );
      assert.equal(answer.status, 1);
      assert.equal(answer.stdout, "");
      assert.match(answer.stderr, /^Found \d+ errors?, .* in 2 files/);
      assert.equal(folder.read("report.json"), stdout);
      assert.deepEqual(
        await folder.call(["lint", "--output-file", "no/where.txt", "."]),
        {
          status: 2,
          stdout: "",
          stderr: `keepalived-lsp: --output-file no/where.txt can't be written: ENOENT: no such file or directory, open '${folder.path}/no/where.txt'\n`,
        },
      );
    }));
});

describe("the SARIF report", () => {
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(read("sarif-schema-2.1.0.json")));

  interface Log {
    readonly runs: readonly {
      readonly results: readonly {
        readonly ruleId: string;
        readonly partialFingerprints: Readonly<Record<string, string>>;
      }[];
    }[];
  }
  const fingerprints = (text: string): readonly string[] =>
    (JSON.parse(text) as Log).runs.flatMap(({ results }) =>
      results.map(
        ({ ruleId, partialFingerprints }) =>
          `${ruleId} ${Object.values(partialFingerprints).join()}`,
      ),
    );

  it("is what the published schema asks for, with and without failures", () =>
    inFolder(files, async (folder) => {
      const { stdout } = await folder.call(["lint", "--format=sarif"]);
      assert.match(stdout, /"markdown": "# /);
      assert.ok(
        validate(JSON.parse(stdout)),
        JSON.stringify(validate.errors, undefined, 2),
      );
      const failing = await report("sarif", folder, "nowhere.conf");
      assert.equal(failing.status, 2);
      assert.match(failing.stdout, /"text": "nowhere.conf: no such file/);
      assert.ok(validate(JSON.parse(failing.stdout)));
      assert.equal(validate({ version: "2.1.0", runs: [{}] }), false);
    }));

  it("gives a finding the same fingerprint after lines have moved", () =>
    inFolder(files, async (folder) => {
      const before = fingerprints((await report("sarif", folder)).stdout);
      assert.ok(before.length >= 3);
      assert.equal(new Set(before).size, before.length);
      folder.write(
        "lb01.conf",
        `! lb01\n\nglobal_defs {\n    router_id lb01\n}\n\n${one.replaceAll("    ", "\t")}`,
      );
      const after = fingerprints((await report("sarif", folder)).stdout);
      assert.deepEqual(
        before.filter((each) => !after.includes(each)),
        [],
      );
    }));
});

describe("the JUnit report", () => {
  for (const schema of ["junit-ant.xsd", "junit-jenkins.xsd"])
    it(`is what ${schema} asks for`, () =>
      inFolder(files, async (folder) => {
        const xsd = XmlDocument.fromString(read(schema));
        const validator = XsdValidator.fromDoc(xsd);
        const validate = (text: string): void =>
          validator.validate(XmlDocument.fromString(text));
        validate((await report("junit", folder)).stdout);
        validate((await report("junit", folder, "nowhere.conf")).stdout);
        assert.throws(() => validate("<testsuites><test/></testsuites>"));
      }));

  it("survives characters that XML has not", () =>
    inFolder(
      { "keepalived.conf": `${clean}bad\u0001word\u001b "<&>\n` },
      async (folder) => {
        const { stdout } = await folder.call(["lint", "--format=junit"]);
        assert.equal(XmlDocument.fromString(stdout).root.name, "testsuites");
      },
    ));

  it("is XML whatever names and words are", () => {
    const controls = [...Array(0xa0).keys()]
      .filter((each) => each > 0 && !/\s/.test(String.fromCharCode(each)))
      .map((each) => `w${String.fromCharCode(each)} 1`);
    const words = [
      ...["]]>", "<!--", "&#0;", "&nothing;", "<![CDATA[", "'\"<x y='z'/>"],
      ...["\ufffe", "\uffff", "\u{1ffff}", "\u2028", "\ufeff"],
    ].map((each) => `w${each} 1`);
    const text = `${clean}${[...controls, ...words].join("\n")}\n`;
    return inFolder(
      { "]]><!--&#1;'\".conf": text, "keepalived.conf": text },
      async (folder) => {
        const { stdout } = await folder.call(["lint", "--format=junit", "."]);
        const { root } = XmlDocument.fromString(stdout);
        assert.equal(root.find("testsuite").length, 2);
        const failures = root.find("testsuite/testcase/failure");
        for (const word of ["w]]>", "w<", "w&", "w&nothing;"])
          assert.ok(
            failures.some(({ content }) => content.includes(`"${word}"`)),
            word,
          );
      },
    );
  });
});

describe("statistics", () => {
  it("follow the report", () =>
    inFolder(files, async (folder) => {
      const { stdout } = await report("text", folder, "--statistics");
      const [, table = ""] = stdout.split(/^Found .*\n/m);
      assertSnapshot("statistics.txt", table);
      const json = await report("json", folder, "--statistics");
      assert.equal(json.stderr, table);
      assert.equal(
        json.stdout,
        readFileSync("test/fixtures/cli/report-json.json", "utf8"),
      );
    }));
});
