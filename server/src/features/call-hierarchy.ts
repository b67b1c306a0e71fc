/* Which file includes which: what editors show as a call hierarchy. */
import type { Include } from "../../../grammar/evaluation/evaluate.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import { distinct } from "./definition.ts";
import { touches } from "./subject.ts";
import type { Workspace } from "./workspace.ts";

/** A file on the other side of some include lines. */
export interface Inclusion {
  readonly file: SourceFile;
  /** The patterns of the lines that include it. */
  readonly lines: readonly Place[];
}

/** What the hierarchy of an offset is about: the files that an include line names, else the file itself. */
export function hierarchyAt(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
): readonly SourceFile[] {
  const named = includesOf(file, workspace)
    .filter(({ at }) => touches(at, file, offset))
    .flatMap((include) => filesOf(include, workspace));
  return named.length > 0 ? [...new Set(named)] : [file];
}

/** The files that include a file. */
export function includedBy(
  file: SourceFile,
  workspace: Workspace,
): readonly Inclusion[] {
  return grouped(
    includesOf(file, workspace)
      .filter(({ matches = [] }) => matches.includes(file.uri))
      .map(({ pattern }) => [pattern.file, pattern]),
  );
}

/** The files that a file includes, each once, in the order in which they are read. */
export function includedIn(
  file: SourceFile,
  workspace: Workspace,
): readonly Inclusion[] {
  return grouped(
    includesOf(file, workspace)
      .filter(({ pattern }) => pattern.file === file)
      .flatMap((include) =>
        filesOf(include, workspace).map(
          (each): readonly [SourceFile, Place] => [each, include.pattern],
        ),
      ),
  );
}

function includesOf(
  file: SourceFile,
  workspace: Workspace,
): readonly Include[] {
  return workspace.configurationsOf(file).flatMap(({ includes }) => includes);
}

function filesOf(
  { matches = [] }: Include,
  { host }: Workspace,
): readonly SourceFile[] {
  return matches
    .map((uri) => host.read(uri))
    .filter((file) => typeof file !== "string");
}

function grouped(
  found: readonly (readonly [SourceFile, Place])[],
): readonly Inclusion[] {
  const lines = new Map<SourceFile, Place[]>();
  for (const [file, line] of found)
    lines.set(file, [...(lines.get(file) ?? []), line]);
  return [...lines].map(([file, places]) => ({
    file,
    lines: distinct(places, (place) => place),
  }));
}
