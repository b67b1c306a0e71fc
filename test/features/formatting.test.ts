import assert from "node:assert/strict";
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import {
  formatOptions,
  formattingEdits,
} from "../../server/src/features/formatting.ts";
import { onTypeEdits } from "../../server/src/features/on-type-formatting.ts";
import { applied } from "../../server/src/format/format.ts";
import { defaultFormat } from "../../server/src/format/options.ts";

describe("formatting in an editor", () => {
  it("goes by the editor's indentation where nothing else is decided", () => {
    const spaces = { tabSize: 2, insertSpaces: true };
    assert.equal(formatOptions(spaces, {}).indent, 2);
    assert.equal(formatOptions(spaces, { indent: "tab" }).indent, "tab");
    assert.equal(
      formatOptions({ tabSize: 8, insertSpaces: false }, {}).indent,
      "tab",
    );
    assert.equal(
      formatOptions(spaces, { alignValues: true }).alignValues,
      true,
    );
  });

  it("touches nothing but what changes", () => {
    const file = sourceFile("", "global_defs {\n  router_id a # me\n}\n");
    const edits = formattingEdits(file, defaultFormat);
    assert.deepEqual(
      edits.map(({ start, end, newText }) => ({ start, end, newText })),
      [{ start: 16, end: 16, newText: "  " }],
    );
  });
});

/** The cursor is behind the `█` character typed last. */
describe("formatting while typing", () => {
  const cases: readonly (readonly [
    does: string,
    typed: string,
    before: string,
    after: string,
  ])[] = [
    [
      "puts a closing brace below its head",
      "}",
      "vrrp_instance A {\n  track_script {\n    a\n    }█\n",
      "vrrp_instance A {\n  track_script {\n    a\n  }\n",
    ],
    [
      "leaves a closing brace behind something where it is",
      "}",
      "  a { b }█\n",
      "  a { b }\n",
    ],
    [
      "leaves a brace in a comment or in quotes where it is",
      "}",
      "a {\n    # }█\n",
      "a {\n    # }\n",
    ],
    [
      "begins a line in a block one step further in",
      "\n",
      "vrrp_instance A {\n    track_script {\n█",
      "vrrp_instance A {\n    track_script {\n        ",
    ],
    [
      "begins a line behind a block where the block began",
      "\n",
      "a {\n    b {\n    }\n█",
      "a {\n    b {\n    }\n    ",
    ],
    ["begins a line outside of all blocks", "\n", "a {\n}\n  █", "a {\n}\n"],
    ["takes a closing brace along", "\n", "  a {\n█}\n", "  a {\n  }\n"],
    [
      "leaves the lines of a definition as they are",
      "\n",
      "$A=b { \\\n█  c \\\n}\n",
      "$A=b { \\\n  c \\\n}\n",
    ],
    ["puts a blank before an opening brace", "{", "a b{█\n", "a b {\n"],
    [
      "puts none where a name would then be replaced",
      "{",
      "a $b{█\n",
      "a $b{\n",
    ],
  ];

  for (const [does, typed, before, after] of cases)
    it(does, () => {
      const file = sourceFile("", before.replace("█", ""));
      const edits = onTypeEdits(
        file,
        before.indexOf("█"),
        typed,
        defaultFormat,
      );
      assert.equal(applied(file, edits), after);
    });
});
