/** Something that could stand at the cursor. */
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
  /** What is inserted. */
  readonly text: string;
  /** The same with tab stops, for editors that know them. */
  readonly snippet?: string;
  /** Proposals are shown in the order of these texts. */
  readonly sort: string;
  /** What the typed word is compared with, where that is not the label. */
  readonly filter?: string;
  /** One line, shown beside the label. */
  readonly detail?: string;
  readonly deprecated?: boolean;
  readonly key?: CompletionKey;
}

/** What the docs of a proposal are found by: a keyword, or one of the words that it takes. */
export interface CompletionKey {
  readonly path: string;
  readonly name: string;
  readonly value?: string;
}

/** The path of keys that mean rules. */
export const rulePath = "<rule>";

/** Keeps a list's own order. */
export function ordered(group: number, position: number): string {
  return `${group}${String(position).padStart(4, "0")}`;
}

/** A snippet as the text that is left when nothing is filled in. */
export function plainText(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, "$1")
    .replace(/\$\{\d+:([^}]*)\}/g, "$1")
    .replace(/\$\{?\d+\}?/g, "")
    .replace(/\\([\\$}])/g, "$1");
}
