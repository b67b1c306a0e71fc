/* A unified diff of two texts, for people to read and `patch` to apply. */

import { visible } from "../engine/visible.ts";

/** Empty where nothing differs. An undefined text is a file that is not there. `context`: equal lines around changes. */
export function unifiedDiff(
  name: string,
  before: string | undefined,
  after: string,
  context = 3,
): string {
  if (before === after) return "";
  const changes = lineChanges(splitLines(before ?? ""), splitLines(after));
  const head = [
    `--- ${before === undefined ? "/dev/null" : quoted(name)}`,
    `+++ ${quoted(name)}`,
  ];
  return (
    [...head, ...hunks(changes, context).map(renderHunk)].join("\n") + "\n"
  );
}

/** As git and patch write names that a line can't hold: in quotes, bytes in octal. */
function quoted(name: string): string {
  if (visible(name) === name && !/["\\]/.test(name)) return name;
  const characters = Array.from(name, (each) =>
    /["\\]/.test(each)
      ? `\\${each}`
      : visible(each) === each
        ? each
        : [...Buffer.from(each)]
            .map((byte) => `\\${byte.toString(8).padStart(3, "0")}`)
            .join(""),
  );
  return `"${characters.join("")}"`;
}

interface Change {
  readonly kind: " " | "-" | "+";
  readonly text: string;
  /** Lines of either text before this one. */
  readonly old: number;
  readonly new: number;
}

function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function lineChanges(
  before: readonly string[],
  after: readonly string[],
): readonly Change[] {
  let head = 0;
  while (head < before.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (
    tail < Math.min(before.length, after.length) - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail += 1;
  const changes: Change[] = [];
  let old = 0;
  let now = 0;
  const push = (kind: Change["kind"], text = ""): void => {
    changes.push({ kind, text, old, new: now });
    if (kind !== "+") old += 1;
    if (kind !== "-") now += 1;
  };
  for (const line of before.slice(0, head)) push(" ", line);
  for (const [kind, line] of middleChanges(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  ))
    push(kind, line);
  for (const line of before.slice(before.length - tail)) push(" ", line);
  return changes;
}

/** Longest common subsequence; where that would take too long, all out and all in. */
function middleChanges(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [Change["kind"], string])[] {
  const width = after.length + 1;
  if (before.length * width > 4_000_000)
    return [
      ...before.map((line) => ["-", line] as const),
      ...after.map((line) => ["+", line] as const),
    ];
  const common = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number): number =>
    common[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1)
      common[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const changes: (readonly [Change["kind"], string])[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length || column < after.length) {
    const old = before[row];
    const now = after[column];
    if (old !== undefined && old === now) {
      changes.push([" ", old]);
      row += 1;
      column += 1;
    } else if (
      old !== undefined &&
      (now === undefined || at(row + 1, column) >= at(row, column + 1))
    ) {
      changes.push(["-", old]);
      row += 1;
    } else {
      changes.push(["+", now ?? ""]);
      column += 1;
    }
  }
  return changes;
}

function hunks(
  changes: readonly Change[],
  context: number,
): readonly (readonly Change[])[] {
  const result: Change[][] = [];
  let last = -1;
  changes.forEach(({ kind }, index) => {
    if (kind === " ") return;
    const from = Math.max(0, index - context, last + 1);
    const to = Math.min(changes.length, index + context + 1);
    const fresh = changes.slice(from, to);
    const open = result.at(-1);
    if (open !== undefined && index - context <= last + 1)
      open.push(...changes.slice(last + 1, to));
    else result.push([...fresh]);
    last = to - 1;
  });
  return result;
}

function renderHunk(hunk: readonly Change[]): string {
  const old = hunk.filter(({ kind }) => kind !== "+").length;
  const now = hunk.filter(({ kind }) => kind !== "-").length;
  const [first] = hunk;
  const start = (before: number, count: number): number =>
    count === 0 ? before : before + 1;
  const lines = hunk.map(({ kind, text }) =>
    text.endsWith("\n")
      ? `${kind}${text.slice(0, -1)}`
      : `${kind}${text}\n\\ No newline at end of file`,
  );
  return [
    `@@ -${start(first?.old ?? 0, old)},${old} +${start(first?.new ?? 0, now)},${now} @@`,
    ...lines,
  ].join("\n");
}
