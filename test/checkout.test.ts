import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { tokensOf } from "./harness/markdown.ts";

const made = new Set(["node_modules", "dist", ".git", ".vscode-e2e"]);

function pathsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !made.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? [path, ...pathsBelow(path)] : [path];
    });
}

/** Where a page leads to, and what it calls its own places. */
interface Page {
  readonly targets: readonly string[];
  readonly anchors: ReadonlySet<string>;
}

function pageOf(text: string): Page {
  const tokens = tokensOf(text);
  const targets = tokens
    .flatMap(({ attrs }) => attrs ?? [])
    .filter(([name]) => name === "href" || name === "src")
    .map(([, target]) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
  const anchors = tokens.flatMap(({ type }, index) =>
    type === "heading_open" ? [anchorOf(tokens[index + 1]?.content ?? "")] : [],
  );
  return { targets, anchors: new Set(anchors) };
}

/** As GitHub makes them of headings. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}

describe("a checkout", () => {
  const paths = pathsBelow(".");
  const known = new Set([".", ...paths]);

  it("has names that every system can have", () => {
    const impossible = /[<>:"|?*\\\p{Cc}]|[. ]$|^(?:con|prn|aux|nul)(?:\.|$)/iu;
    const wrong = paths.filter((path) =>
      path.split("/").some((name) => impossible.test(name)),
    );
    assert.deepEqual(wrong, []);
    const folded = new Set(paths.map((path) => path.toLowerCase()));
    assert.equal(folded.size, paths.length);
  });

  it("has what its pages lead to", () => {
    const pages = new Map(
      paths
        .filter((path) => /^(?:docs\/.*|[^/]*)\.md$/.test(path))
        .map((path) => [path, pageOf(readFileSync(path, "utf8"))]),
    );
    assert.ok(pages.has("README.md") && pages.size > 200);
    const missing = [...pages].flatMap(([path, { targets }]) =>
      targets
        .filter((target) => {
          const [file = "", anchor] = decodeURI(target).split("#");
          const to = file === "" ? path : join(dirname(path), file);
          if (!known.has(to.replace(/\/$/, ""))) return true;
          return anchor !== undefined && !pages.get(to)?.anchors.has(anchor);
        })
        .map((target) => `${path}: ${target}`),
    );
    assert.deepEqual(missing, []);
  });
});
