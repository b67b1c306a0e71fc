/*
 * Names that change while they are typed where they are defined. Only where that can do no harm: the name is defined
 * once, all its places are in this file, and each spells it. Where it is used nothing is linked, since there another
 * name is typed as often as not.
 */
import {
  textOf,
  type Place,
  type SourceFile,
} from "../../../grammar/syntax/source-file.ts";
import { interfaceKind } from "./names.ts";
import { occurrencesOf, subjectAt } from "./subject.ts";
import type { Workspace } from "./workspace.ts";

export interface LinkedPlaces {
  readonly places: readonly Place[];
  /** What the name may consist of, as a regular expression: other characters end the linking. */
  readonly pattern: string;
}

export function linkedEditingAt(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
): LinkedPlaces | undefined {
  const found = subjectAt(file, offset, workspace);
  if (found?.at.role !== "defined") return undefined;
  const { kind, of, text } = found.subject;
  if (kind === "address" || of === interfaceKind) return undefined;
  const all = occurrencesOf(found.subject, file, workspace);
  const isLinked =
    all.length > 1 &&
    all.filter(({ role }) => role !== "used").length === 1 &&
    all.every(({ name }) => name.file === file && textOf(name) === text);
  if (!isLinked) return undefined;
  return {
    places: all.map(({ name }) => name),
    pattern:
      kind === "variable" ? "[A-Za-z_][A-Za-z0-9_]*" : '[^\\s"{}#!$\\\\]+',
  };
}
