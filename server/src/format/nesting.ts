import type { Segment } from "../../../grammar/syntax/line.ts";
import type { Place } from "../../../grammar/syntax/source-file.ts";
import type { Statement } from "../../../grammar/syntax/tree.ts";

/** How many blocks are around a line. Undefined: a brace that closes nothing. */
export type Depth = number | undefined;

/**
 * The depth of each line, as the tree that was built from them has it. A brace has the depth of its block's head.
 * Where a brace is missing or too many, this is what the block builder took for meant.
 */
export function depthsOf(
  segments: readonly Segment[],
  statements: readonly Statement[],
): readonly Depth[] {
  const steps = stepsOf(statements);
  let next = 0;
  let head = 0;
  return segments.map((segment) => {
    const step = steps[next];
    if (segment.kind === "open") return head;
    if (step?.kind !== segment.kind || !isSamePlace(step.at, segment))
      return undefined;
    next += 1;
    head = step.depth;
    return step.depth;
  });
}

interface Step {
  readonly kind: "statement" | "close";
  /** The statement, or the brace that closes its block. */
  readonly at: Place;
  readonly depth: number;
}

function isSamePlace(one: Place, other: Place): boolean {
  return one.start === other.start && one.file === other.file;
}

/** Statements and closing braces in the order of the text. */
function stepsOf(statements: readonly Statement[]): readonly Step[] {
  const steps: Step[] = [];
  const todo: {
    readonly list: readonly Statement[];
    readonly close: Place | undefined;
    next: number;
  }[] = [{ list: statements, close: undefined, next: 0 }];
  for (let top = todo.at(-1); top !== undefined; top = todo.at(-1)) {
    const statement = top.list[top.next];
    top.next += 1;
    if (statement === undefined) {
      todo.pop();
      if (top.close !== undefined)
        steps.push({ kind: "close", at: top.close, depth: todo.length - 1 });
      continue;
    }
    steps.push({ kind: "statement", at: statement, depth: todo.length - 1 });
    const { block } = statement;
    if (block !== undefined)
      todo.push({ list: block.statements, close: block.close, next: 0 });
  }
  return steps;
}
