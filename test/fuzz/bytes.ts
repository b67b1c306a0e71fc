/* Files whose bytes are no text of any encoding: they are read, and written back without one lost. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import {
  nodeHost,
  openDisk,
  uriOfPath,
} from "../../server/src/cli/node-host.ts";
import { decodeText, encodeText } from "../../server/src/cli/text-encoding.ts";
import { analyse } from "../../server/src/engine/analyse.ts";
import { randomFrom, type Random } from "../harness/random.ts";
import type { Property } from "./property.ts";
import { checkLines } from "./reading.ts";
import { mutated } from "./texts.ts";

/** Texts in some encoding, with bytes changed in a few places. */
export function bytes(texts: readonly string[]): Property {
  return {
    name: "any bytes are read and kept",
    form: "bytes",
    inputOf: (seed) => {
      const random = randomFrom(seed);
      const text = mutated(texts, random);
      return damaged(
        `${random.pick(beginnings)}${inBytes(text, random)}`,
        random,
      );
    },
    check: (input) => {
      const written = Buffer.from(input, "latin1");
      const { text, encoding } = decodeText(written);
      const again = encodeText(text, encoding);
      assert.ok(
        again !== undefined && written.equals(again),
        `bytes are lost in ${encoding}`,
      );
      checkLines(sourceFile("keepalived.conf", text));
      checkFile(written, text);
    },
  };
}

/** From the disk, as a root file that includes itself by a pattern. */
function checkFile(written: Uint8Array, text: string): void {
  const folder = mkdtempSync(join(tmpdir(), "keepalived-fuzz-"));
  try {
    const path = join(folder, "keepalived.conf");
    writeFileSync(path, written);
    const host = nodeHost(openDisk());
    const file = host.read(uriOfPath(path));
    assert.ok(typeof file !== "string", "the file is not read");
    assert.equal(file.text, text);
    for (const { start, end, file: own } of analyse({ roots: [{ file }], host })
      .diagnostics)
      assert.ok(start <= end && end <= own.text.length, "outside of the file");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Byte order marks, and nothing. */
const beginnings = ["", "", "", "\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"];

/** A text in an encoding; each character of the result is a byte. */
function inBytes(text: string, random: Random): string {
  const encoded = random.once(4)
    ? Buffer.from(text, "utf16le")
    : Buffer.from(text, random.once(2) ? "utf8" : "latin1");
  return encoded.toString("latin1");
}

function damaged(input: string, random: Random): string {
  let result = input;
  for (let round = random.below(8); round > 0; round -= 1) {
    const at = random.below(result.length + 1);
    result =
      result.slice(0, at) +
      random.pick(pieces) +
      result.slice(at + random.below(3));
  }
  return result;
}

/** Characters of UTF-8 that are cut or too long, GBK in one and two bytes, lone high bytes, what ends nothing. */
const pieces = [
  ...Array.from("\0\x01\x7F\x80\xA0\xBF\xC0\xE4\xF0\xFE\xFF\r\n\x1A"),
  "\xE4\xB8\xAD",
  "\xE4\xB8",
  "\xC0\xAF",
  "\xED\xA0\x80",
  "\xF4\x90\x80\x80",
  "\xEF\xBB\xBF",
  "\xD6\xD0\xCE\xC4",
  "# \xB1\xB8\xD3\xC3\xBD\xDA\xB5\xE3",
  "\x81\x7F",
  "\xA1\xA1\xA1",
  "\0\0\0\0",
];
