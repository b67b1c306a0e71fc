import fc from "fast-check";
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import { keywordsOf } from "../../grammar/schema/schema.ts";
import { properties } from "./all.ts";
import { keptOf } from "./kept.ts";
import { fault, firstFailure } from "./property.ts";
import { checkLines } from "./reading.ts";

/*
 * What must hold for any text, tried on a few thousand that come from fixed seeds; `npm run fuzz` tries as many as
 * there is time for. What it finds is kept in test/fixtures/fuzz, and tried again.
 */
const runs: Readonly<Record<string, number>> = {
  reading: 3_000,
  prefixes: 2_000,
  omissions: 2_000,
  analysing: 600,
  "line-ends": 400,
  bytes: 600,
  formatting: 600,
  editing: 50,
  protocol: 40,
  stdio: 4,
  recovering: 60,
  "failing-host": 60,
  "failing-disk": 40,
  fixing: 150,
  remedies: 150,
  suppressing: 300,
};

describe("any text", () => {
  for (const [name, property] of Object.entries(properties())) {
    it(`${property.name} (${name}, ${runs[name]} inputs)`, async () => {
      const failure = await firstFailure(property, 1, runs[name] ?? 100);
      if (failure !== undefined)
        throw new Error(`npm run fuzz -- ${name} --from ${failure.seed}`, {
          cause: failure.error,
        });
    });

    const kept = keptOf(name, property);
    it(`${property.name} (${name}, ${kept.length} that failed once)`, async () => {
      for (const { file, input } of kept) {
        const error = await fault(property, input);
        if (error !== undefined) throw new Error(file, { cause: error });
      }
    });
  }

  it("made of words and signs loses nothing", () => {
    const word = fc.constantFrom(
      ...[
        "{",
        "}",
        "\n",
        " ",
        "\t",
        '"',
        "'",
        "#",
        "!",
        "\\",
        "\\\n",
        "@a ",
        "@^a ",
        "@",
      ],
      ...[
        "$A",
        "$A=",
        "${A}",
        "~SEQ(i,1,3)",
        "~LST(a,b)",
        "include x",
        "\0",
        "\r\n",
        "\uFEFF",
        "é",
      ],
      ...keywordsOf("vrrp_instance")
        .slice(0, 20)
        .map(({ name }) => name),
    );
    const text = fc
      .array(word, { maxLength: 40 })
      .map((words) => words.join(""));
    fc.assert(
      fc.property(text, (each) =>
        checkLines(sourceFile("keepalived.conf", each)),
      ),
      { seed: 1, numRuns: 5_000 },
    );
  });
});
