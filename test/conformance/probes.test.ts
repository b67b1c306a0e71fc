import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { positionAt } from "../../grammar/syntax/line-index.ts";
import { nodeHost, openDisk } from "../../server/src/cli/node-host.ts";
import { analyse } from "../../server/src/engine/analyse.ts";
import type { Diagnostic } from "../../server/src/engine/diagnostic.ts";
import { defaultSettings } from "../../server/src/engine/settings.ts";
import { isReportedBy } from "../../server/src/rules/rule.ts";
import { contradiction } from "./exit-codes.ts";
import { machineRules, meantProbes } from "./differences.ts";

/*
 * Small configurations, each of which asks keepalived one question, with what two releases said: the engine says that
 * something is wrong where the daemon prints a message, what it says fits the exit code, and its first line is the first
 * that the daemon names. Runs
 * where KEEPALIVED_CORPUS names a collection of configurations with the probes beside it. With MISSES=1 the
 * disagreements are listed.
 */
interface Probe {
  readonly name: string;
  readonly version: string;
  readonly options: readonly string[];
  readonly exit: number;
  readonly messages: readonly string[];
}

const corpus = process.env.KEEPALIVED_CORPUS;
const folder = join(corpus ?? "", "../reference/probes");
const here = corpus !== undefined && existsSync(join(folder, "results.json"));

describe(`conformance of probes${here ? "" : " (KEEPALIVED_CORPUS names no collection with probes beside it)"}`, () => {
  if (!here) return;
  const probes = JSON.parse(
    readFileSync(join(folder, "results.json"), "utf8"),
  ) as readonly Probe[];
  const releases = [...new Set(probes.map(({ version }) => version))];

  for (const release of releases)
    it(`${release}: verdict and first line agree in at least 97 %`, () => {
      const asked = probes.filter(
        ({ version, name }) =>
          version === release && existsSync(join(folder, `${name}.conf`)),
      );
      // Which interfaces and scripts exist is a matter of the machine.
      const judged = asked.filter(
        ({ options, messages }) =>
          !options.includes("-n") &&
          !messages.some((text) => ofMachine.test(text)),
      );
      const misses = judged
        .map((probe) => ({ probe, differs: difference(probe) }))
        .filter(({ differs }) => differs !== undefined);
      const open = misses.filter(
        ({ probe }) => meantProbes[probe.name] === undefined,
      );
      if (process.env.MISSES !== undefined)
        for (const { probe, differs } of misses)
          console.log(
            `        ${probe.name}: ${differs ?? ""}${meantProbes[probe.name] === undefined ? "" : " (meant)"}`,
          );
      const share = 1 - misses.length / judged.length;
      console.log(
        `      ${release}: ${judged.length} probes, ${(100 * share).toFixed(1)} % agree; ${misses.length - open.length} differ on purpose, ${open.length} otherwise`,
      );
      assert.deepEqual(
        open.map(({ probe }) => probe.name),
        [],
      );
      assert.ok(share >= 0.97);
    });
});

/** Users, scripts, and folders outside of what can be looked at. */
const ofMachine =
  /SECURITY VIOLATION|uid\/gid|Config files missing '\/nonexistent\//;

/** What differs, in words; undefined where engine and daemon agree. */
function difference(probe: Probe): string | undefined {
  const { exit, version } = probe;
  const contradicts =
    exit < 100 && contradiction(exit, findingsOf(probe), version);
  if (contradicts) return contradicts;
  const spoken = spokenOf(probe);
  const said = [
    ...new Set(spoken.map(({ rule }) => rule.id)),
    ...new Set(spoken.map(lineOf)),
  ].join(" ");
  if (probe.messages.length === 0 && probe.exit === 0)
    return spoken.length === 0 ? undefined : `only here: ${said}`;
  if (spoken.length === 0)
    return `only keepalived: ${probe.messages[0] ?? probe.exit}`;
  const first = firstLine(probe);
  // Messages without a line may be about any line.
  const free = probe.messages.some((text) => !named.test(text));
  const own = spoken.map(lineOf).slice(0, free ? undefined : 1);
  return first === undefined || own.some((line) => line.endsWith(first))
    ? undefined
    : `${said}; keepalived: ${first}`;
}

const named = /^\((?:([^():]+): )?Line (\d+)\)/;

function firstLine({ name, messages }: Probe): string | undefined {
  for (const text of messages) {
    const [, file = `${name}.conf`, line] = named.exec(text) ?? [];
    // Included files are named as seen from the folder of the file that includes them.
    if (line !== undefined) return `/${file}:${line}`;
  }
  return undefined;
}

function findingsOf({ name, options, version }: Probe): readonly Diagnostic[] {
  const host = nodeHost(openDisk());
  const file = host.read(pathToFileURL(join(folder, `${name}.conf`)).href);
  assert.ok(typeof file !== "string");
  const configId = options[options.indexOf("-c") + 1];
  return analyse({
    roots: [
      {
        file,
        configId:
          options.includes("-c") && configId !== undefined
            ? configId
            : "ka-oracle",
      },
    ],
    host,
    settings: { ...defaultSettings, target: version },
  }).diagnostics;
}

/**
 * What the daemon reports too. A keyword that is swallowed it does not, but what is missing then, which the engine does
 * not tell beside its cause.
 */
function spokenOf(probe: Probe): readonly Diagnostic[] {
  const all = findingsOf(probe);
  const reported = all.filter(
    ({ rule }) =>
      isReportedBy(rule, probe.version) && !machineRules.includes(rule.id),
  );
  return reported.length > 0 || probe.messages.length === 0
    ? reported
    : all.filter(({ rule }) => rule.id === "swallowed-keyword");
}

function lineOf({ file, start }: Diagnostic): string {
  const base = pathToFileURL(`${folder}/`).href;
  return `/${file.uri.replace(base, "")}:${positionAt(file, start).line + 1}`;
}
