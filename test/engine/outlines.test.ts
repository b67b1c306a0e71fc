import assert from "node:assert/strict";
import type { Diagnostic } from "../../server/src/engine/diagnostic.ts";
import { lineAt } from "../../grammar/syntax/line-index.ts";
import { rules } from "../../server/src/rules/registry.gen.ts";
import { lint } from "../harness/lint.ts";

/*
 * Services that differ in their addresses alone are not asked a second time by rules to which addresses make no
 * difference. So each rule must find in a service what it finds there without others like it before.
 */
const services = /^virtual_server (?:\d|fwmark )[^{]*\{\n(?: .*\n)*\}\n/gm;

/** The same services with addresses of a network that no example has. */
function elsewhere(text: string): string {
  let last = 0;
  return text.replace(
    /^(\s*(?:virtual|real)_server )\d+(?:\.\d+){3}/gm,
    (_, head) => {
      last += 1;
      return `${head}10.250.${last >> 8}.${last & 255}`;
    },
  );
}

function findingsIn(text: string, id: string, from: number): readonly string[] {
  return lint(text)
    .filter(({ rule }) => rule.id === id)
    .map(
      ({ file, start, message }: Diagnostic) =>
        `${lineAt(file, start) - from} ${message}`,
    )
    .filter((each) => !each.startsWith("-"));
}

describe("rules that take no notice of addresses", () => {
  for (const rule of rules.filter(
    ({ checkOutline, concerns, visit = {} }) =>
      checkOutline !== undefined ||
      concerns !== undefined ||
      Object.keys(visit).some((where) =>
        /^(?:virtual_server\b|\*$)/.test(where),
      ),
  ))
    it(`${rule.id} finds what it finds without services like it`, () => {
      for (const example of [...rule.examples.bad, ...rule.examples.good]) {
        if (typeof example !== "string") continue;
        const before = elsewhere((example.match(services) ?? []).join(""));
        const lines = before.split("\n").length - 1;
        assert.deepEqual(
          findingsIn(before + example, rule.id, lines),
          findingsIn(example, rule.id, 0),
        );
      }
    });
});
