/** `keepalived-lsp explain`: the page of a rule or of a keyword. */
import { markdownOf } from "../../../grammar/schema/describe.ts";
import {
  blockPaths,
  keywordAt,
  keywordsOf,
  lineFormatOf,
} from "../../../grammar/schema/schema.ts";
import { ranked } from "../engine/nearest.ts";
import { rules } from "../rules/registry.gen.ts";
import type { Rule } from "../rules/rule.ts";
import { rulePage } from "../rules/rule-page.ts";
import type { Run } from "./commands.ts";
import { exitCodes, Failure } from "./environment.ts";
import { renderMarkdown } from "./markdown.ts";
import { terminalOf } from "./terminal.ts";

export const explain: Run = async (given, environment) => {
  if (given.positionals.length !== 1)
    throw new Failure(
      "explain what? A rule (keepalived-lsp rules lists them) or a keyword",
    );
  const [name = ""] = given.positionals;
  const page = pageOf(name);
  if (page === undefined) throw new Failure(unknown(name));
  const terminal = await terminalOf(given, environment);
  environment.stdout(renderMarkdown(page, terminal));
  return exitCodes.clean;
};

function pageOf(name: string): string | undefined {
  const rule = rules.find(({ id }) => id === name);
  return rule === undefined ? keywordPage(name) : rulePage(shortened(rule));
}

/** On a terminal one example of each kind is enough; the page in docs/rules has all. */
function shortened(rule: Rule): Rule {
  const { bad, good } = rule.examples;
  return {
    ...rule,
    examples: { bad: bad.slice(0, 1), good: good.slice(0, 1) },
  };
}

/** A keyword in all blocks that have it, or in the one that is named. Blocks that say the same share a page. */
function keywordPage(written: string): string | undefined {
  const slash = written.lastIndexOf("/");
  const paths =
    slash < 0
      ? blockPaths().filter((path) => keywordAt(path, written) !== undefined)
      : blockPaths().filter((path) => endsWith(path, written.slice(0, slash)));
  const name = written.slice(slash + 1);
  const pages = new Map<string, string[]>();
  // A keyword of its own is asked for more often than a word in the lines of a value block.
  const isKeyword = (path: string): boolean =>
    keywordAt(path, name)?.type === "keyword";
  for (const path of [
    ...paths.filter(isKeyword),
    ...paths.filter((each) => !isKeyword(each)),
  ]) {
    const page = markdownOf(path, name);
    if (page === undefined) continue;
    pages.set(page, [...(pages.get(page) ?? []), path]);
  }
  if (pages.size === 0) return undefined;
  return [...pages]
    .map(([page, places]) => `# ${name}\n\n${placesText(places)}\n\n${page}`)
    .join("\n\n");
}

/** `real_server/TCP_CHECK` is enough for `virtual_server/real_server/TCP_CHECK`. */
function endsWith(path: string, written: string): boolean {
  return path === written || (written !== "" && path.endsWith(`/${written}`));
}

function placesText(paths: readonly string[]): string {
  return `In ${paths.map(placeText).join(", ")}`;
}

function placeText(path: string): string {
  if (path === "") return "no block: at the outermost level";
  return path === "*" ? "all files, anywhere" : `\`${path}\``;
}

function unknown(name: string): string {
  const plain = name.slice(name.lastIndexOf("/") + 1);
  const keywords = blockPaths().flatMap((path) => [
    ...keywordsOf(path).map((keyword) => keyword.name),
    lineFormatOf(path)?.head.name ?? [],
  ]);
  const known = new Set([...rules.map(({ id }) => id), ...keywords.flat()]);
  const near = ranked(plain, known).slice(0, 3);
  const hint = near.length === 0 ? "" : `; did you mean ${near.join(", ")}?`;
  return `no rule or keyword "${name}"${hint}`;
}
