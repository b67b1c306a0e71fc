/* stub */
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { Workspace } from "./workspace.ts";
export interface CompletionList {
  readonly place: Place;
  readonly items: readonly Completion[];
  readonly isComplete: boolean;
}
export interface CompletionKey {
  readonly path: string;
  readonly name: string;
  readonly value?: string;
}
export interface Completion {
  readonly label: string;
  readonly kind:
    | "block"
    | "keyword"
    | "option"
    | "value"
    | "name"
    | "interface"
    | "address"
    | "definition"
    | "condition"
    | "rule"
    | "directive"
    | "file"
    | "folder";
  readonly text: string;
  readonly snippet?: string;
  readonly sort: string;
  readonly filter?: string;
  readonly detail?: string;
  readonly deprecated?: boolean;
  readonly key?: CompletionKey;
}
export function completionAt(
  file: SourceFile,
  offset: number,
  _workspace: Workspace,
  _trigger: string | undefined,
): CompletionList {
  return {
    place: { file, start: offset, end: offset },
    items: [],
    isComplete: true,
  };
}
export function completionDocs(
  _key: CompletionKey | undefined,
): string | undefined {
  return undefined;
}
