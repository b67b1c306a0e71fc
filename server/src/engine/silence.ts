/*
 * Of what rules have nothing to say. That follows from text, so it is remembered with the texts of a file: from one
 * version of it to the next, what has not changed is not judged again.
 */
import type { BlockForm } from "../../../grammar/syntax/block-form.ts";
import type { KnownTexts } from "../../../grammar/syntax/known-texts.ts";
import type { Piece } from "../../../grammar/syntax/line-shape.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { Outline } from "../../../grammar/syntax/outline.ts";
import type { Settings } from "./settings.ts";

export interface Silence {
  /** Outlines of blocks of which, and of what is in them, nothing is said. */
  readonly blocks: Set<Outline>;
  /** Statements without a block, by kind and path of the one they stand in, of which nothing is said under `*`. */
  readonly pieces: Map<string, Set<Piece>>;
  /** Numbers of the rules that have something to say of services with an outline. */
  readonly outlines: Map<Outline, readonly number[]>;
  /** Numbers of the rules that have something to say of a service, with the head it has. */
  readonly services: Map<BlockForm, Speakers>;
}

export interface Speakers {
  readonly head: Piece;
  readonly rules: readonly number[];
}

/** What is remembered with the texts of a file, for the rules that these settings choose. */
export function silenceIn(texts: KnownTexts, settings: Settings): Silence {
  return silences(texts)(settings);
}

const silences: (texts: KnownTexts) => (settings: Settings) => Silence = memo(
  () => memo(noSilence),
);

export function noSilence(): Silence {
  return {
    blocks: new Set(),
    pieces: new Map(),
    outlines: new Map(),
    services: new Map(),
  };
}
