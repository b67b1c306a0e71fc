/* Where a name, a definition or an included file comes from. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import { namesOf } from "./names.ts";
import { occurrencesOf, subjectAt, touches, type Subject } from "./subject.ts";
import type { Workspace } from "./workspace.ts";

export interface Link {
  /** The characters that refer. */
  readonly from: Place;
  readonly to: Place;
  /** What belongs to the definition, around `to`. */
  readonly whole: Place;
}

/** The definitions of what stands at an offset, in all configurations that the file belongs to. */
export function definitionAt(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
): readonly Link[] {
  const configurations = workspace.configurationsOf(file);
  const used = configurations.flatMap((configuration) =>
    useLinks(configuration, file, offset),
  );
  const links = [
    ...(used.length > 0 ? used : subjectLinks(file, offset, workspace)),
    ...configurations.flatMap((configuration) =>
      includeLinks(configuration, file, offset, workspace),
    ),
  ];
  return distinct(links, ({ to }) => to);
}

/** The first of those that stand at one place. */
export function distinct<T>(
  items: readonly T[],
  placeOf: (item: T) => Place,
): readonly T[] {
  const found = new Map<string, T>();
  for (const item of items) {
    const { file, start, end } = placeOf(item);
    const key = `${start}:${end}:${file.uri}`;
    if (!found.has(key)) found.set(key, item);
  }
  return [...found.values()];
}

/** What a definition is here: the last one before this line. */
function useLinks(
  { uses }: Configuration,
  file: SourceFile,
  offset: number,
): readonly Link[] {
  return uses.flatMap(({ at, definition }) => {
    const to = definition?.at;
    if (to === undefined || !touches(at, file, offset)) return [];
    return [{ from: at, to, whole: to }];
  });
}

function subjectLinks(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
): readonly Link[] {
  const found = subjectAt(file, offset, workspace);
  if (found === undefined) return [];
  const { subject, at } = found;
  return occurrencesOf(subject, file, workspace)
    .filter(({ role }) => role !== "used")
    .map(({ place }) => ({
      from: at.place,
      to: place,
      whole: wholeOf(subject, place, workspace),
    }));
}

/** The statement that a name is defined in. */
function wholeOf({ kind }: Subject, place: Place, workspace: Workspace): Place {
  if (kind !== "name") return place;
  const [configuration] = workspace.configurationsOf(place.file);
  const name = namesOf(configuration).definitions.find(
    ({ word }) => word.file === place.file && word.start === place.start,
  );
  return name?.statement.file === place.file ? name.statement : place;
}

function includeLinks(
  { includes }: Configuration,
  file: SourceFile,
  offset: number,
  { host }: Workspace,
): readonly Link[] {
  return includes
    .filter(({ at }) => touches(at, file, offset))
    .flatMap(({ pattern, matches = [] }) =>
      matches.flatMap((uri) => {
        const target = host.read(uri);
        if (typeof target === "string") return [];
        const to = { file: target, start: 0, end: 0 };
        return [{ from: pattern, to, whole: to }];
      }),
    );
}
