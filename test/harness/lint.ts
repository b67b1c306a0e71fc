import { analyse, type Analysis } from "../../server/src/engine/analyse.ts";
import type { Diagnostic } from "../../server/src/engine/diagnostic.ts";
import { nameKind } from "../../server/src/engine/discover.ts";
import type { Project } from "../../server/src/engine/project.ts";
import {
  defaultSettings,
  type Settings,
} from "../../server/src/engine/settings.ts";
import { readProjectFile } from "../../server/src/engine/project-file.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import type {
  FileFailure,
  FileHost,
} from "../../grammar/evaluation/file-host.ts";
import { positionAt } from "../../grammar/syntax/line-index.ts";
import type { SourceFile } from "../../grammar/syntax/source-file.ts";
import type { Example } from "../../server/src/rules/rule.ts";

export interface LintOptions {
  readonly settings?: Partial<Settings>;
  readonly project?: Project;
  readonly configId?: string;
  /** Files that can't be read as configuration, and why. */
  readonly failing?: Readonly<Record<string, FileFailure>>;
}

/** The files of an example: a text alone is `keepalived.conf`. */
export function filesOf(example: Example): Readonly<Record<string, string>> {
  return typeof example === "string" ? { "keepalived.conf": example } : example;
}

/**
 * Analyses files by name. Each `*.conf` is a root unless another one includes it; a `.keepalived-lsp.json` among the
 * files counts as the project file.
 */
export function analyseFiles(
  files: Readonly<Record<string, string>>,
  { settings, project, configId, failing = {} }: LintOptions = {},
): Analysis {
  const texts = memoryHost(files);
  const host: FileHost = {
    ...texts,
    read: (uri) => failing[uri] ?? texts.read(uri),
  };
  const read = (uri: string): SourceFile[] => {
    const file = host.read(uri);
    return typeof file === "string" ? [] : [file];
  };
  const [projectFile] = read(".keepalived-lsp.json").map((file) =>
    readProjectFile(file, (path) => path),
  );
  const roots = Object.keys(files)
    .filter((uri) => nameKind(uri) !== "none")
    .flatMap(read)
    .map((file) => ({ file, ...(configId === undefined ? {} : { configId }) }));
  const known = project ?? projectFile?.project;
  return analyse({
    roots,
    host,
    workspace: [""],
    settings: { ...(projectFile?.settings ?? defaultSettings), ...settings },
    ...(known === undefined ? {} : { project: known }),
  });
}

/** The findings of an example. */
export function lint(
  example: Example,
  options?: LintOptions,
): readonly Diagnostic[] {
  return analyseFiles(filesOf(example), options).diagnostics;
}

/** One line for each finding: `lb01.conf:3 error vrid-mismatch: ...`. */
export function show({
  file,
  start,
  severity,
  rule,
  message,
}: Diagnostic): string {
  return `${file.uri}:${positionAt(file, start).line + 1} ${severity} ${rule.id}: ${message}`;
}

/** The files after a fix's edits; new files appear under their name. */
export function applyFix(
  files: Readonly<Record<string, string>>,
  fix: ReturnType<Diagnostic["fixes"]>[number],
): Record<string, string> {
  const result: Record<string, string> = { ...files };
  const edits = fix.edits.toSorted((one, other) =>
    "create" in one || "create" in other ? 0 : other.start - one.start,
  );
  for (const edit of edits) {
    if ("create" in edit) result[edit.create] = edit.newText;
    else {
      const text = result[edit.file.uri] ?? "";
      result[edit.file.uri] =
        text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
    }
  }
  return result;
}
