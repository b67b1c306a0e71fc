import assert from "node:assert/strict";
import {
  docOf,
  docsOf,
  factsOf,
  markdownOf,
  valueDocOf,
} from "../../grammar/schema/describe.ts";
import { valueDocs } from "../../grammar/schema/docs/values.ts";
import {
  blockPaths,
  keywordsOf,
  lineFormatOf,
  pathsOf,
} from "../../grammar/schema/schema.ts";
import { syntaxOf } from "../../grammar/schema/syntax-line.ts";
import { problemsOf, show, syntaxProblemsOf, wrap } from "./check-text.ts";

const described = blockPaths().map((path) => {
  const head = lineFormatOf(path)?.head;
  return {
    path,
    keywords: [...keywordsOf(path), ...(head === undefined ? [] : [head])],
  };
});

describe("docs of keywords", () => {
  for (const { path, keywords } of described)
    it(`say something about everything in ${path === "" ? "the root" : path}`, () => {
      for (const { name, removedIn } of keywords) {
        const doc = docOf(path, name);
        if (removedIn !== undefined) continue;
        assert.ok(doc, `${name} has no doc`);
        assert.doesNotMatch(doc.summary, /\.$/, name);
      }
    });

  it("show how everything is written that takes a parameter or opens a block", () => {
    const without = described.flatMap(({ path, keywords }) =>
      keywords
        .filter(
          ({ args, opens, removedIn, role }) =>
            (args.length > 0 || opens !== "none") &&
            removedIn === undefined &&
            role !== "without-effect",
        )
        .filter(({ name }) => docOf(path, name)?.example === undefined)
        .map(({ name }) => `${path}/${name}`),
    );
    assert.deepEqual(without, []);
  });

  it("name where in keepalived the facts are from", () => {
    for (const { path, keywords } of described)
      for (const { name, source, removedIn } of keywords)
        assert.ok(
          removedIn !== undefined || source !== undefined,
          `${path}/${name}`,
        );
  });

  it("have nothing that is no keyword", () => {
    const docs = new Map(
      described.flatMap(({ path }) =>
        docsOf(path).map((each) => [each, [] as string[]] as const),
      ),
    );
    for (const { path, keywords } of described)
      for (const each of docsOf(path))
        docs.get(each)?.push(...keywords.map(({ name }) => name));
    for (const [each, names] of docs)
      assert.deepEqual(
        Object.keys(each).filter((name) => !names.includes(name)),
        [],
      );
  });

  for (const { path, keywords } of described.filter(
    (each) => each.path !== "*",
  ))
    it(`have good examples for ${path === "" ? "the root" : path}`, () => {
      // The rest of a route is shown as a whole line.
      const block = path.replace(/\/(?:nexthop|encap)$/, "");
      for (const { name } of keywords) {
        const example = docOf(path, name)?.example;
        if (example === undefined) continue;
        const text = wrap(block, example);
        const found = problemsOf(text).filter(
          ({ rule, statement }) =>
            // What the example does not show may be missing around it, and old words are shown as they are.
            !(rule === "missing-keyword" && statement.path !== block) &&
            rule !== "deprecated-keyword" &&
            rule !== "outdated-keyword",
        );
        assert.deepEqual(found.map(show), [], `${name}:\n${text}`);
        assert.deepEqual(syntaxProblemsOf(text), [], `${name}:\n${text}`);
      }
    });

  it("explain only words that a keyword knows", () => {
    for (const keyword of Object.keys(valueDocs)) {
      const known = described
        .flatMap(({ keywords }) => keywords)
        .some(({ name }) => name === keyword);
      assert.ok(known || pathsOf(keyword).length > 0, keyword);
    }
    assert.match(valueDocOf("lb_kind", "DR") ?? "", /MAC/);
    assert.equal(valueDocOf("lb_kind", "constructor"), undefined);
  });
});

describe("a keyword's page", () => {
  it("shows syntax, docs, facts and an example", () => {
    const page = markdownOf("vrrp_instance", "priority") ?? "";
    assert.match(page, /priority <1-255>/);
    assert.match(page, /\*\*Range\*\*: 1 to 255/);
    assert.match(page, /Example:/);
    assert.equal(markdownOf("vrrp_instance", "no_such_keyword"), undefined);
  });

  it("can be written for everything", () => {
    for (const { path, keywords } of described)
      for (const keyword of keywords) {
        assert.notEqual(syntaxOf(keyword), "", `${path} ${keyword.name}`);
        for (const { label, value } of factsOf(keyword))
          assert.doesNotMatch(`${label} ${value}`, /NaN|\[object/);
      }
  });

  const lines: readonly (readonly [string, string, string])[] = [
    [
      "vrrp_instance",
      "notify_master",
      'notify_master "<command>" [user [group]]',
    ],
    ["vrrp_instance", "state", "state MASTER|BACKUP"],
    ["vrrp_instance", "smtp_alert", "smtp_alert [true|false]"],
    ["", "vrrp_instance", "vrrp_instance <name> { ... }"],
    [
      "vrrp_instance/track_script",
      "weight",
      "weight <-253..253> [reverse|noreverse]",
    ],
    [
      "virtual_server",
      "real_server",
      "real_server <address> [<1-65535>] { ... }",
    ],
  ];
  for (const [path, name, expected] of lines)
    it(`is headed "${expected}"`, () => {
      const keyword = keywordsOf(path).find((each) => each.name === name);
      assert.ok(keyword);
      assert.equal(syntaxOf(keyword), expected);
    });
});
