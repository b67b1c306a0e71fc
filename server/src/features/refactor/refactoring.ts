import {
  evaluate,
  type Configuration,
} from "../../../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../../../grammar/schema/schema.ts";
import {
  sourceFile,
  type SourceFile,
} from "../../../../grammar/syntax/source-file.ts";
import { walk } from "../../../../grammar/syntax/tree.ts";
import { fragmentPath } from "../../engine/fragments.ts";
import { overlayHost } from "../../host/overlay-host.ts";
import type { FileEdit } from "../code-actions.ts";
import type { Workspace } from "../workspace.ts";

export const refactoringKinds = [
  "quickfix",
  "refactor.extract",
  "refactor.inline",
  "refactor.rewrite",
] as const;

/** Another form of the same, or something new. */
export interface Refactoring {
  readonly title: string;
  readonly kind: (typeof refactoringKinds)[number];
  readonly edits: readonly FileEdit[];
}

/** What refactorings are asked about. */
export interface RefactoringContext {
  readonly file: SourceFile;
  readonly range: { readonly start: number; readonly end: number };
  readonly workspace: Workspace;
  readonly uriOf: (path: string) => string;
  /** The text of a file, of whatever kind, that exists already. */
  readonly textOf: (uri: string) => string | undefined;
}

/** Whether each node that has a file reads the same after edits, as far as words and blocks go. */
export function readsTheSame(
  { file, workspace }: Pick<RefactoringContext, "file" | "workspace">,
  edits: readonly FileEdit[],
): boolean {
  const changed = new Map<string, SourceFile>();
  for (const [uri, text] of afterEdits(edits))
    changed.set(uri, sourceFile(uri, text));
  const host = overlayHost(workspace.host, changed);
  return workspace.configurationsOf(file).every((before) => {
    const root = changed.get(before.root.uri) ?? before.root;
    const after = readAs(root, host, before.configId, workspace.target);
    const again = readAs(
      before.root,
      workspace.host,
      before.configId,
      workspace.target,
    );
    return structureOf(after) === structureOf(again);
  });
}

function readAs(
  root: SourceFile,
  host: Workspace["host"],
  configId: string | undefined,
  target: Workspace["target"],
): Configuration {
  return evaluate(root, host, {
    vocabulary,
    path: fragmentPath(root),
    target,
    ...(configId === undefined ? {} : { configId }),
  });
}

/** The texts of files after edits. */
export function afterEdits(
  edits: readonly FileEdit[],
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const ordered = edits.toSorted(
    (one, other) =>
      ("start" in other ? other.start : 0) - ("start" in one ? one.start : 0),
  );
  for (const edit of ordered) {
    const { newText } = edit;
    if ("create" in edit) texts.set(edit.create, newText);
    else {
      const { file, start, end } = edit;
      const text = texts.get(file.uri) ?? file.text;
      texts.set(file.uri, text.slice(0, start) + newText + text.slice(end));
    }
  }
  return texts;
}

/** Words and blocks, without the places where they stand. */
export function structureOf({ statements }: Configuration): string {
  const lines: string[] = [];
  walk(statements, ({ words, path, block }) => {
    const texts = words.map(({ text, quoted }) =>
      quoted ? JSON.stringify(text) : text,
    );
    lines.push(`${path} ${texts.join(" ")} ${block?.kind ?? ""}`);
  });
  return lines.join("\n");
}

/** How the lines of a file end. */
export function newlineOf({ text }: SourceFile): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** A name that is not taken yet: with a number behind it if need be. */
export function freeName(
  stem: string,
  isTaken: (name: string) => boolean,
): string {
  let name = stem;
  for (let index = 2; isTaken(name); index += 1) name = `${stem}_${index}`;
  return name;
}
