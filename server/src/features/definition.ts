/* Where a name, a definition or an included file comes from. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import { namesOf, type Name } from "./names.ts";
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
  const links = workspace
    .configurationsOf(file)
    .flatMap((configuration) => [
      ...useLinks(configuration, file, offset),
      ...nameLinks(configuration, file, offset),
      ...includeLinks(configuration, file, offset, workspace),
    ]);
  return distinct(links, ({ to }) => to);
}

/** Whether an offset is in a place or at one of its ends. */
export function touches(
  place: Place,
  file: SourceFile,
  offset: number,
): boolean {
  return place.file === file && place.start <= offset && offset <= place.end;
}

/** The name at an offset, defined or referred to. */
export function nameAt(
  configuration: Configuration,
  file: SourceFile,
  offset: number,
): Name | undefined {
  const { definitions, references } = namesOf(configuration);
  const at = ({ word }: Name): boolean => touches(word, file, offset);
  return references.find(at) ?? definitions.find(at);
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

function nameLinks(
  configuration: Configuration,
  file: SourceFile,
  offset: number,
): readonly Link[] {
  const name = nameAt(configuration, file, offset);
  if (name === undefined) return [];
  return namesOf(configuration)
    .definitions.filter(
      ({ kind, text }) => kind === name.kind && text === name.text,
    )
    .map(({ word, statement }) => ({
      from: name.word,
      to: word,
      whole: word.file === statement.file ? statement : word,
    }));
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
