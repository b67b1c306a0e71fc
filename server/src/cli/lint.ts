/** `keepalived-lsp lint`: from the call to findings, fixes, a report and an exit status. */
import { closeSync, constants, openSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { severities, type Diagnostic } from "../engine/diagnostic.ts";
import type { Run } from "./commands.ts";
import { exitCodes, Failure, say, type Environment } from "./environment.ts";
import { findIncluders } from "./includers.ts";
import { groupByProject, lintProject, type Linted } from "./lint-project.ts";
import {
  mergeSettings,
  readMostWarnings,
  readSettings,
} from "./lint-settings.ts";
import { uriOfPath } from "./node-host.ts";
import type { Arguments } from "./options.ts";
import { collectFaults } from "./rule-faults.ts";
import { openProjects } from "./projects.ts";
import { countsOf, type Report } from "./reporters/report.ts";
import { formats, loadReporter } from "./reporters/reporters.ts";
import { collectTargets, type Targets } from "./targets.ts";
import { terminalOf } from "./terminal.ts";

export const lint: Run = async (given, environment) => {
  const started = environment.now();
  const chosen = readSettings(given);
  const mostWarnings = readMostWarnings(given);
  const projects = openProjects(given, environment);
  const targets = await collectTargets(given, environment, projects);
  const includers = findIncluders({
    roots: targets.roots,
    standardInput: targets.standardInput,
    configId: given.value("config-id"),
    projects,
    files: environment.files,
  });
  const groups = groupByProject(targets.roots, projects, includers);
  const failures = [...targets.failures];
  const fixing =
    given.has("fix") || given.has("fix-dry-run")
      ? await import("./fix.ts")
      : undefined;
  const quiet = sayBusy(targets.roots.length, environment);
  const faults = collectFaults();
  const linted = groups.map((group): Linted => {
    const call = {
      group,
      settings: mergeSettings(group.project?.content.settings, chosen),
      configId: given.value("config-id"),
      targets,
      files: environment.files,
      onFault: faults.onFault,
    };
    return (fixing?.fixProject ?? lintProject)(call);
  });
  quiet();
  failures.push(...linted.flatMap((each) => each.failures));
  if (given.has("fix-dry-run"))
    fixing?.showFixes(linted, targets, given, environment);
  else
    failures.push(...(fixing?.writeFixes(linted, targets, environment) ?? []));
  const content = reportOf(
    linted,
    [...failures, ...faults.failures()],
    targets,
    started,
    given,
    environment,
  );
  await print(content, linted, targets, given, environment);
  say(environment, [
    ...targets.notes,
    ...[...includers].map(([file, by]) => whereIncluded(file, by, targets)),
    ...linted.flatMap(({ notes }) => notes),
    ...failures,
    // a reporter asks for fixes, too
    ...faults.failures(),
    ...faults.traces(),
  ]);
  const { error, warning } = countsOf(diagnosticsOf(linted));
  if (failures.length > 0 || faults.failures().length > 0)
    return exitCodes.failure;
  return error > 0 || warning > mostWarnings
    ? exitCodes.findings
    : exitCodes.clean;
};

/** A file that is named alone is checked as what it is a part of. */
function whereIncluded(
  file: SourceFile,
  by: readonly SourceFile[],
  { pathOf }: Targets,
): string {
  const [first, ...others] = by.map(({ uri }) => pathOf(uri));
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return `${pathOf(file.uri)}: checked as included by ${first}${more}`;
}

/** Fewer configurations are done before anybody wonders. */
const many = 100;

/** On a terminal, says that a long run is one; the result takes that back. */
function sayBusy(count: number, environment: Environment): () => void {
  if (count < many || !environment.isWatched) return () => undefined;
  const { stderr } = environment;
  stderr(`Looking at ${count} configurations ...`);
  return () => stderr("\r\u001b[2K");
}

function diagnosticsOf(linted: readonly Linted[]): readonly Diagnostic[] {
  return linted.flatMap(({ diagnostics }) => diagnostics);
}

function reportOf(
  linted: readonly Linted[],
  failures: readonly string[],
  { pathOf }: Targets,
  started: Date,
  given: Arguments,
  { cwd }: Environment,
): Report {
  const diagnostics = diagnosticsOf(linted);
  const shown = given.has("quiet")
    ? diagnostics.filter(({ severity }) => severity === severities[0])
    : diagnostics;
  const fixes = linted.flatMap(({ fixing }) => fixing ?? []);
  return {
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
    pathOf,
    uriOf: uriOfPath,
    failures,
    cwd,
    started,
  };
}

/** The report goes to standard output or the file that is named; what is for people then goes beside it. */
async function print(
  report: Report,
  linted: readonly Linted[],
  targets: Targets,
  given: Arguments,
  environment: Environment,
): Promise<void> {
  const format =
    formats.find((each) => each === given.value("format")) ?? "text";
  const outputFile = given.value("output-file");
  // Standard output is the fixed text itself when that was asked for.
  const fixedToStdout = given.has("fix") && targets.standardInput !== undefined;
  const terminal = await terminalOf(given, environment);
  const reporter = await loadReporter(format);
  if (outputFile === undefined) {
    const written = reporter(report, terminal);
    (fixedToStdout ? environment.stderr : environment.stdout)(written);
  } else {
    const plain = await terminalOf(given, { ...environment, isTTY: false });
    writeReport(outputFile, reporter(report, plain), environment);
    const { summary } = await import("./reporters/summary.ts");
    environment.stderr(summary(report, terminal.colors));
  }
  if (!given.has("statistics")) return;
  const { statistics } = await import("./statistics.ts");
  const forPeople =
    format === "text" && !fixedToStdout
      ? environment.stdout
      : environment.stderr;
  forPeople(
    statistics(
      report,
      {
        nodes: linted.reduce((sum, { nodes }) => sum + nodes, 0),
        clusters: linted.reduce((sum, { clusters }) => sum + clusters, 0),
        milliseconds: environment.now().getTime() - report.started.getTime(),
      },
      terminal,
    ),
  );
}

function writeReport(
  name: string,
  content: string,
  { cwd }: Environment,
): void {
  try {
    const path = resolve(cwd, name);
    const descriptor = openSync(path, flagsFor(path));
    try {
      writeFileSync(descriptor, content);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Failure(
      `--output-file ${name} can't be written: ${code === "ELOOP" ? "it is a link" : message}`,
    );
  }
}

/** A link where the report shall lie may be somebody else's, and lead anywhere; those of the system lead to what is open. */
function flagsFor(path: string): number {
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW } = constants;
  const plain = O_WRONLY | O_CREAT | O_TRUNC;
  // Windows has no such flag
  const whole = plain | ((O_NOFOLLOW as number | undefined) ?? 0);
  return /^\/(?:dev|proc)\//.test(path) ? plain : whole;
}
