import assert from "node:assert/strict";
import { Ajv } from "ajv";
import { parse } from "jsonc-parser";
import schema from "../../schemas/keepalived-lsp.schema.json" with { type: "json" };
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import { positionAt } from "../../grammar/syntax/line-index.ts";
import { readProjectFile } from "../../server/src/engine/project-file.ts";
import { rules } from "../../server/src/rules/registry.gen.ts";
import { clean, inFolder, wrong } from "./call.ts";

const read = (text: string): ReturnType<typeof readProjectFile> =>
  readProjectFile(
    sourceFile("file:///site/.keepalived-lsp.json", text),
    (path) => `file://${path}`,
  );

const problems = (text: string): readonly string[] =>
  read(text).problems.map((each) => {
    const { line, character } = positionAt(each.file, each.start);
    return `${line + 1}:${character + 1} ${each.message}`;
  });

/** What editors make of the same text. */
const validate = new Ajv({ strict: false }).compile(schema);

describe("the project file", () => {
  it("says nodes, settings and paths", () => {
    const text = `{
      // the release on all hosts
      "keepalivedVersion": "2.2.7",
      "rules": { "vrid-mismatch": "warning" },
      "guessClusters": false,
      "format": { "indent": "tab", "alignValues": true },
      "paths": { "/etc/keepalived/": "files/keepalived" },
      "ignore": ["**/*.bak"],
      "clusters": [ { "name": "web", "nodes": [
        { "name": "lb01", "config": "lb01/keepalived.conf", "configId": "one", "addresses": ["192.0.2.11"],
          "macs": ["52:54:00:00:00:11"], "paths": { "/etc/keepalived": "lb01" } },
        { "config": "./lb02/../lb02.conf" },
      ] } ]
    }`;
    const { project, settings, ignore, folder, problems } = read(text);
    assert.deepEqual(problems, []);
    assert.ok(validate(parse(text)), JSON.stringify(validate.errors));
    assert.equal(folder, "/site");
    assert.deepEqual(ignore, ["**/*.bak"]);
    assert.deepEqual(settings, {
      target: "2.2.7",
      rules: { "vrid-mismatch": "warning" },
      guessClusters: false,
      format: { indent: "tab", alignValues: true },
    });
    assert.deepEqual(project.paths, [
      { host: "/etc/keepalived", local: "/site/files/keepalived" },
    ]);
    assert.deepEqual(project.clusters, [
      {
        name: "web",
        nodes: [
          {
            name: "lb01",
            uri: "file:///site/lb01/keepalived.conf",
            configId: "one",
            addresses: ["192.0.2.11"],
            macs: ["52:54:00:00:00:11"],
            paths: [{ host: "/etc/keepalived", local: "/site/lb01" }],
          },
          {
            name: "./lb02/../lb02.conf",
            uri: "file:///site/lb02.conf",
            addresses: [],
            macs: [],
            paths: [],
          },
        ],
      },
    ]);
  });

  it("may set every rule, and name its schema", () => {
    const text = JSON.stringify({
      $schema:
        "./node_modules/keepalived-lsp/schemas/keepalived-lsp.schema.json",
      rules: Object.fromEntries(
        rules.map(({ id, severity }) => [id, severity]),
      ),
    });
    assert.deepEqual(problems(text), []);
    assert.ok(validate(parse(text)), JSON.stringify(validate.errors));
  });

  it("may be empty", () => {
    assert.deepEqual(problems(""), []);
    assert.deepEqual(problems("{}"), []);
  });

  for (const [text, said] of [
    ['{ "rule": {} }', '1:3 unknown key "rule", did you mean "rules"?'],
    ['{ "nonsense": 1 }', '1:3 unknown key "nonsense"'],
    [
      '{ "rules": { "vrid-missmatch": "off" } }',
      '1:14 unknown rule "vrid-missmatch", did you mean "vrid-mismatch"?',
    ],
    [
      '{ "rules": { "vrid-mismatch": "on" } }',
      '1:31 must be one of "off", "hint", "info", "warning", "error"',
    ],
    [
      '{ "keepalivedVersion": "latest" }',
      '1:24 "latest" is no release of keepalived, such as "2.2.7"',
    ],
    ['{ "keepalivedVersion": 2 }', "1:24 must be a text"],
    ['{ "ignore": "x" }', "1:13 must be a list [ ... ]"],
    ['{ "clusters": [ { "name": "web" } ] }', '1:17 "nodes" is missing'],
    [
      '{\n  "clusters": [ { "nodes": [ { "confg": "x" } ] } ] }',
      '2:32 unknown key "confg", did you mean "config"?',
    ],
    [
      '{ "clusters": [ { "nodes": [ {} ] } ] }',
      `1:30 "config" is missing: the node's keepalived.conf`,
    ],
    [
      '{ "paths": { "etc": "x" } }',
      '1:14 "etc" is no absolute path of the host',
    ],
    ["[]", "1:1 must be an object { ... }"],
    ['{ "guessClusters": "no" }', "1:20 must be true or false"],
  ] as const)
    it(`tells ${said}, and so does its schema`, () => {
      assert.equal(problems(text)[0], said);
      assert.equal(validate(parse(text)), false);
    });

  it("tells what is no JSON", () => {
    assert.deepEqual(problems('{ "ignore" []\n}'), [
      "1:12 JSON: Colon expected",
    ]);
  });

  it("ends a call with its mistakes, each with its place", () =>
    inFolder(
      {
        ".keepalived-lsp.json":
          '{\n  "rules": { "x": "off" },\n  "ignored": []\n}',
        "lb01/keepalived.conf": clean,
      },
      async (folder) => {
        const { status, stdout, stderr } = await folder.call(
          ["lint", "keepalived.conf"],
          { cwd: "lb01" },
        );
        assert.deepEqual({ status, stdout }, { status: 2, stdout: "" });
        assert.match(
          stderr,
          /\.keepalived-lsp\.json:2:14: unknown rule "x"\n.*\.keepalived-lsp\.json:3:3: unknown key "ignored", did you mean "ignore"\?\n$/,
        );
        assert.equal((await folder.call(["lint", "--no-config"])).status, 0);
      },
    ));

  it("is named by --config, too", () =>
    inFolder(
      {
        "settings/site.json":
          '{ "rules": { "keyword-split-by-space": "warning" } }',
        "keepalived.conf": wrong,
      },
      async (folder) => {
        assert.equal(
          (await folder.call(["lint", "--config", "settings/site.json"]))
            .status,
          0,
        );
        assert.equal((await folder.call(["lint"])).status, 1);
      },
    ));

  it("maps paths of the hosts, of the node before the project's", () =>
    inFolder(
      {
        ".keepalived-lsp.json": `{ "paths": { "/etc/keepalived": "common" },
          "clusters": [ { "nodes": [ { "config": "lb01.conf", "paths": { "/etc/keepalived/conf.d": "lb01.d" } } ] } ] }`,
        "lb01.conf": `${clean}include /etc/keepalived/conf.d/*.inc\ninclude /etc/keepalived/all.inc\n`,
        "lb01.d/a.inc": "one_wrong_word\n",
        "common/all.inc": "other_wrong_word\n",
        "common/conf.d/a.inc": "never_read\n",
      },
      async (folder) => {
        const { stdout } = await folder.call(["lint", "lb01.conf"]);
        assert.match(stdout, /lb01\.d\/a\.inc:1:1/);
        assert.match(stdout, /common\/all\.inc:1:1/);
        assert.doesNotMatch(stdout, /never_read/);
      },
    ));

  it("gives two nodes of one root file each the files that are its own", () =>
    inFolder(
      {
        ".keepalived-lsp.json": `{ "clusters": [ { "nodes": [
          { "name": "lb01", "config": "keepalived.conf", "paths": { "/etc/keepalived": "lb01" } },
          { "name": "lb02", "config": "keepalived.conf", "paths": { "/etc/keepalived": "lb02" } } ] } ] }`,
        "keepalived.conf": `include /etc/keepalived/node.conf\n${clean}`,
        "lb01/node.conf": "global_defs {\n    router_id lb01\n}\n",
        "lb02/node.conf": "global_defs {\n    router_id lb02\n    bad\n}\n",
      },
      async (folder) => {
        const { stdout } = await folder.call(["lint", "keepalived.conf"]);
        assert.match(stdout, /--> lb02\/node\.conf:3:5/);
        assert.doesNotMatch(stdout, /lb01\/node\.conf/);
        const dumped = async (id: string): Promise<string> =>
          (await folder.call(["dump", "keepalived.conf", "-i", id])).stdout;
        assert.match(await dumped("lb01"), /router_id lb01/);
        assert.match(await dumped("lb02"), /router_id lb02/);
        const { stdout: all } = await folder.call(["dump", "keepalived.conf"]);
        assert.match(
          all,
          /for lb01\n[^]*router_id lb01[^]*for lb02\n[^]*router_id lb02/,
        );
        await folder.call(["format", "."]);
        assert.match(folder.read("lb02/node.conf"), /^ {4}bad$/m);
      },
    ));

  it("knows the node that -i names", () =>
    inFolder(
      {
        ".keepalived-lsp.json": `{ "clusters": [ { "nodes": [
          { "name": "left", "config": "keepalived.conf", "configId": "lb01", "addresses": ["192.0.2.11"] },
          { "name": "right", "config": "keepalived.conf", "configId": "lb02", "addresses": ["192.0.2.12"] } ] } ] }`,
        "keepalived.conf": clean.replace(
          "    priority 100",
          "    @lb01 priority 100\n    @lb02 priority 50",
        ),
      },
      async (folder) => {
        const { stdout } = await folder.call(["doctor", "-i", "lb02"]);
        assert.match(
          stdout,
          /^ {2}right: keepalived\.conf, -i lb02\n.*\n {4}own addresses: 192\.0\.2\.12 \(the project file\)/m,
        );
        assert.doesNotMatch(stdout, /left|192\.0\.2\.11/);
      },
    ));

  it("leaves files and folders out", () =>
    inFolder(
      {
        ".keepalived-lsp.json": '{ "ignore": ["old/", "**/*.bak.conf"] }',
        "keepalived.conf": clean,
        "old/keepalived.conf": wrong,
        "lb/keepalived/one.bak.conf": wrong,
      },
      async (folder) => {
        assert.deepEqual(await folder.call(["lint"]), {
          status: 0,
          stdout: "No problems in 1 file.\n",
          stderr: "",
        });
      },
    ));
});
