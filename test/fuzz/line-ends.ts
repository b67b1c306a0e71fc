/*
 * LF and CRLF agree: the same is found at the same places. Only a line that is just short enough is too long with a CR
 * more, for keepalived counts it (lib/parser.c reads so many bytes at once).
 */
import { lineAt, lineStarts } from "../../grammar/syntax/line-index.ts";
import { randomFrom } from "../harness/random.ts";
import { analyseText } from "./analysing.ts";
import type { Property } from "./property.ts";
import { assertSame } from "./same.ts";
import { mutated } from "./texts.ts";

/** Findings of mutated texts with either line end. */
export function lineEnds(texts: readonly string[]): Property {
  return {
    name: "LF and CRLF agree",
    form: "text",
    inputOf: (seed) => mutated(texts, randomFrom(seed)).replaceAll("\r", ""),
    check: (text) =>
      assertSame(
        findingsOf(text.replaceAll("\n", "\r\n")),
        findingsOf(text),
        "CRLF",
      ),
  };
}

/** With line and column. */
function findingsOf(text: string): readonly string[] {
  return analyseText(text)
    .diagnostics.filter(({ rule }) => rule.id !== "line-too-long")
    .map(({ rule, message, file, start }) => {
      const line = lineAt(file, start);
      const column = start - (lineStarts(file)[line] ?? 0);
      return `${line + 1}:${column + 1} ${rule.id} ${message}`;
    });
}
