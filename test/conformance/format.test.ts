import assert from "node:assert/strict";
import { evaluate } from "../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../grammar/schema/schema.ts";
import { parseVersion } from "../../grammar/schema/versions.ts";
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import { effectiveText } from "../../server/src/format/effective.ts";
import { applied, format } from "../../server/src/format/format.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import {
  askDaemon,
  askDaemonOfMany,
  daemonMissing,
  daemonVersion,
  type DaemonMessage,
  type DaemonVerdict,
} from "../harness/daemon.ts";
import { allConfigurations } from "../harness/texts.ts";
import { languageCases } from "./language/cases.ts";

/*
 * The daemon says the same of a text and of what is made of it: its formatted form, and its effective configuration.
 * Line numbers aside, for these move.
 */
const missing = daemonMissing();

describe("conformance of what is written", () => {
  if (missing !== undefined) return;

  const texts = sample();
  const target = parseVersion(daemonVersion());
  const before = lazily(() => askDaemonOfMany([...texts.values()]));

  it(`formatted: the daemon says the same of ${texts.size} texts`, () => {
    compare(texts, before(), (text) => {
      const file = sourceFile("", text);
      const options = { indent: 2, alignValues: true } as const;
      return applied(file, format(file, options).edits);
    });
  });

  it(`effective: the daemon says the same of these texts`, () => {
    compare(texts, before(), (text) => {
      const configuration = evaluate(sourceFile("", text), memoryHost({}), {
        vocabulary,
        configId: "conformance",
        ...(target === undefined ? {} : { target }),
      });
      // What keepalived reports and drops before it reads a line is not in the effective text.
      if (configuration.problems.some(({ rule }) => lost.has(rule)))
        return text;
      const comment = (): string => "from here";
      return effectiveText(configuration, { comment }).text;
    });
  });
});

describe("conformance of files for two nodes", () => {
  if (missing !== undefined) return;

  it("a block whose every line has a condition, braces too, is there for one id alone", () => {
    const instance = (name: string, id: number): readonly string[] => [
      `vrrp_instance ${name} {`,
      "    state BACKUP",
      "    interface eth0",
      `    virtual_router_id ${id}`,
      "    priority 100",
      "    virtual_ipaddress {",
      `        192.0.2.${id}/24`,
      "    }",
      "}",
    ];
    const twice = [...instance("VI_1", 1), ...instance("VI_2", 1)].join("\n");
    assert.notDeepEqual(askDaemon({ "a.conf": twice }).messages, []);
    const one = instance("VI_1", 1).map((line) => `@lb01 ${line}`);
    const other = instance("VI_2", 1).map((line) =>
      line.replace(/^ */, "$&@lb02 "),
    );
    const text = [...one, ...other, ...instance("VI_3", 3)].join("\n");
    for (const id of ["lb01", "lb02", "lb03"])
      assert.deepEqual(askDaemon({ "a.conf": text }, id).messages, [], id);
  });
});

/** The language cases of one file, and every fifth of all other texts. */
function sample(): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { name, text, files, configId } of Object.values(
    languageCases,
  ).flat())
    if (files === undefined && configId === undefined) texts.set(name, text);
  let count = 0;
  for (const { name, text, files } of allConfigurations()) {
    count += 1;
    if (count % 5 === 0 && Object.keys(files).length < 2) texts.set(name, text);
  }
  return texts;
}

function compare(
  texts: ReadonlyMap<string, string>,
  before: readonly DaemonVerdict[],
  make: (text: string) => string,
): void {
  const made = [...texts.values()].map(make);
  const after = askDaemonOfMany(made);
  const different = [...texts.keys()].flatMap((name, index) => {
    const verdict = before[index];
    if (verdict === undefined || !isComparable(verdict)) return [];
    const one = said(verdict);
    const other = said(after[index]);
    return one === other ? [] : [`${name}\n${one}\n---\n${other}`];
  });
  assert.deepEqual(different, []);
}

/**
 * Not if the daemon never ended, or stopped at an include that has no place in an effective configuration, or an interface that only a definition names is not there, or (2.2.7) a backslash at
 * the end of a comment is taken for a keyword: an effective configuration has no comments of its files.
 */
function isComparable({ exit, messages }: DaemonVerdict): boolean {
  return (
    exit < 124 &&
    !(exit === 6 && messages.every(isMissing)) &&
    !messages.some(
      ({ text }) =>
        text.startsWith("Non-existent interface") ||
        // where an include that goes round ends: an effective configuration has no includes
        text.includes("(Too many open files)") ||
        text === "Unknown keyword '\\'",
    )
  );
}

const lost = new Set([
  "unterminated-quote",
  "invalid-sequence",
  "line-too-long",
  "invalid-character",
]);

/** Without includes that are not there, which have no place in an effective configuration, and folders of the run. */
function said(verdict: DaemonVerdict | undefined): string {
  const messages = (verdict?.messages ?? [])
    .map(({ text }) =>
      text
        .replace(/keepalived-conformance-\w+/g, "folder")
        // of `virtual_server fwmark 0` it names an address that it never wrote: whatever stood in its memory
        .replace(/^(Virtual server )\[[^]*\](?=:\w+:0: zero port)/, "$1"),
    )
    .filter((text) => !isMissing({ text }));
  return [`exit ${verdict?.exit ?? ""}`, ...new Set(messages)]
    .sort()
    .join("\n");
}

function isMissing({ text }: Pick<DaemonMessage, "text">): boolean {
  return text.startsWith("Config files missing");
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
