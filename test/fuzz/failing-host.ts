/*
 * A host that can't be relied on: whatever its files answer, an analysis comes to an end, tells nothing twice, and
 * leaves nothing behind when the host is well again. The steps are its files, then what comes of some of the
 * questions.
 */
import assert from "node:assert/strict";
import type {
  FileFailure,
  FileHost,
} from "../../grammar/evaluation/file-host.ts";
import {
  sourceFile,
  type SourceFile,
} from "../../grammar/syntax/source-file.ts";
import { analyse } from "../../server/src/engine/analyse.ts";
import type { Diagnostic } from "../../server/src/engine/diagnostic.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import type { Random } from "../harness/random.ts";
import { nodes } from "../protocol/shown.ts";
import { checkFinding } from "./analysing.ts";
import type { Property } from "./property.ts";
import { ofSteps } from "./steps.ts";
import { windowOf } from "./texts.ts";

type Files = Readonly<Record<string, string>>;

/** What becomes of the question with this number (one that lists names, for some): all later ones are answered well. */
interface Fault {
  readonly question: number;
  readonly comes: FileFailure | (typeof otherFaults)[number];
}

type Step = { readonly files: Files } | Fault;

const failures: readonly FileFailure[] = [
  "missing",
  "directory",
  "executable",
  "not-regular",
  "unreadable",
  "too-large",
];

const otherFaults = [
  "another text",
  "half of it",
  "nothing known",
  "no names",
  "itself",
  "what is gone",
] as const;

const configurations = Object.keys(nodes).filter((uri) =>
  uri.endsWith("/keepalived.conf"),
);

/** Of two nodes with files that they include. */
export function failingHost(texts: readonly string[]): Property {
  return ofSteps<Step>({
    name: "a host may fail at any question",
    stepsOf: (random) => [
      { files: filesOf(texts, random) },
      ...faultsOf(random),
    ],
    play: (steps) => {
      const files = steps.find((step) => "files" in step)?.files ?? {};
      checkFaults(
        files,
        steps.filter((step) => "comes" in step),
      );
    },
  });
}

function filesOf(texts: readonly string[], random: Random): Files {
  const scripts = `include *.inc\nvrrp_script chk_db { script "/bin/true" }\n`;
  const files: Record<string, string> = {
    ...nodes,
    "file:///lb01/scripts/more.inc": scripts,
    "file:///lb01/\uFFFD.inc": windowOf(random.pick(texts), random),
  };
  for (const uri of random.some(Object.keys(files), 2))
    files[uri] =
      `${files[uri] ?? ""}include *.inc\n${windowOf(random.pick(texts), random)}`;
  return files;
}

function faultsOf(random: Random): readonly Fault[] {
  const many = random.once(4) ? 60 : 6;
  return Array.from({ length: 1 + random.below(many) }, () => ({
    question: random.below(many * 4),
    comes: random.pick([...failures, ...otherFaults]),
  }));
}

function checkFaults(files: Files, faults: readonly Fault[]): void {
  const host = memoryHost(files);
  const found = findingsOn(failing(host, faults));
  found.forEach(checkFinding);
  const told = found.map(asText);
  const twice = told.filter((each, at) => told.indexOf(each) < at);
  assert.deepEqual(twice, [], "something is told twice");
  assert.deepEqual(
    findingsOn(host).map(asText),
    findingsOn(memoryHost(files)).map(asText),
  );
}

/** Of all that is to be read there; a rule that throws fails. */
function findingsOn(host: FileHost): readonly Diagnostic[] {
  const roots = configurations.flatMap((uri) => {
    const file = host.read(uri);
    return typeof file === "string" ? [] : [{ file }];
  });
  return analyse({ roots, host, workspace: ["file:///"] }).diagnostics;
}

function asText({ file, start, end, rule, message }: Diagnostic): string {
  return `${file.uri}:${start}-${end} ${rule.id} ${message}`;
}

/** More questions than these nobody has of a few files. */
const mostQuestions = 5_000;

function failing(host: FileHost, faults: readonly Fault[]): FileHost {
  const planned = new Map(
    faults.map(({ question, comes }) => [question, comes]),
  );
  let asked = 0;
  const next = (): Fault["comes"] | undefined => {
    asked += 1;
    assert.ok(asked < mostQuestions, "it is asked again and again");
    return planned.get(asked - 1);
  };
  const read = (
    uri: string,
    well: (uri: string) => SourceFile | FileFailure,
  ): SourceFile | FileFailure => {
    const comes = next();
    if (comes === undefined) return well(uri);
    const known = failures.find((each) => each === comes);
    if (known !== undefined) return known;
    const file = well(uri);
    const text = typeof file === "string" ? "" : file.text;
    return comes === "half of it"
      ? sourceFile(uri, text.slice(0, text.length / 2))
      : sourceFile(uri, `include *\n# ${asked}\n${text}`);
  };
  const names = (
    folder: string,
    well: () => readonly string[] | undefined,
  ): readonly string[] | undefined => {
    switch (next()) {
      case undefined:
        return well();
      case "nothing known":
        return undefined;
      case "itself":
        return [folder, ...(well() ?? [])];
      case "what is gone":
        return [...(well() ?? []), "file:///lb01/gone.inc"];
      default:
        return [];
    }
  };
  return {
    read: (uri) => read(uri, (each) => host.read(each)),
    readAny: (uri) => read(uri, (each) => host.read(each)),
    match: (pattern, from) => names(from, () => host.match(pattern, from)),
    missing: (pattern, from) =>
      names(pattern, () => host.missing?.(pattern, from)) ?? [],
    filesBelow: (folder) =>
      names(folder, () => host.filesBelow?.(folder)) ?? [],
    isExecutable: (uri) =>
      next() === undefined ? host.isExecutable?.(uri) : undefined,
  };
}
