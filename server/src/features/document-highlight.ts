/* The places of one file that name the same thing as the one at the cursor. */
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import { occurrencesOf, subjectAt } from "./subject.ts";
import type { Workspace } from "./workspace.ts";

export interface Highlight {
  readonly place: Place;
  /** `write`: the name is given here. */
  readonly kind: "read" | "write";
}

export function highlightsAt(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
): readonly Highlight[] {
  const found = subjectAt(file, offset, workspace);
  if (found === undefined) return [];
  return occurrencesOf(found.subject, file, workspace)
    .filter(({ place }) => place.file === file)
    .map(({ place, role }) => ({
      place,
      kind: role === "used" ? "read" : "write",
    }));
}
