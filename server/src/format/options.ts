/** How a configuration is laid out. */
export interface FormatOptions {
  /** Blanks for one block, or a tab. */
  readonly indent: number | "tab";
  /** Whether the values of statements that follow each other stand in one column. */
  readonly alignValues: boolean;
}

/** What somebody has decided of it. */
export type FormatChoice = Partial<FormatOptions>;

export const defaultFormat: FormatOptions = { indent: 4, alignValues: false };

/** More than this nobody indents by. */
export const widestIndent = 16;

/** Whether it is a number of blanks. */
export function isIndent(value: unknown): value is number {
  return (
    Number.isInteger(value) &&
    Number(value) >= 0 &&
    Number(value) <= widestIndent
  );
}

/** The characters of one step of indentation. */
export function indentText({ indent }: FormatOptions): string {
  return indent === "tab" ? "\t" : " ".repeat(indent);
}
