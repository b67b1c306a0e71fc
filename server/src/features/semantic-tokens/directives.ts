/* Conditions, definitions, sequences, includes and comments: what the reader obeys before there are keywords. */
import type { Configuration } from "../../../../grammar/evaluation/evaluate.ts";
import type {
  Condition,
  DefinitionSegment,
  Segment,
  SequenceSegment,
} from "../../../../grammar/syntax/line.ts";
import { linesOf } from "../../../../grammar/syntax/line-parser.ts";
import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import { token, type Token } from "./token.ts";
import { tokensByLooks } from "./values.ts";

/** Tokens of what directs the reader, as written. */
export function directiveTokens(
  file: SourceFile,
  configurations: readonly Configuration[],
): readonly Token[] {
  const used = new Set(
    configurations.flatMap(({ uses }) => uses.map(({ name }) => name)),
  );
  return linesOf(file).special.flatMap((segment) => [
    ...segment.conditions
      .filter((each) => each.file === file)
      .map(({ start, end }) => token(start, end, "decorator")),
    ...directive(segment, used),
  ]);
}

/** Each place that uses a definition. */
export function variableTokens(
  file: SourceFile,
  configurations: readonly Configuration[],
): readonly Token[] {
  return configurations.flatMap(({ uses }) =>
    uses
      .filter(({ at }) => at.file === file)
      .map(({ at: { start, end }, definition }) =>
        definition === undefined
          ? token(start, end, "variable")
          : definition.at === undefined
            ? token(start, end, "variable", "readonly", "defaultLibrary")
            : token(start, end, "variable", "readonly"),
      ),
  );
}

export function commentTokens(file: SourceFile): readonly Token[] {
  return linesOf(file).comments.map(({ start, end }) =>
    token(start, end, "comment"),
  );
}

/** Lines that no node reads, because their conditions hold for none. */
export function skippedTokens(
  file: SourceFile,
  configurations: readonly Configuration[],
): readonly Token[] {
  const ids = configurations.map(({ configId }) => configId);
  return linesOf(file).special.flatMap(({ conditions, start, end, kind }) => {
    const isRead =
      conditions.length === 0 || ids.some((id) => hold(conditions, id));
    return isRead || kind === "empty"
      ? []
      : [token(start, end, "comment", "unused")];
  });
}

function hold(
  conditions: readonly Condition[],
  configId: string | undefined,
): boolean {
  return conditions.every(({ id, negated }) => (id === configId) !== negated);
}

function directive(
  segment: Segment,
  used: ReadonlySet<string>,
): readonly Token[] {
  switch (segment.kind) {
    case "include": {
      const { keyword, pattern } = segment;
      return [
        token(keyword.start, keyword.end, "keyword"),
        token(pattern.start, pattern.end, "string"),
      ];
    }
    case "definition":
      return definition(segment, used);
    case "sequence":
      return sequence(segment);
    default:
      return [];
  }
}

function definition(
  { file, start, end, name }: DefinitionSegment,
  used: ReadonlySet<string>,
): readonly Token[] {
  const modifiers = used.has(name.text)
    ? (["declaration", "readonly"] as const)
    : (["declaration", "readonly", "unused"] as const);
  const value = file.text.indexOf("=", name.end) + 1;
  return [
    token(start, name.end, "variable", ...modifiers),
    ...tokensByLooks(file.text.slice(value, end), value),
  ];
}

/** The part up to the closing parenthesis; what is behind it are statements. The names come first in it. */
function sequence({ file, start, end }: SequenceSegment): readonly Token[] {
  const text = file.text.slice(start, end);
  const [head = "", word = ""] = /^(~[A-Za-z]*)[^)]*\)?/.exec(text) ?? [];
  const inside = tokensByLooks(head.slice(word.length), start + word.length);
  const names = /^[ \t]*\([ \t]*(?:\{[^}]*\}|[^,)]*)/.exec(
    head.slice(word.length),
  );
  const behind = start + word.length + (names?.[0].length ?? 0);
  return [
    token(start, start + word.length, "macro"),
    ...inside.map((each) =>
      each.end <= behind
        ? token(each.start, each.end, "variable", "declaration")
        : each,
    ),
  ];
}
