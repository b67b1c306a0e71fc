import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/* What the sources must not do, and the few places that may: see SECURITY.md. */
const forbidden: readonly {
  readonly what: string;
  readonly like: RegExp;
  readonly but: readonly string[];
}[] = [
  {
    what: "start processes",
    like: /from "(?:node:)?(?:child_process|cluster|worker_threads)"/,
    but: ["client/src/create-project-file.ts", "server/src/cli/doctor.ts"],
  },
  { what: "use a shell", like: /\bshell: *true|\bexecSync\(/, but: [] },
  {
    what: "run texts as code",
    like: /\beval\(|\bnew Function\b|\bFunction\(|from "(?:node:)?vm"/,
    // the bundle it is itself, from beside it
    but: ["server/src/cli/code-cache.ts"],
  },
  {
    what: "load modules by names of others",
    like: /\bimport\((?!")|\brequire\((?!")|createRequire/,
    but: ["server/src/cli/code-cache.ts", "server/src/cli/main.ts"],
  },
  {
    what: "use the network",
    like: /from "(?:node:)?(?:https?|http2|net|tls|dgram|dns)"|\bfetch\(|WebSocket/,
    but: [],
  },
  {
    what: "trust Markdown",
    like: /isTrusted|supportHtml|supportThemeIcons/,
    but: [],
  },
];

describe("the sources", () => {
  const files = ["grammar", "server/src", "client/src"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(folder, name)),
  );

  for (const { what, like, but } of forbidden)
    it(`do not ${what}`, () => {
      const found = files.filter((file) =>
        like.test(readFileSync(file, "utf8")),
      );
      assert.deepEqual(found.sort(), [...but].sort());
    });
});
