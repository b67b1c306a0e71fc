/* Comments that silence a finding, with the reason why: `# keepalived-lsp-disable-next-line RULE -- reason`. */
import { lineAt } from "../../../grammar/syntax/line-index.ts";
import { linesOf } from "../../../grammar/syntax/line-parser.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";

export interface Suppression {
  readonly rules: readonly string[];
  readonly reason: string | undefined;
  /** The line it speaks of, from 0; undefined for the whole file. */
  readonly line: number | undefined;
  readonly at: Place;
}

const pattern =
  /^[#!]+[ \t]*keepalived-lsp-disable-(next-line|line|file)[ \t]+([a-z0-9-]+(?:[ \t]*,[ \t]*[a-z0-9-]+)*)[ \t]*(?:--[ \t]*(\S(?:.*\S)?))?/;

/** All suppressions of a file. */
export const suppressionsOf: (file: SourceFile) => readonly Suppression[] =
  memo((file) => {
    return commentsOf(file).flatMap((comment) => {
      const match = pattern.exec(file.text.slice(comment.start, comment.end));
      if (match === null) return [];
      const [, scope = "", rules = "", reason] = match;
      const own = lineAt(file, comment.start);
      const line =
        scope === "file" ? undefined : scope === "line" ? own : own + 1;
      return [
        {
          rules: rules.split(",").map((rule) => rule.trim()),
          reason,
          line,
          at: comment,
        },
      ];
    });
  });

/** Comments that are meant to silence something, and can't be read. */
export const unreadableSuppressionsOf: (file: SourceFile) => readonly Place[] =
  memo((file) =>
    commentsOf(file).filter(
      ({ start, end }) => !pattern.test(file.text.slice(start, end)),
    ),
  );

const commentsOf: (file: SourceFile) => readonly Place[] = memo((file) => {
  const { comments } = linesOf(file);
  if (comments.length === 0 || !file.text.includes("keepalived-lsp-disable"))
    return [];
  return comments.filter(({ start, end }) =>
    /^[#!]+[ \t]*keepalived-lsp-disable\b/.test(file.text.slice(start, end)),
  );
});

/** The suppression that silences a rule at a place, if there is one. */
export function suppressionFor(
  rule: string,
  at: Place,
): Suppression | undefined {
  const suppressions = suppressionsOf(at.file);
  if (suppressions.length === 0) return undefined;
  const line = lineAt(at.file, at.start);
  return suppressions.find(
    (each) =>
      (each.line === undefined || each.line === line) &&
      each.rules.includes(rule),
  );
}
