/* What is proposed at the cursor, and what is left after accepting it. */
import assert from "node:assert/strict";
import { completionAt } from "../../server/src/features/completion.ts";
import type { Completion } from "../../server/src/features/completion/proposal.ts";
import { world } from "./world.ts";

type Files = Parameters<typeof world>[0];

/** The proposals in the order in which they are shown. */
export function completionsAt(
  files: Files,
  target?: string,
): readonly Completion[] {
  const { file, offset, workspace } = world(files, target);
  return completionAt(file, offset, workspace).items.toSorted((one, other) =>
    one.sort < other.sort ? -1 : one.sort > other.sort ? 1 : 0,
  );
}

/** What they are called. */
export function labelsAt(files: Files): readonly string[] {
  return completionsAt(files).map(({ label }) => label);
}

/** The one that is called so. */
export function find(files: Files, label: string): Completion {
  const items = completionsAt(files);
  return (
    items.find((each) => each.label === label) ??
    assert.fail(`no ${label} in ${items.map((each) => each.label).join(" ")}`)
  );
}

/** The text after a proposal has been accepted without tab stops, the cursor behind it. */
export function accept(files: Files, label: string): string {
  const { file, offset, workspace } = world(files);
  const { place } = completionAt(file, offset, workspace);
  const { text } = find(files, label);
  return `${file.text.slice(0, place.start)}${text}█${file.text.slice(place.end)}`;
}
