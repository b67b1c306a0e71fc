/*
 * Renaming what a configuration names itself, in all files of all nodes that share the name. Where that can't be done
 * without changing what keepalived reads, the answer is why.
 */
import { keywordAt } from "../../../grammar/schema/schema.ts";
import { positionAt } from "../../../grammar/syntax/line-index.ts";
import {
  textOf,
  type Place,
  type SourceFile,
} from "../../../grammar/syntax/source-file.ts";
import { baseName, pathOf } from "../host/paths.ts";
import type { TextEdit } from "../rules/rule.ts";
import { cursorAt } from "./cursor.ts";
import { interfaceKind } from "./names.ts";
import { newNameRefusal } from "./new-name.ts";
import {
  configurationsWith,
  occurrencesOf,
  subjectAt,
  type Occurrence,
  type Subject,
} from "./subject.ts";
import { isPredefined } from "./variables.ts";
import type { Workspace } from "./workspace.ts";

/** Why something can't be renamed, for people. */
export interface Refusal {
  readonly refusal: string;
}

export interface RenameTarget {
  /** The characters that would be replaced at the cursor. */
  readonly place: Place;
  readonly text: string;
}

/** What would be renamed at an offset; undefined where there is no word. */
export function prepareRename(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
): RenameTarget | Refusal | undefined {
  const plan = planAt(file, offset, workspace);
  if (plan === undefined || "refusal" in plan) return plan;
  return { place: plan.at.name, text: plan.subject.text };
}

/** The edits that give what stands at an offset another name. */
export function renameAt(
  file: SourceFile,
  offset: number,
  newName: string,
  workspace: Workspace,
): readonly TextEdit[] | Refusal {
  const plan = planAt(file, offset, workspace);
  if (plan === undefined) return { refusal: "There is no name here" };
  if ("refusal" in plan) return plan;
  const { subject, occurrences } = plan;
  if (newName === subject.text) return [];
  const refusal = newNameRefusal(
    subject,
    newName,
    configurationsWith(subject, file, workspace),
  );
  if (refusal !== undefined) return { refusal };
  return occurrences.map(({ name }) => ({ ...name, newText: newName }));
}

interface Plan {
  readonly subject: Subject;
  readonly at: Occurrence;
  readonly occurrences: readonly Occurrence[];
}

function planAt(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
): Plan | Refusal | undefined {
  const found = subjectAt(file, offset, workspace);
  if (found === undefined) {
    const refusal = noName(file, offset, workspace);
    return refusal === undefined ? undefined : { refusal };
  }
  const { subject, at } = found;
  const occurrences = occurrencesOf(subject, file, workspace);
  const refusal =
    kindRefusal(subject, occurrences) ??
    undefinedRefusal(subject, occurrences, file, workspace) ??
    placeRefusal(subject, occurrences, workspace);
  return refusal === undefined ? { subject, at, occurrences } : { refusal };
}

function noName(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
): string | undefined {
  const cursor = cursorAt(file, offset, workspace);
  switch (cursor.kind) {
    case "comment":
      return undefined;
    case "condition":
      return `${textOf(cursor.place)} is a configuration id: keepalived is started with it`;
    case "include":
      return "An include names files: rename those";
    case "directive":
      return undefined;
    case "statement": {
      const word = cursor.words[cursor.index];
      if (word === undefined) return undefined;
      return cursor.index === 0 && keywordAt(cursor.block.path, word.text)
        ? `${word.text} is a keyword of keepalived`
        : `"${word.text}" is no name that the configuration gives`;
    }
  }
}

function kindRefusal(
  { kind, of, text }: Subject,
  occurrences: readonly Occurrence[],
): string | undefined {
  if (kind === "address") return `"${text}" is an address, not a name`;
  if (kind === "name")
    return of === interfaceKind
      ? `"${text}" is an interface of the machine: it is named there`
      : undefined;
  if (isPredefined(text)) return `$${text} is defined by keepalived`;
  const counted = occurrences.find(({ role }) => role === "counted");
  return counted === undefined
    ? undefined
    : `$${text} stands for the values of the sequence in ${whereOf(counted.place)}: change it in that line`;
}

function undefinedRefusal(
  subject: Subject,
  occurrences: readonly Occurrence[],
  file: SourceFile,
  workspace: Workspace,
): string | undefined {
  if (occurrences.some(({ role }) => role === "defined")) return undefined;
  const unread = configurationsWith(subject, file, workspace)
    .flatMap(({ includes }) => includes)
    .find(
      ({ matches, failures }) => matches === undefined || failures.length > 0,
    );
  const what = spelled(subject);
  return unread === undefined
    ? `${what} is not defined in this configuration`
    : `${what} is not defined in the files that can be read: it may be in ${unread.pattern.text}`;
}

/** Every place must spell the name, and lie in a file that is the user's. */
function placeRefusal(
  subject: Subject,
  occurrences: readonly Occurrence[],
  { isOurs }: Workspace,
): string | undefined {
  for (const { name, place, role } of occurrences) {
    if (textOf(name) !== subject.text)
      return `${spelled(subject)} is made from ${textOf(place)} in ${whereOf(place)}: rename what it is made from`;
    if (isOurs?.(place.file.uri) === false)
      return `${spelled(subject)} is ${role} in ${pathOf(place.file.uri)}, outside of the folders that are open`;
  }
  return undefined;
}

function spelled({ kind, text }: Subject): string {
  return kind === "variable" ? `$${text}` : `"${text}"`;
}

function whereOf({ file, start }: Place): string {
  return `${baseName(pathOf(file.uri))} line ${positionAt(file, start).line + 1}`;
}
