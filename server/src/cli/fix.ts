/* `lint --fix` and `--fix-dry-run`: what is fixed, what of it is written. */
import { fixAll } from "../engine/fixing.ts";
import { unifiedDiff } from "./diff.ts";
import type { Environment } from "./environment.ts";
import {
  analyseGroup,
  readMates,
  reported,
  type Linted,
  type ProjectCall,
} from "./lint-project.ts";
import { pathOfUri, uriOfPath } from "./node-host.ts";
import type { Arguments } from "./options.ts";
import type { Targets } from "./targets.ts";
import { onTerminal } from "./terminal.ts";
import { isInside, writeFiles } from "./write-files.ts";

/** Like lintProject, with all safe fixes applied in memory. */
export function fixProject(call: ProjectCall): Linted {
  const { mates, failures } = readMates(call);
  const { files, targets } = call;
  let own = new Set<string>();
  const fixing = fixAll({
    analyse: (changed) => {
      const analysis = analyseGroup(call, mates, changed);
      own = new Set(reported(analysis, call).files.map(({ uri }) => uri));
      return analysis;
    },
    wanted: ({ file }) => own.has(file.uri),
    mayChange: (uri) =>
      (own.has(uri) || files.readAny(uri) === "missing") &&
      (uri === targets.standardInput?.uri ||
        isInside(pathOfUri(uri), targets.folders)),
    textOf: (uri) => {
      const file = files.readAny(uri);
      return file === "missing"
        ? undefined
        : typeof file === "string"
          ? ""
          : file.text;
    },
    uriOf: uriOfPath,
  });
  const notes = fixing.withheld.map(
    ({ rule, title, uri }) =>
      `not fixed: ${rule}, "${title}" also changes ${targets.pathOf(uri)}; name that file too`,
  );
  return {
    ...reported(fixing.analysis, call),
    failures,
    notes: [...new Set(notes)],
    fixing,
  };
}

/** Writes what was fixed; standard input goes to standard output. Gives what could not be written. */
export function writeFixes(
  linted: readonly Linted[],
  { standardInput, folders, pathOf }: Targets,
  environment: Environment,
): readonly string[] {
  const { files, stdout, isTTY, cwd } = environment;
  if (standardInput !== undefined) {
    const fixed = linted
      .map(({ fixing }) => fixing?.changed.get(standardInput.uri))
      .find((file) => file !== undefined);
    stdout(onTerminal((fixed ?? standardInput).text, isTTY));
  }
  const writes = changesOf(linted, files).filter(
    ({ uri }) => uri !== standardInput?.uri,
  );
  const allowed = folders.length === 0 ? [cwd] : folders;
  return writeFiles(writes, allowed).map((problem) =>
    writes.reduce(
      (text, { uri, path }) => text.replace(path, () => pathOf(uri)),
      problem,
    ),
  );
}

/** Prints what would change as a diff: to standard error where the report is for programs. */
export function showFixes(
  linted: readonly Linted[],
  { standardInput, pathOf }: Targets,
  given: Arguments,
  { files, stdout, stderr, isTTY, isWatched }: Environment,
): void {
  const forPeople = (given.value("format") ?? "text") === "text";
  const [print, isTerminal] = forPeople ? [stdout, isTTY] : [stderr, isWatched];
  for (const { uri, before, after } of changesOf(linted, files)) {
    const old = uri === standardInput?.uri ? standardInput.text : before;
    print(onTerminal(unifiedDiff(pathOf(uri), old, after), isTerminal));
  }
}

interface ChangedFile {
  readonly uri: string;
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

function changesOf(
  linted: readonly Linted[],
  files: Environment["files"],
): readonly ChangedFile[] {
  return linted.flatMap(({ fixing }) =>
    [...(fixing?.changed ?? [])].flatMap(([uri, { text }]) => {
      const file = files.readAny(uri);
      const before = typeof file === "string" ? undefined : file.text;
      return before === text
        ? []
        : [{ uri, path: pathOfUri(uri), before, after: text }];
    }),
  );
}
