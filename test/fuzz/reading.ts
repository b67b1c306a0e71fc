/* Any text is read: nothing is thrown, no character lost, every place within the text. */
import assert from "node:assert/strict";
import {
  evaluate,
  type Configuration,
} from "../../grammar/evaluation/evaluate.ts";
import { checkTree } from "../../grammar/schema/check.ts";
import { vocabulary } from "../../grammar/schema/schema.ts";
import { newestVersion } from "../../grammar/schema/versions.ts";
import type { Word } from "../../grammar/syntax/line.ts";
import { linesOf } from "../../grammar/syntax/line-parser.ts";
import {
  sourceFile,
  textOf,
  type Place,
  type SourceFile,
} from "../../grammar/syntax/source-file.ts";
import { extentOf, walk } from "../../grammar/syntax/tree.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import { randomFrom } from "../harness/random.ts";
import type { Property } from "./property.ts";
import { mutated } from "./texts.ts";

/** Parsing and evaluation of mutated texts. */
export function reading(texts: readonly string[]): Property {
  return {
    name: "any text is read",
    form: "text",
    inputOf: (seed) => mutated(texts, randomFrom(seed)),
    check: (text) => {
      const file = sourceFile("keepalived.conf", text);
      checkLines(file);
      checkEvaluation(file);
    },
  };
}

/** Every character that is no white space is in exactly one line or comment. */
export function checkLines(file: SourceFile): void {
  const { uri: name, text } = file;
  const { segments, comments } = linesOf(file);
  const conditions = segments.flatMap((segment) => segment.conditions);
  const pieces = [...segments, ...conditions, ...comments].toSorted(
    (one, other) => one.start - other.start || one.end - other.end,
  );
  let at = 0;
  for (const { start, end } of pieces) {
    // A comment between the lines of a definition lies inside it.
    if (end <= at) continue;
    if (start < at) assert.fail(`${name}: ${start} is read twice`);
    if (!white.test(text.slice(at, start)))
      assert.fail(`${name}: lost between ${at} and ${start}`);
    at = end;
  }
  if (!white.test(text.slice(at))) assert.fail(`${name}: lost behind ${at}`);
}

const white = /^[ \t\r\n\f\v]*$/;

function checkEvaluation(root: SourceFile): void {
  // A part that includes the whole again, and one that is only itself.
  const host = memoryHost({
    "keepalived.conf": root.text,
    "part.conf": "priority 100\n}\ninclude keepalived.conf\n",
    "odd.conf": '"\n{ $A',
  });
  checkPlaces(evaluate(root, host, { vocabulary, configId: "lb01" }));
}

/** All places lie in their files, and words stand where they are said to. */
export function checkPlaces({ statements, problems }: Configuration): void {
  walk(statements, (statement) => {
    const { words } = statement;
    if (!isInside(statement) || !isInside(extentOf(statement)))
      assert.fail(`a place outside of its file: ${words[0].text}`);
    for (const word of words)
      if (!isInside(word) || !isThere(word))
        assert.fail(`it does not stand where it is said to: ${word.text}`);
  });
  for (const { rule, at } of [
    ...problems,
    ...checkTree(statements, newestVersion),
  ])
    if (!isInside(at)) assert.fail(`${rule} is outside of its file`);
}

function isInside({ file: { text }, start, end }: Place): boolean {
  return start >= 0 && start <= end && end <= text.length;
}

/** Quotes and backslashes spell a word in another way; the one that ends a text is glued to its last word. */
function isThere(word: Word): boolean {
  if (!word.verbatim || word.quoted) return true;
  const written = textOf(word);
  return written === word.text || /["'\\]/.test(written + word.text);
}
