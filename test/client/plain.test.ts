import assert from "node:assert/strict";
import fc from "fast-check";
import { plain as plainInClient } from "../../client/src/plain.ts";
import { plain as plainInServer } from "../../server/src/lsp/plain.ts";

/* What VS Code makes of messages and of the language status: links, which may run commands, and icons. */
const markup = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)|\$\([\w~-]+\)/i;

const pieces = fc
  .array(
    fc.constantFrom(
      ...[
        "[lb01](command:workbench.action.quit)",
        "$(bell)",
        "[x]",
        "$",
        "(x)",
      ],
      ...["(command:x)", "(https://evil.example)", "[", "](", " ", "\\"],
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

describe("text of a workspace in messages", () => {
  for (const [side, plain] of Object.entries({
    client: plainInClient,
    server: plainInServer,
  }))
    it(`is no link and no icon: ${side}`, () => {
      assert.match("[lb01](command:workbench.action.quit)", markup);
      assert.match("$(bell)", markup);
      assert.equal(plain("[a](command:b) $(c)"), "[a] (command:b) $ (c)");
      assert.equal(plain("/srv/lb01 (old)"), "/srv/lb01 (old)");
      fc.assert(
        fc.property(pieces, (text) => {
          assert.doesNotMatch(plain(text), markup);
        }),
        { seed: 1, numRuns: 2_000 },
      );
    });
});
