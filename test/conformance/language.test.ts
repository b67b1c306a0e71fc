import assert from "node:assert/strict";
import { evaluate } from "../../grammar/evaluation/evaluate.ts";
import { compareVersions } from "../../grammar/schema/versions.ts";
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
import type { Diagnostic } from "../../server/src/engine/diagnostic.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import { isReportedBy } from "../../server/src/rules/rule.ts";
import { machineRules, meantSpots } from "./differences.ts";
import { contradiction } from "./exit-codes.ts";
import { afterReading, type LanguageCase } from "./language/case.ts";
import { languageCases } from "./language/cases.ts";
import { rulesFor } from "./language/kinds.ts";

/*
 * How keepalived reads a configuration, statement by statement: the first line that the daemon names is the one of the
 * case, and the engine names it too, once; the exit code fits what the engine says. What only follows from a mistake is not compared. Where a case says which
 * words are read, the daemon quotes these in its messages, and they are in the engine's tree.
 */
const missing = daemonMissing();
const isNewer =
  missing === undefined && compareVersions(daemonVersion(), "2.4.0") >= 0;

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
    const named = findingsOf(each, release).map(({ spot }) => spot);
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
      wordsRead(each, "2.2.7").map(({ text }) => text),
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
      const verdict = verdictOf(index);
      const { exit, messages } = verdict;
      assert.deepEqual(
        firstSpot(messages),
        spotMeant(each),
        messages.map(({ text }) => text).join("; "),
      );
      if (each.reads !== undefined && !isReadAsMeant(each))
        assert.deepEqual(quoted(messages), wordsRead(each, daemonVersion()));
      if (each.exit !== undefined) assert.equal(exit, each.exit);
      if (meantSpots[each.name] === undefined) compareFindings(each, verdict);
      if (isComparable(each) && !isOfMachine(verdict)) compareExit(each, exit);
    });
}

/** What 2.4 no longer reads is named, and read as it is meant all the same. */
function isReadAsMeant(each: LanguageCase): boolean {
  return (
    isNewer &&
    (meantSpots[each.name]?.newer !== undefined ||
      findingsOf(each, daemonVersion()).some(
        ({ rule }) => rule === "directive-from-definition",
      ))
  );
}

/** Whether engine and daemon are not meant to differ in that something is wrong. */
function isComparable(each: LanguageCase): boolean {
  return (
    meantSpots[each.name] === undefined ||
    (each.lines.length > 0 && spotMeant(each) !== undefined)
  );
}

/** Whether 2.4.3, which says more of scripts and files that are not there, says nothing else. */
function isOfMachine({ messages }: DaemonVerdict): boolean {
  return isNewer && messages.length === 0;
}

/** What the engine says fits the daemon's exit code. */
function compareExit(each: LanguageCase, exit: number): void {
  const release = daemonVersion();
  const said = diagnosticsOf(each, release);
  assert.equal(contradiction(exit, said, release), undefined);
}

/** The engine means the same by its first finding, and has none where the daemon has nothing to say. */
function compareFindings(
  each: LanguageCase,
  { exit, messages }: DaemonVerdict,
): void {
  const found = findingsOf(each, daemonVersion());
  const first =
    messages.find(({ line }) => line !== undefined) ?? messages.at(0);
  if (first === undefined) return;
  const meant = rulesFor(first.text) ?? assert.fail(`no kind: ${first.text}`);
  const there = found.filter(
    ({ spot }) => first.line === undefined || spot === spotOf(first),
  );
  assert.ok(
    there.some(({ rule }) => meant.includes(rule)),
    `${first.text}: ${there.map(({ rule }) => rule).join(", ")}`,
  );
  // Where a parameter is missing or an include fails the daemon reads no further.
  if (exit === 2 || exit === 6) return;
  const named = messages.map(spotOf);
  if (named.includes(nowhere)) return;
  assert.deepEqual(
    found.filter(({ spot }) => !named.includes(spot)),
    [],
  );
}

function questionOf({
  text,
  files,
  configId,
  failing,
}: LanguageCase): Question {
  return {
    files: { "keepalived.conf": text, ...files },
    ...(configId === undefined ? {} : { configId }),
    ...(failing === undefined ? {} : { failing }),
  };
}

/** Where the daemon finds something first. */
function spotMeant({ name, lines, newer }: LanguageCase): string | undefined {
  const meant = meantSpots[name];
  if (meant !== undefined)
    return isNewer && "newer" in meant ? meant.newer : meant.spot;
  const [first] = isNewer ? (newer ?? lines) : lines;
  return first === undefined ? undefined : String(first);
}

/** The first line that the daemon names; "after reading" where it speaks of none. */
function firstSpot(messages: readonly DaemonMessage[]): string | undefined {
  const first = messages.find(({ line }) => line !== undefined);
  if (first !== undefined) return spotOf(first);
  return messages.length === 0 ? undefined : afterReading;
}

function spotOf({ file, line }: DaemonMessage): string {
  if (line === undefined) return nowhere;
  return file === undefined ? String(line) : `${baseName(file)}:${line}`;
}

const nowhere = "no line";

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
function wordsRead(
  { text, files, configId }: LanguageCase,
  target: string,
): readonly Quoted[] {
  const root = sourceFile("keepalived.conf", text);
  const { statements } = evaluate(root, memoryHost(files ?? {}), {
    vocabulary,
    configId: configId ?? "conformance",
    target,
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
function findingsOf(
  each: LanguageCase,
  release: string,
): readonly { readonly spot: string; readonly rule: string }[] {
  return diagnosticsOf(each, release)
    .filter(
      ({ rule }) =>
        isReportedBy(rule, release) && !machineRules.includes(rule.id),
    )
    .map((finding) => ({ spot: spotAt(finding), rule: finding.rule.id }));
}

function diagnosticsOf(
  { text, files, configId, failing = {} }: LanguageCase,
  release: string,
): readonly Diagnostic[] {
  return lint(
    { "keepalived.conf": text, ...files },
    {
      settings: { target: release },
      configId: configId ?? "conformance",
      failing,
    },
  );
}

function spotAt({ file, start }: Place): string {
  const line = positionAt(file, start).line + 1;
  return file.uri === "keepalived.conf"
    ? String(line)
    : `${baseName(file.uri)}:${line}`;
}
