/* How much a sequence or an include becomes. */
import type { Configuration } from "../../../../grammar/evaluation/evaluate.ts";
import { linesOf } from "../../../../grammar/syntax/line-parser.ts";
import type { StatementSegment } from "../../../../grammar/syntax/line.ts";
import type {
  Place,
  SourceFile,
} from "../../../../grammar/syntax/source-file.ts";
import { pathOf } from "../../host/paths.ts";
import { code, fenced } from "../markdown.ts";
import type { HintOfNode, Part } from "./hint.ts";

/** How many lines or files a reason names. */
const mostNamed = 10;

export function expansionHints(
  configuration: Configuration,
  file: SourceFile,
  within: Part,
): readonly HintOfNode[] {
  const isWithin = ({ start, end }: Place): boolean =>
    start <= within.end && within.start <= end;
  return [
    ...sequenceHints(configuration, file, isWithin),
    ...includeHints(configuration, file, isWithin),
  ];
}

function sequenceHints(
  configuration: Configuration,
  file: SourceFile,
  isWithin: (place: Place) => boolean,
): readonly HintOfNode[] {
  const sequences = linesOf(file).special.filter(
    (each) => each.kind === "sequence" && isWithin(each),
  );
  if (sequences.length === 0) return [];
  const made = configuration.segments.filter(
    (each): each is StatementSegment =>
      each.kind === "statement" && each.file === file,
  );
  return sequences.flatMap(({ start, end }) => {
    const own = made.filter((each) => start <= each.start && each.start < end);
    if (own.length === 0) return [];
    return [
      {
        group: "expansions",
        file,
        offset: end,
        label: counted(own.length, "line"),
        node: undefined,
        reason: () =>
          fenced(
            named(
              own.map(({ words }) => words.map(({ text }) => text).join(" ")),
            ).join("\n"),
          ),
      },
    ];
  });
}

/** A plain path is one file: only patterns are counted. */
function includeHints(
  { includes }: Configuration,
  file: SourceFile,
  isWithin: (place: Place) => boolean,
): readonly HintOfNode[] {
  return includes.flatMap(({ at, pattern, matches = [] }) => {
    const isPlain = matches.length === 1 && !/[*?[{]/.test(pattern.text);
    if (at.file !== file || !isWithin(at) || matches.length === 0 || isPlain)
      return [];
    return [
      {
        group: "expansions",
        file,
        offset: pattern.end,
        label: counted(matches.length, "file"),
        node: undefined,
        reason: () =>
          named(matches.map(pathOf))
            .map((path) => `- ${code(path)}`)
            .join("\n"),
      },
    ];
  });
}

function named(all: readonly string[]): readonly string[] {
  const more = all.length - mostNamed;
  return more > 0 ? [...all.slice(0, mostNamed), `and ${more} more`] : all;
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
