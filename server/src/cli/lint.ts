/** `keepalived-lsp lint`: from the call to findings, fixes, a report and an exit status. */
import { parseVersion } from "../../../grammar/schema/versions.ts";
import { severities, type Diagnostic } from "../engine/diagnostic.ts";
import { nearest } from "../engine/nearest.ts";
import { severityWords } from "../engine/project-format.ts";
import { defaultSettings, type Settings } from "../engine/settings.ts";
import { rules } from "../rules/registry.gen.ts";
import type { Run } from "./commands.ts";
import { exitCodes, Failure, type Environment } from "./environment.ts";
import { fixProject, showFixes, writeFixes } from "./fix.ts";
import { groupByProject, lintProject, type Linted } from "./lint-project.ts";
import { uriOfPath } from "./node-host.ts";
import type { Arguments } from "./options.ts";
import { openProjects } from "./projects.ts";
import { json } from "./reporters/json.ts";
import { countsOf, type Report, type Reporter } from "./reporters/report.ts";
import { text } from "./reporters/text.ts";
import { collectTargets, type Targets } from "./targets.ts";
import { terminalOf } from "./terminal.ts";

/** One row for each reporter. */
const reporters: Readonly<Record<string, Reporter>> = { text, json };

export const lint: Run = async (given, environment) => {
  const chosen = readSettings(given);
  const mostWarnings = readMostWarnings(given);
  const projects = openProjects(given, environment);
  const targets = await collectTargets(given, environment, projects);
  const groups = groupByProject(targets.roots, projects);
  const failures = [...targets.failures];
  const fixing = given.has("fix") || given.has("fix-dry-run");
  const linted = groups.map((group): Linted => {
    const call = {
      group,
      settings: mergeSettings(group.project?.content.settings, chosen),
      configId: given.value("config-id"),
      targets,
      files: environment.files,
    };
    return fixing ? fixProject(call) : lintProject(call);
  });
  failures.push(...linted.flatMap((each) => each.failures));
  if (given.has("fix-dry-run")) showFixes(linted, targets, given, environment);
  else if (given.has("fix"))
    failures.push(...writeFixes(linted, targets, environment));
  const diagnostics = linted.flatMap((each) => each.diagnostics);
  report(linted, diagnostics, targets, given, environment);
  for (const line of [
    ...targets.notes,
    ...linted.flatMap(({ notes }) => notes),
    ...failures,
  ])
    environment.stderr(`keepalived-lsp: ${line}\n`);
  const { error, warning } = countsOf(diagnostics);
  if (failures.length > 0) return exitCodes.failure;
  return error > 0 || warning > mostWarnings
    ? exitCodes.findings
    : exitCodes.clean;
};

function report(
  linted: readonly Linted[],
  diagnostics: readonly Diagnostic[],
  targets: Targets,
  given: Arguments,
  environment: Environment,
): void {
  const shown = given.has("quiet")
    ? diagnostics.filter(({ severity }) => severity === severities[0])
    : diagnostics;
  const fixes = linted.flatMap(({ fixing }) => fixing ?? []);
  const content: Report = {
    files: linted.flatMap(({ files }) => files),
    diagnostics: shown,
    counts: countsOf(shown),
    fixed:
      fixes.length === 0
        ? undefined
        : {
            count: fixes.reduce((sum, { applied }) => sum + applied.length, 0),
            files: fixes.reduce((sum, { changed }) => sum + changed.size, 0),
            written: !given.has("fix-dry-run"),
          },
    pathOf: targets.pathOf,
    uriOf: uriOfPath,
  };
  const reporter = reporters[given.value("format") ?? "text"] ?? text;
  const written = reporter(content, terminalOf(given, environment));
  // Standard output is the fixed text itself when that was asked for.
  const toStdout = !given.has("fix") || targets.standardInput === undefined;
  (toStdout ? environment.stdout : environment.stderr)(written);
}

/** What the call says about settings. */
function readSettings(given: Arguments): Partial<Settings> {
  const written = given.value("keepalived-version");
  const target = written === undefined ? undefined : parseVersion(written);
  if (written !== undefined && target === undefined)
    throw new Failure(
      `--keepalived-version ${written}: no release of keepalived, such as 2.2.7`,
    );
  const severity = Object.fromEntries(given.values("rule").map(readRule));
  return { ...(target === undefined ? {} : { target }), rules: severity };
}

function readRule(
  written: string,
): readonly [string, (typeof severityWords)[number]] {
  const [id = "", word] = written.split("=", 2);
  const known = rules.map((rule) => rule.id);
  if (!known.includes(id)) {
    const near = nearest(id, known);
    throw new Failure(
      `--rule ${written}: unknown rule "${id}"${near === undefined ? "" : `, did you mean "${near}"?`}`,
    );
  }
  const severity = severityWords.find((each) => each === word);
  if (severity === undefined)
    throw new Failure(
      `--rule ${written}: the severity is one of ${severityWords.join(", ")}`,
    );
  return [id, severity];
}

function readMostWarnings(given: Arguments): number {
  const written = given.value("max-warnings");
  if (written === undefined) return Infinity;
  if (!/^\d+$/.test(written))
    throw new Failure(`--max-warnings ${written}: not a number`);
  return Number(written);
}

function mergeSettings(
  project: Settings | undefined,
  chosen: Partial<Settings>,
): Settings {
  const base = project ?? defaultSettings;
  return { ...base, ...chosen, rules: { ...base.rules, ...chosen.rules } };
}
