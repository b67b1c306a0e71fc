import assert from "node:assert/strict";
import { evaluate } from "../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../grammar/schema/schema.ts";
import { positionAt } from "../../grammar/syntax/line-index.ts";
import { sourceFile, type Place } from "../../grammar/syntax/source-file.ts";
import { walk } from "../../grammar/syntax/tree.ts";
import {
  askDaemonOfMany,
  daemonMissing,
  daemonVersion,
  type DaemonMessage,
  type DaemonVerdict,
  type Question,
} from "../harness/daemon.ts";
import { lint } from "../harness/lint.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import { isReportedBy } from "../../server/src/rules/rule.ts";
import { machineRules, meantSpots } from "./differences.ts";
import { afterReading, type LanguageCase } from "./language/case.ts";
import { languageCases } from "./language/cases.ts";

/*
 * How keepalived reads a configuration, statement by statement: the first line that the daemon names is the one of the
 * case, and the engine names it too, once. What only follows from a mistake is not compared. Where a case says which
 * words are read, the daemon quotes these in its messages, and they are in the engine's tree.
 */
const missing = daemonMissing();

describe("conformance of the language", () => {
  for (const [topic, cases] of Object.entries(languageCases))
    describe(topic, () => {
      for (const each of cases)
        it(`engine: ${each.name}`, () => tryEngine(each));
      if (missing === undefined) askDaemonOf(cases);
    });
});

function tryEngine(each: LanguageCase): void {
  for (const [release, spots] of [
    ["2.2.7", each.lines],
    ["2.4.3", each.newer ?? each.lines],
  ] as const) {
    const named = spotsNamed(each, release);
    const [first] = spots;
    if (first === undefined) assert.deepEqual(named, [], release);
    else if (first === afterReading || each.reads !== undefined)
      assert.notEqual(named.length, 0, release);
    else
      assert.equal(
        named.filter((spot) => spot === String(first)).length,
        1,
        `${release} names ${named.join(", ")}`,
      );
  }
  if (each.reads !== undefined)
    assert.deepEqual(
      wordsRead(each).map(({ text }) => text),
      each.reads,
    );
}

function askDaemonOf(cases: readonly LanguageCase[]): void {
  const asked = cases.filter(({ unasked }) => unasked === undefined);
  let verdicts: readonly DaemonVerdict[] | undefined;
  const verdictOf = (index: number): DaemonVerdict => {
    verdicts ??= askDaemonOfMany(asked.map(questionOf));
    return verdicts[index] ?? assert.fail();
  };
  for (const [index, each] of asked.entries())
    it(`keepalived ${daemonVersion()}: ${each.name}`, () => {
      const { messages } = verdictOf(index);
      assert.deepEqual(
        firstSpot(messages),
        spotMeant(each),
        messages.map(({ text }) => text).join("; "),
      );
      if (each.reads !== undefined)
        assert.deepEqual(quoted(messages), wordsRead(each));
    });
}

function questionOf({
  text,
  files,
  configId,
  executable,
}: LanguageCase): Question {
  return {
    files: { "keepalived.conf": text, ...files },
    ...(configId === undefined ? {} : { configId }),
    ...(executable === undefined ? {} : { executable }),
  };
}

/** Where the daemon finds something first. */
function spotMeant({ name, lines: [first] }: LanguageCase): string | undefined {
  const meant = meantSpots[name];
  if (meant !== undefined) return meant.spot;
  return first === undefined ? undefined : String(first);
}

/** The first line that the daemon names; "after reading" where it speaks of none. */
function firstSpot(messages: readonly DaemonMessage[]): string | undefined {
  const first = messages.find(({ line }) => line !== undefined);
  if (first !== undefined) return spotOf(first);
  return messages.length === 0 ? undefined : afterReading;
}

function spotOf({ file, line }: DaemonMessage): string {
  return file === undefined ? String(line) : `${baseName(file)}:${line}`;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

interface Quoted {
  readonly spot: string;
  readonly text: string;
}

/** What the daemon says that it has read. */
function quoted(messages: readonly DaemonMessage[]): readonly Quoted[] {
  return messages.flatMap((message) => {
    const match =
      /unknown state '(.*)', defaulting|parsed invalid IP (.*)\. skipping|vrrp_mcast_group4 \[(.*)\]\. Skipping/s.exec(
        message.text,
      );
    const groups: readonly (string | undefined)[] = match?.slice(1) ?? [];
    const text = groups.find((each) => each !== undefined);
    return text === undefined ? [] : [{ spot: spotOf(message), text }];
  });
}

/** The same of the engine: states, addresses and groups that are none. */
function wordsRead({ text, files, configId }: LanguageCase): readonly Quoted[] {
  const root = sourceFile("keepalived.conf", text);
  const { statements } = evaluate(root, memoryHost(files ?? {}), {
    vocabulary,
    configId: configId ?? "conformance",
    target: "2.2.7",
  });
  const found: Quoted[] = [];
  walk(statements, ({ path, words: [keyword, value] }) => {
    const word =
      path === "vrrp_instance/virtual_ipaddress"
        ? keyword
        : quotedParameters.includes(`${path}/${keyword.text}`)
          ? value
          : undefined;
    if (word !== undefined && !isFine.test(word.text))
      found.push({ spot: spotAt(word), text: word.text });
  });
  return found;
}

const quotedParameters = [
  "vrrp_instance/state",
  "global_defs/vrrp_mcast_group4",
];

/** What the daemon takes without a word. */
const isFine = /^(?:MASTER|BACKUP|192\.0\.2\.\d+(?:\/24)?)$/;

/** Where the engine finds errors that the daemon reports too. */
function spotsNamed(
  { text, files, configId, executable = [] }: LanguageCase,
  release: string,
): readonly string[] {
  return lint(
    { "keepalived.conf": text, ...files },
    {
      settings: { target: release },
      configId: configId ?? "conformance",
      executable,
    },
  )
    .filter(
      ({ rule }) =>
        isReportedBy(rule, release) && !machineRules.includes(rule.id),
    )
    .map(spotAt);
}

function spotAt({ file, start }: Place): string {
  const line = positionAt(file, start).line + 1;
  return file.uri === "keepalived.conf"
    ? String(line)
    : `${baseName(file.uri)}:${line}`;
}
