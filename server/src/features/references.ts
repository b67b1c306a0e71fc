/* Every place that names the same thing. */
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import { distinct, nameAt, touches } from "./definition.ts";
import { namesOf } from "./names.ts";
import type { Workspace } from "./workspace.ts";

/** The places that refer to what stands at an offset, and those that define it. */
export function referencesAt(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
): {
  readonly references: readonly Place[];
  readonly definitions: readonly Place[];
} {
  const references: Place[] = [];
  const definitions: Place[] = [];
  for (const configuration of workspace.configurationsOf(file)) {
    const names = namesOf(configuration);
    const name = nameAt(configuration, file, offset);
    const same = (other: { kind: string; text: string }): boolean =>
      other.kind === name?.kind && other.text === name.text;
    references.push(...names.references.filter(same).map(({ word }) => word));
    definitions.push(...names.definitions.filter(same).map(({ word }) => word));
    const variable = variableAt(configuration, file, offset);
    references.push(
      ...configuration.uses
        .filter((use) => use.name === variable)
        .map(({ at }) => at),
    );
    definitions.push(
      ...configuration.definitions.flatMap((each) =>
        each.name === variable && each.at !== undefined ? [each.at] : [],
      ),
    );
  }
  const itself = (place: Place): Place => place;
  return {
    references: distinct(references, itself),
    definitions: distinct(definitions, itself),
  };
}

/** The name of the `$NAME` that is used or defined at an offset. */
function variableAt(
  { uses, definitions }: ReturnType<Workspace["configurationsOf"]>[number],
  file: SourceFile,
  offset: number,
): string | undefined {
  return (
    uses.find(({ at }) => touches(at, file, offset))?.name ??
    definitions.find(({ at }) => at !== undefined && touches(at, file, offset))
      ?.name
  );
}
