/* What is found in a fixture, what fixes make of it, and how that differs from what it expects. */
import { positionAt } from "../../grammar/syntax/line-index.ts";
import { parseVersion } from "../../grammar/schema/versions.ts";
import { isRoot } from "../../server/src/engine/discover.ts";
import { unifiedDiff } from "../../server/src/cli/diff.ts";
import { analyse, type Analysis } from "../../server/src/engine/analyse.ts";
import type { Diagnostic } from "../../server/src/engine/diagnostic.ts";
import { fixAll, type Fixing } from "../../server/src/engine/fixing.ts";
import { readProjectFile } from "../../server/src/engine/project-file.ts";
import {
  defaultSettings,
  type Settings,
} from "../../server/src/engine/settings.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import { overlayHost } from "../../server/src/host/overlay-host.ts";
import type { SourceFile } from "../../grammar/syntax/source-file.ts";
import { applyFix } from "./lint.ts";

import {
  projectFile,
  type Expectation,
  type Fixed,
  type Fixture,
} from "./fixture.ts";

/** Analyses a fixture, with other texts in place of its own where given. */
export function analyseFixture(
  { files, meta }: Fixture,
  changed: ReadonlyMap<string, SourceFile> = new Map(),
  settings: Partial<Settings> = {},
): Analysis {
  const host = overlayHost(memoryHost(files), changed);
  const paths = [...Object.keys(files), ...changed.keys()];
  const only = Object.keys(files).length === 1;
  const roots = [...new Set(paths)].flatMap((path) => {
    const file = host.read(path);
    if (typeof file === "string" || path === projectFile) return [];
    if (!only && !isRoot(path, file)) return [];
    const configId = meta["config-id"];
    return [{ file, ...(configId === undefined ? {} : { configId }) }];
  });
  const found = host.read(projectFile);
  const read =
    typeof found === "string"
      ? undefined
      : readProjectFile(found, (path) => path);
  const target = parseVersion(meta.keepalived ?? "");
  return analyse({
    roots,
    host,
    workspace: [""],
    settings: {
      ...defaultSettings,
      ...read?.settings,
      ...settings,
      ...(target === undefined ? {} : { target }),
    },
    ...(read === undefined ? {} : { project: read.project }),
  });
}

/** The fixture after its safe fixes, or the suggested ones of a title; asks for an analysis as often as there is something to fix. */
export function fixFixture(
  fixture: Fixture,
  title = "",
  settings: Partial<Settings> = {},
): { readonly fixing: Fixing; readonly rounds: number } {
  let rounds = -1;
  const fixing = fixAll({
    analyse: (changed) => {
      rounds += 1;
      const analysis = analyseFixture(fixture, changed, settings);
      return title === "" ? analysis : onlySuggested(analysis, title);
    },
    mayChange: () => true,
    textOf: (uri) => fixture.files[uri],
    uriOf: (path) => path,
  });
  return { fixing, rounds };
}

/** Suggested fixes of a title in place of the safe ones. */
function onlySuggested(analysis: Analysis, title: string): Analysis {
  const diagnostics = analysis.diagnostics.map((each) => ({
    ...each,
    fixes: () =>
      each
        .fixes()
        .filter(
          (fix) => fix.safety === "suggested" && fix.title.startsWith(title),
        )
        .map((fix) => ({ ...fix, safety: "safe" as const })),
  }));
  return { ...analysis, diagnostics };
}

/** What a file of the fixture is after fixes. */
export function fixedText(
  fixture: Fixture,
  { path, title }: Fixed,
  settings: Partial<Settings> = {},
): string | undefined {
  const { fixing } = fixFixture(fixture, title, settings);
  return fixing.changed.get(path)?.text ?? fixture.files[path];
}

/** What each suggested fix whose title begins so changes in a fixture: diffs of few lines. */
export function changesIn(
  fixture: Fixture,
  title: string,
  settings: Partial<Settings> = {},
): string {
  const { files } = fixture;
  return analyseFixture(fixture, new Map(), settings)
    .diagnostics.flatMap((each) => each.fixes())
    .filter((fix) => fix.safety === "suggested" && fix.title.startsWith(title))
    .flatMap((fix) => Object.entries(applyFix(files, fix)))
    .map(([path, text]) => unifiedDiff(path, files[path], text, 1))
    .join("");
}

/** What was expected and not found, and what was found and not expected: as lines that could stand in the fixture. */
export function compare(
  expected: readonly Expectation[],
  diagnostics: readonly Diagnostic[],
): readonly string[] {
  const open = [...expected];
  const unexpected = diagnostics.filter((diagnostic) => {
    const index = open.findIndex((each) => fits(each, diagnostic));
    if (index >= 0) open.splice(index, 1);
    return index < 0;
  });
  return [
    ...open.map(({ path, at = "^file", severity, rule, message }) =>
      `missing: ${path} ${at} ${severity}[${rule}] ${message}`.trimEnd(),
    ),
    ...unexpected.map(
      (each) =>
        `not expected: ${each.file.uri} ${placeOf(each)} ${each.severity}[${each.rule.id}] ${each.message}`,
    ),
  ];
}

/** `3:5-8`: line, first column, column behind; a range of several lines ends with its first line. */
export function placeOf({ file, start, end }: Diagnostic): string {
  const from = positionAt(file, start);
  const newline = file.text.indexOf("\n", start);
  const lineEnd = newline < 0 ? file.text.length : newline;
  const shown = file.text.slice(start, Math.min(end, lineEnd)).trimEnd().length;
  const first = from.character + 1;
  return `${from.line + 1}:${first}-${first + Math.max(1, shown)}`;
}

function fits(
  { path, at, severity, rule, message }: Expectation,
  diagnostic: Diagnostic,
): boolean {
  return (
    diagnostic.file.uri === path &&
    diagnostic.rule.id === rule &&
    diagnostic.severity === severity &&
    (at === undefined || placeOf(diagnostic) === at) &&
    diagnostic.message.includes(message)
  );
}
