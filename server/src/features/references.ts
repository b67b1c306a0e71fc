/* Every place that names the same thing. */
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import { occurrencesOf, subjectAt } from "./subject.ts";
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
  const found = subjectAt(file, offset, workspace);
  const all =
    found === undefined ? [] : occurrencesOf(found.subject, file, workspace);
  const places = (isWanted: (role: string) => boolean): readonly Place[] =>
    all.filter(({ role }) => isWanted(role)).map(({ place }) => place);
  return {
    references: places((role) => role === "used"),
    definitions: places((role) => role !== "used"),
  };
}
