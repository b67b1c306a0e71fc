import assert from "node:assert/strict";
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import { Documents } from "../../server/src/lsp/documents.ts";
import {
  offsetAt,
  positionAt,
  protocolLine,
} from "../../server/src/lsp/positions.ts";
import { inMemory } from "./in-process.ts";

const uri = "file:///keepalived.conf";
const at = (line: number, character: number) => ({ line, character });

describe("lines of the protocol", () => {
  it("are right where a CR and an LF come together", () => {
    const documents = new Documents(inMemory({}));
    documents.open(uri, 1, "a\rbc\nd\n");
    documents.change(uri, 2, [
      { range: { start: at(1, 0), end: at(1, 0) }, text: "\n" },
      { range: { start: at(1, 0), end: at(1, 2) }, text: "XY" },
      { range: { start: at(2, 0), end: at(2, 1) }, text: "Z" },
    ]);
    assert.equal(documents.get(uri)?.file.text, "a\r\nXY\nZ\n");
  });

  it("end at a CR too, which is a blank for keepalived", () => {
    const file = sourceFile(uri, "a\rb\r\nc\nd");
    const places = [
      [0, at(0, 0)],
      [2, at(1, 0)],
      [5, at(2, 0)],
      [7, at(3, 0)],
    ] as const;
    for (const [offset, position] of places) {
      assert.deepEqual(positionAt(file, offset), position);
      assert.equal(offsetAt(file, position), offset);
    }
    assert.deepEqual(
      [0, 1, 2].map((line) => protocolLine(file, line)),
      [0, 2, 3],
    );
  });
});
