/*
 * A file that is edited is read where it changes, and taken over from its version before elsewhere. Whatever was typed,
 * pasted and deleted on the way: what is read is what is read of a new file with this text. SEED=n tries others.
 */
import assert from "node:assert/strict";
import { evaluate } from "../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../grammar/schema/schema.ts";
import { editedFile } from "../../grammar/syntax/edited.ts";
import { lineStarts } from "../../grammar/syntax/line-index.ts";
import { linesOf } from "../../grammar/syntax/line-parser.ts";
import {
  sourceFile,
  type SourceFile,
} from "../../grammar/syntax/source-file.ts";
import type { Statement } from "../../grammar/syntax/tree.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import { randomFrom, type Random } from "../harness/random.ts";
import { allConfigurations } from "../harness/texts.ts";

const seed = Number(process.env.SEED ?? 1);
const editsPerFile = 40;
const host = memoryHost({});

/** A block as all others: what is typed in one leaves the others alone. */
const service = (index: number): string => `virtual_server 192.0.2.${index} 80 {
    lb_algo wrr
    real_server 198.51.100.${index} 80 {
        weight 1
    }
}
`;
const services = Array.from({ length: 20 }, (_, index) => service(index));

describe(`an edited file (SEED=${seed})`, () => {
  it("is read as a new one", () => {
    const random = randomFrom(seed);
    for (const { name, text } of allConfigurations())
      if (text.length < 4000 && random.once(4)) session(name, text, random);
  });

  it("is read as a new one where blocks are typed, whole and by the line", () => {
    const random = randomFrom(seed);
    for (let round = 0; round < 20; round += 1)
      session(`services ${round}`, services.join(""), random);
  });

  it("keeps the forms of blocks that are not touched", () => {
    const text = services.join("\n");
    const before = sourceFile("a.conf", text);
    const formsOf = (file: SourceFile): readonly unknown[] =>
      read(file).statements.map(({ block }) => block?.form);
    const old = formsOf(before);
    const at = text.indexOf("weight 1", text.length / 2) + "weight 1".length;
    const typed = { start: at, end: at, newText: "0" };
    const now = formsOf(editedFile(before, typed, 2));
    assert.equal(now.length, old.length);
    const others = now.filter((form, index) => form !== old[index]);
    assert.equal(others.length, 1);
  });
});

function session(name: string, text: string, random: Random): void {
  let file = sourceFile("a.conf", text, 1);
  read(file);
  for (let edit = 1; edit <= editsPerFile; edit += 1) {
    const start = random.below(file.text.length + 1);
    const length = random.pick([0, 0, 0, 1, random.below(8), random.below(90)]);
    const end = Math.min(file.text.length, start + length);
    const newText = pasted(file.text, random);
    file = editedFile(file, { start, end, newText }, 1);
    // Some versions nobody looks at.
    if (random.once(4)) continue;
    const fresh = sourceFile("a.conf", file.text, 1);
    const message = `${name}, SEED=${seed}, edit ${edit}: ${JSON.stringify(file.text)}`;
    assert.deepEqual(seenOf(file), seenOf(fresh), message);
  }
}

function read(file: SourceFile): ReturnType<typeof evaluate> {
  return evaluate(file, host, { vocabulary });
}

function seenOf(file: SourceFile): unknown {
  const { segments, comments, problems, isPlain, shapes } = linesOf(file);
  const configuration = read(file);
  return {
    starts: [...lineStarts(file)],
    segments,
    comments,
    problems,
    isPlain,
    plain: shapes.map((shape) => shape?.text),
    tree: plainly(configuration.statements),
    all: configuration.problems,
  };
}

/** All of a tree that can be seen, without what it is made of. */
function plainly(statements: readonly Statement[]): unknown {
  return statements.map(({ start, end, path, keyword, words, block }) => ({
    ...{ start, end, path, keyword, words },
    block: block && {
      kind: block.kind,
      open: block.open,
      close: block.close,
      statements: plainly(block.statements),
    },
  }));
}

const pieces = [
  ...["{", "}", "\n", "\r\n", "\r", " ", "$", '"', "#", "!", "\\\n", "\\", "~"],
  ...["é", "@lb01 ", "$X=5\n", "$X= \\\n  a \\\n  b\n", "~SEQ(I,1,3) ", "$X"],
  ...[
    "include x\n",
    "weight 2",
    "virtual_server ",
    "}\n",
    "{\n",
    "real_server",
  ],
  ...["\0", '"open', "# comment \\\n"],
  service(99),
  service(99).slice(0, -2),
];

function pasted(text: string, random: Random): string {
  switch (random.below(4)) {
    case 0:
      return "";
    case 1:
      return `${random.pick(text.split("\n"))}\n`;
    case 2:
      return String.fromCharCode(97 + random.below(26));
    default:
      return random.pick(pieces);
  }
}
