/* What the grammar has read of a line, where the line stands in the next version of its file. */
import type { Problem, Segment } from "./line.ts";
import type { Place, SourceFile } from "./source-file.ts";

/** How far a part of a text has moved. */
export interface Move {
  /** The next version. */
  readonly file: SourceFile;
  readonly characters: number;
  readonly lines: number;
}

/** A place, where it has moved to. */
export function movedPlace<P extends Place>(
  place: P,
  { file, characters }: Move,
): P {
  const { start, end } = place;
  return { ...place, file, start: start + characters, end: end + characters };
}

/** A segment with all that it consists of. */
export function movedSegment(segment: Segment, move: Move): Segment {
  const place = <P extends Place>(each: P): P => movedPlace(each, move);
  const base = {
    ...place(segment),
    line: segment.line + move.lines,
    conditions: segment.conditions.map(place),
  };
  switch (base.kind) {
    case "statement": {
      const [first, ...others] = base.words;
      return {
        ...base,
        words: [place(first), ...others.map(place)],
        ...(base.again === undefined ? {} : { again: base.again.map(place) }),
      };
    }
    case "include":
      return {
        ...base,
        keyword: place(base.keyword),
        pattern: place(base.pattern),
      };
    case "definition": {
      const { shorter } = base;
      return {
        ...base,
        name: place(base.name),
        shorter: shorter && { ...shorter, end: shorter.end + move.characters },
      };
    }
    default:
      return base;
  }
}

/** A problem of the text itself. */
export function movedProblem(problem: Problem, move: Move): Problem {
  return { ...problem, at: movedPlace(problem.at, move) };
}
