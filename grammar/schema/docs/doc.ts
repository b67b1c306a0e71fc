/**
 * Our own words about one keyword. Syntax, range, default and versions are not repeated here:
 * they come from the keyword's facts and are printed beside this text.
 */
export interface KeywordDoc {
  /** One sentence, no trailing period: what it does. Shown in completion lists. */
  readonly summary: string;
  /** Markdown: effect, interplay with other keywords, traps. Left out where the summary says all. */
  readonly details?: string;
  /** Lines that are valid where the keyword stands, the keyword among them. */
  readonly example?: string;
}

/** The docs of a block's keywords (or of a line format's words), by keyword. */
export type KeywordDocs = Readonly<Record<string, KeywordDoc>>;
