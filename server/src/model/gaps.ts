/* What can't be seen of a configuration: files it includes that can't be read here. */
import type {
  Configuration,
  Include,
} from "../../../grammar/evaluation/evaluate.ts";
import type { StatementSegment } from "../../../grammar/syntax/line.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { Statement } from "../../../grammar/syntax/tree.ts";

export interface Gaps {
  /** An unreadable include stands outside all blocks: there may be more blocks. */
  readonly root: boolean;
  /** An unreadable include stands somewhere inside this block of the root. */
  readonly inside: (head: Statement) => boolean;
}

/** Where a configuration has lines that can't be seen here. */
export const gapsOf: (configuration: Configuration) => Gaps = memo(
  (configuration) => {
    const heads = configuration.includes
      .filter(isUnreadable)
      .map(({ position }) => enclosingHead(configuration, position));
    // Reading stopped in the middle: there may be more of everything.
    const cutShort = configuration.problems.some(
      ({ rule }) => rule === "expansion-too-large",
    );
    return {
      root: cutShort || heads.includes(undefined),
      inside: (head) =>
        (cutShort && head === configuration.statements.at(-1)) ||
        heads.some(
          (each) => each?.file === head.file && each.start === head.start,
        ),
    };
  },
);

/** Whether anything of a configuration can't be seen here. */
export function hasGaps({ includes, problems }: Configuration): boolean {
  return (
    includes.some(isUnreadable) ||
    problems.some(({ rule }) => rule === "expansion-too-large")
  );
}

/** A wildcard without a match is an empty folder; a single file that is not there is one we do not have. */
function isUnreadable({ matches, failures, pattern }: Include): boolean {
  if (matches === undefined || failures.length > 0) return true;
  return matches.length === 0 && !/[*?[{]/.test(pattern.text);
}

/** The head of the outermost block around the line behind this many effective lines. */
function enclosingHead(
  { segments }: Configuration,
  position: number,
): StatementSegment | undefined {
  const heads: (StatementSegment | undefined)[] = [];
  let candidate: StatementSegment | undefined;
  for (let at = 0; at < position; at += 1) {
    const segment = segments[at];
    if (segment?.kind === "statement") candidate = segment;
    else if (segment?.kind === "open") heads.push(candidate);
    else if (segment?.kind === "close") heads.pop();
  }
  return heads[0];
}
