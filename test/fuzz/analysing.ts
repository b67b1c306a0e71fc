/* Rules, fixes and suppressions hold for any text: findings lie in the text, fixes come to an end. */
import assert from "node:assert/strict";
import { lineAt } from "../../grammar/syntax/line-index.ts";
import {
  sourceFile,
  type SourceFile,
} from "../../grammar/syntax/source-file.ts";
import { analyse, type Analysis } from "../../server/src/engine/analyse.ts";
import type { Diagnostic } from "../../server/src/engine/diagnostic.ts";
import { fixAll, type Fixing } from "../../server/src/engine/fixing.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import { overlayHost } from "../../server/src/host/overlay-host.ts";
import { randomFrom } from "../harness/random.ts";
import { withMistake } from "./mistakes.ts";
import { plausible, textOfEntries } from "./plausible.ts";
import type { Property } from "./property.ts";
import { mutated } from "./texts.ts";

/** The file that is looked at. */
export const uri = "keepalived.conf";

/** Analysis of mutated texts: findings and their fixes stay within the files they name. */
export function analysing(texts: readonly string[]): Property {
  return {
    name: "any text is analysed",
    form: "text",
    inputOf: (seed) => mutated(texts, randomFrom(seed)),
    check: (text) => analyseText(text).diagnostics.forEach(checkFinding),
  };
}

/** Safe fixes of texts with a mistake end, and leave nothing that they could fix. */
export const fixing: Property = {
  name: "fixes come to an end",
  form: "text",
  inputOf: mistaken,
  check: (text) => {
    const once = fix(text);
    const fixed = once.changed.get(uri)?.text ?? text;
    const again = fix(fixed);
    assert.equal(again.changed.get(uri)?.text ?? fixed, fixed);
    assert.deepEqual(again.applied, []);
    if (once.applied.some(({ rule }) => uncovering.includes(rule))) return;
    assert.ok(
      errorsOf(once.analysis).length <= errorsOf(analyseText(text)).length,
      "fixes made it worse",
    );
  },
};

/** Their fixes bring back what keepalived did not read, with its own mistakes. */
const uncovering = [
  "unknown-keyword",
  "keyword-in-wrong-block",
  "outdated-keyword",
];

/** A suppressed finding is gone, and nothing else is: what is shown and what is suppressed is all there is. */
export const suppressing: Property = {
  name: "shown and suppressed findings are all",
  form: "text",
  inputOf: mistaken,
  check: (text) => {
    const before = analyseText(text).diagnostics;
    const [first] = before;
    if (first === undefined) return;
    const line = lineAt(first.file, first.start);
    const lines = text.split("\n");
    const comment = `# keepalived-lsp-disable-next-line ${first.rule.id} -- a test`;
    const after = analyseText(lines.toSpliced(line, 0, comment).join("\n"));
    const isSuppressed = ({ rule, file, start }: Diagnostic): boolean =>
      rule.id === first.rule.id && lineAt(file, start) === line;
    assert.deepEqual(
      after.diagnostics.map((each) => place(each, line)),
      before
        .filter((each) => !isSuppressed(each))
        .map((each) => place(each, Infinity)),
    );
  },
};

/** A configuration in which at most one thing is wrong. */
export function mistaken(seed: number): string {
  const random = randomFrom(seed);
  return withMistake(textOfEntries(plausible(random, "2.4.3")), random).text;
}

export function analyseText(
  text: string,
  changed: ReadonlyMap<string, SourceFile> = new Map(),
): Analysis {
  const host = overlayHost(memoryHost({}), changed);
  const root = changed.get(uri) ?? sourceFile(uri, text);
  return analyse({ roots: [{ file: root }], host });
}

export function fix(text: string): Fixing {
  return fixAll({
    analyse: (changed) => analyseText(text, changed),
    mayChange: () => true,
    textOf: (each) => (each === uri ? text : undefined),
    uriOf: (path) => path,
  });
}

/** Fails where it, or what its fixes change, lies outside of the files it names. */
export function checkFinding(finding: Diagnostic): void {
  const { rule, related } = finding;
  for (const { file, start, end } of [finding, ...related])
    if (!(start >= 0 && start <= end && end <= file.text.length))
      assert.fail(`${rule.id} lies outside of its file`);
  for (const { title, edits } of finding.fixes()) {
    let last = -1;
    for (const edit of edits
      .filter((each) => "file" in each)
      .toSorted(
        (one, other) => one.start - other.start || one.end - other.end,
      )) {
      if (
        edit.start < last ||
        edit.end < edit.start ||
        edit.end > edit.file.text.length
      )
        assert.fail(`${rule.id}: "${title}" has no sound edits`);
      last = edit.end;
    }
  }
}

function errorsOf({ diagnostics }: Analysis): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}

/** Line and rule, as if the line that was put in were not there. */
function place({ rule, file, start }: Diagnostic, inserted: number): string {
  const line = lineAt(file, start);
  return `${line > inserted ? line - 1 : line} ${rule.id}`;
}
