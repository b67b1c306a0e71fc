/*
 * Of what rules have nothing to say, and what they have said of services. That follows from text, so it is remembered
 * with the texts of a file: from one version of it to the next, what has not changed is not judged again.
 */
import type { BlockForm } from "../../../grammar/syntax/block-form.ts";
import type { KnownTexts } from "../../../grammar/syntax/known-texts.ts";
import type { Piece } from "../../../grammar/syntax/line-shape.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { Outline } from "../../../grammar/syntax/outline.ts";
import { noneClean, type Clean } from "../../../grammar/schema/check.ts";
import type { FrameText } from "../model/frame.ts";
import { hasGaps } from "../model/gaps.ts";
import type { Node } from "../model/node.ts";
import type { Saying } from "./saying.ts";
import type { Settings } from "./settings.ts";

export interface Silence {
  /** What the schema finds nothing wrong with. */
  readonly clean: Clean;
  /** Outlines of blocks of which, and of what is in them, nothing is said. */
  readonly blocks: Set<Outline>;
  /** Statements without a block, by kind and path of the one they stand in, of which nothing is said under `*`. */
  readonly pieces: Map<string, Set<Piece>>;
  /** Numbers of the rules that have something to say of services with an outline. */
  readonly outlines: Map<Outline, readonly number[]>;
  /** What was said of services, by rules that look at nothing but the service. */
  readonly services: Judgements;
  /** What is remembered as long as the frame of the node says the same. */
  readonly within: (frame: FrameText) => FrameSilence;
}

export interface FrameSilence {
  /** Numbers of the rules that have something to say of the frame, or look at more; undefined: none was asked yet. */
  rules: readonly number[] | undefined;
  /** As in `Silence`, also by rules that look at the frame. */
  readonly services: Judgements;
}

/** By the heads of services, of which there are hardly two with the same text. */
export type Judgements = Map<Piece, Judgement>;

/** What rules think of a service. */
export interface Judgement {
  /** Its block. */
  readonly form: BlockForm;
  /** Numbers of the rules that have to be asked again: they look at more, or what they say does not move with it. */
  readonly again: readonly number[];
  /** What the others have said. */
  readonly sayings: readonly Saying[];
}

/**
 * What is remembered with the texts of a node's root file, for the rules that these settings choose. Where a
 * configuration can't be seen as a whole, the same text may mean different things: nothing is.
 */
export function silenceOf(
  { configuration }: Node,
  settings: Settings,
): Silence {
  return hasGaps(configuration)
    ? noSilence()
    : silences(configuration.texts)(settings);
}

const silences: (texts: KnownTexts) => (settings: Settings) => Silence = memo(
  () => memo(noSilence),
);

function noSilence(): Silence {
  return {
    clean: noneClean(),
    blocks: new Set(),
    pieces: new Map(),
    outlines: new Map(),
    services: new Map(),
    within: memo(() => ({ rules: undefined, services: new Map() })),
  };
}
