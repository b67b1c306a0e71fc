/** `keepalived-lsp format`: lays files out, or tells which are not. */
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { fragmentPath } from "../engine/fragments.ts";
import { visible } from "../engine/visible.ts";
import { mappingsFor } from "../engine/project.ts";
import { readingsOf } from "../engine/readings.ts";
import { applied, format, type LeftAlone } from "../format/format.ts";
import {
  defaultFormat,
  isIndent,
  widestIndent,
  type FormatChoice,
} from "../format/options.ts";
import type { Run } from "./commands.ts";
import { unifiedDiff } from "./diff.ts";
import { exitCodes, Failure, say, type Environment } from "./environment.ts";
import { nodeHost, pathOfUri } from "./node-host.ts";
import type { Arguments } from "./options.ts";
import { openProjects, type Projects } from "./projects.ts";
import { collectTargets, type Targets } from "./targets.ts";
import { onTerminal } from "./terminal.ts";
import { isInside, writeFiles } from "./write-files.ts";

export const formatFiles: Run = async (given, environment) => {
  const { stdout, isTTY, cwd } = environment;
  const chosen = readChoice(given);
  const projects = openProjects(given, environment);
  const targets = await collectTargets(given, environment, projects);
  const { pathOf, standardInput } = targets;
  const files = filesOf(targets, projects, environment);
  const results = files.map((file) => {
    const project = projects(pathOfUri(file.uri))?.content.settings.format;
    return formatted(file, { ...project, ...chosen });
  });
  const changed = results.filter(({ file, text }) => text !== file.text);
  const onlyTell = given.has("check") || given.has("diff");
  const failures = [...targets.failures];
  if (given.has("diff"))
    for (const { file, text } of changed)
      stdout(onTerminal(unifiedDiff(pathOf(file.uri), file.text, text), isTTY));
  else if (onlyTell)
    for (const { file } of changed)
      stdout(`${visible(pathOf(file.uri))}: would be formatted\n`);
  else {
    const unwritten = write(changed, targets, cwd);
    failures.push(...unwritten);
    // Editors put what comes back in the place of the text: a template stays as it is.
    if (standardInput !== undefined && !files.includes(standardInput))
      stdout(onTerminal(standardInput.text, isTTY));
    for (const { file, text } of results)
      if (file === standardInput) stdout(onTerminal(text, isTTY));
      else if (text !== file.text && unwritten.length === 0)
        stdout(`${visible(pathOf(file.uri))}: formatted\n`);
  }
  say(environment, [
    ...targets.notes,
    ...results.flatMap(({ file, left }) =>
      left.map((each) => `${pathOf(file.uri)}: ${reasonFor(each)}`),
    ),
    ...failures,
  ]);
  if (failures.length > 0) return exitCodes.failure;
  return onlyTell && changed.length > 0 ? exitCodes.findings : exitCodes.clean;
};

interface Formatted {
  readonly file: SourceFile;
  readonly text: string;
  readonly left: readonly LeftAlone[];
}

function formatted(file: SourceFile, choice: FormatChoice): Formatted {
  const { edits, left } = format(
    file,
    { ...defaultFormat, ...choice },
    fragmentPath(file),
  );
  return { file, text: applied(file, edits), left };
}

/** The files named; of folders also what the configurations in them include from there. */
function filesOf(
  { roots, searched }: Targets,
  projects: Projects,
  { files }: Environment,
): readonly SourceFile[] {
  const found = new Map(roots.map((file) => [file.uri, file]));
  for (const root of roots) {
    if (!isInside(pathOfUri(root.uri), searched)) continue;
    const project = projects(pathOfUri(root.uri))?.content.project;
    const readings = readingsOf(root, {
      hostFor: (node) =>
        nodeHost(files, {
          root: root.uri,
          mappings: mappingsFor(node, project),
        }),
      project,
    });
    for (const file of readings.flatMap(
      ({ configuration }) => configuration.files,
    )) {
      const path = pathOfUri(file.uri);
      if (isInside(path, searched) && projects(path)?.ignores(path) !== true)
        found.set(file.uri, found.get(file.uri) ?? file);
    }
  }
  return [...found.values()];
}

function write(
  changed: readonly Formatted[],
  { standardInput, folders, pathOf }: Targets,
  cwd: string,
): readonly string[] {
  const writes = changed
    .filter(({ file }) => file !== standardInput)
    .map(({ file, text }) => ({
      path: pathOfUri(file.uri),
      before: file.text,
      after: text,
    }));
  const allowed = folders.length === 0 ? [cwd] : folders;
  return writeFiles(writes, allowed).map((problem) =>
    changed.reduce(
      (said, { file }) =>
        said.replace(pathOfUri(file.uri), () => pathOf(file.uri)),
      problem,
    ),
  );
}

function reasonFor({ first, last, reason }: LeftAlone): string {
  switch (reason) {
    case "braces": {
      const lines =
        first === last
          ? `line ${first + 1}`
          : `lines ${first + 1} to ${last + 1}`;
      return `${lines} left as written: a brace is missing or too many`;
    }
    case "meaning":
      return "left as written: keepalived would read another layout in another way";
  }
}

/** What the call says about the layout. */
function readChoice(given: Arguments): FormatChoice {
  const indent = given.value("indent");
  const blanks = indent === undefined ? undefined : Number(indent);
  if (indent !== undefined && indent !== "tab" && !isIndent(blanks))
    throw new Failure(
      `--indent ${indent}: "tab" or a number of blanks up to ${widestIndent}`,
    );
  return {
    ...(indent === "tab" ? { indent } : {}),
    ...(isIndent(blanks) ? { indent: blanks } : {}),
    ...(given.has("align-values") ? { alignValues: true } : {}),
  };
}
