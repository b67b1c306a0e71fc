/* What a line begins with if it is no statement. */

/** A line that may define, include or repeat something, at its beginning or behind a brace. */
export const directive =
  /(?:^|[{}])[ \t]*(?:@|\$[A-Za-z_][A-Za-z0-9_]*=|~|include)/;

/** A made line that begins with a condition, a definition or a sequence: matches its first character. */
export const beginsWithDirective = /^(?:@|\$(?=[A-Za-z_][A-Za-z0-9_]*=)|~)/;
