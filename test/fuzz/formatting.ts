/* Any text can be laid out, whole or in part, in any way that can be chosen: nothing that keepalived reads changes. */
import assert from "node:assert/strict";
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import { fragmentPath } from "../../server/src/engine/fragments.ts";
import {
  applied,
  format,
  type FormatEdit,
} from "../../server/src/format/format.ts";
import {
  widestIndent,
  type FormatOptions,
} from "../../server/src/format/options.ts";
import { randomFrom, type Random } from "../harness/random.ts";
import { commentsOf, reading, readingsOf } from "../harness/reading.ts";
import type { Property } from "./property.ts";
import { assertSame } from "./same.ts";
import { mutated } from "./texts.ts";

/** Formatting of mutated texts. */
export function formatting(texts: readonly string[]): Property {
  return {
    name: "any text is formatted",
    form: "text",
    inputOf: (seed) => {
      const random = randomFrom(seed);
      const text = mutated(texts, random);
      return random.once(3) ? text.replaceAll(/\r?\n/g, "\r\n") : text;
    },
    check: (text) => {
      // What is chosen comes from the text, so that a kept one fails again.
      const random = randomFrom(text.length);
      const options = optionsOf(random);
      const path = fragmentPath(sourceFile("", text));
      const before = readOf(text, path);
      if (isMuch(before)) return;
      const whole = formatted(text, options);
      assertSame(readOf(whole, path), before, "it is read in another way");
      assertSame([formatted(whole, options)], [whole], "twice is not once");
      const part = formatted(text, options, rangeOf(text, random));
      assertSame(readOf(part, path), before, "a part is read in another way");
    },
  };
}

/** A few lines may make thousands, or too many: to read these again and again takes long and shows nothing new. */
function isMuch(read: readonly string[]): boolean {
  return read.some(
    (text) => text.length > 100_000 || text.includes("expansion-too-large"),
  );
}

function optionsOf(random: Random): FormatOptions {
  return {
    indent: random.once(4) ? "tab" : random.below(widestIndent + 1),
    alignValues: random.once(2),
  };
}

function rangeOf(
  text: string,
  random: Random,
): { readonly start: number; readonly end: number } {
  const start = random.below(text.length + 1);
  return { start, end: start + random.below(text.length + 1 - start) };
}

/** What keepalived and people read. */
function readOf(text: string, path: string): readonly string[] {
  return [...readingsOf(text, {}, path).map(reading), ...commentsOf(text)];
}

function formatted(
  text: string,
  options: FormatOptions,
  range?: { readonly start: number; readonly end: number },
): string {
  const file = sourceFile("", text);
  const { edits } = format(file, options, fragmentPath(file), range);
  checkEdits(edits, text);
  return applied(file, edits);
}

/** In their order, apart from each other, within the text. */
function checkEdits(edits: readonly FormatEdit[], text: string): void {
  let last = 0;
  for (const { start, end } of edits) {
    assert.ok(last <= start && start <= end && end <= text.length, "an edit");
    last = end;
  }
}
