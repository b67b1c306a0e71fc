/* What the frame of a node says, whatever its place: whether it is the same in two versions of a file. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { KnownTexts } from "../../../grammar/syntax/known-texts.ts";
import { memo, memoOn } from "../../../grammar/syntax/memo.ts";
import { hasGaps } from "./gaps.ts";
import type { Frame, KnownNode } from "./node.ts";

/** Stands for what a frame says. */
export interface FrameText {
  readonly says: readonly unknown[];
}

/**
 * What stands outside of virtual servers, in the order of the text, and what the project file says of the node. The
 * same object as for the version of the file before, if that is the same. Undefined where files can't be seen: the same
 * text may mean different things.
 */
export function frameTextOf(
  configuration: Configuration,
  known: KnownNode | undefined,
): FrameText | undefined {
  if (hasGaps(configuration)) return undefined;
  const { configId, texts, statements, includes } = configuration;
  const says: unknown[] = [];
  for (const each of statements)
    if (each.keyword !== "virtual_server")
      says.push(each.piece, each.block?.form);
  for (const { twice, matches } of includes)
    says.push(twice, matches?.join("\0"));
  const frames = lastFrames(texts);
  const reader = JSON.stringify([
    configId,
    known?.name,
    known?.addresses,
    known?.macs,
  ]);
  const last = frames.get(reader);
  if (last !== undefined && isSame(last.says, says)) return last;
  const text = { says };
  frames.set(reader, text);
  return text;
}

/** By the nodes that read the file. */
const lastFrames: (texts: KnownTexts) => Map<string, FrameText> = memo(
  () => new Map(),
);

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return (
    one.length === other.length &&
    one.every((each, index) => each === other[index])
  );
}

/**
 * Remembers what follows from a frame, once for all versions of a file in which it says the same. What is worked out
 * must hold no place.
 */
export function memoByFrame<V>(
  compute: (frame: Frame) => V,
): (frame: Frame) => V {
  return memoOn(({ text }) => text, compute);
}
