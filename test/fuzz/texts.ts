/* What mutations start from: the project's own configurations, and real ones where KEEPALIVED_CORPUS names a folder. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../server/src/rules/registry.gen.ts";
import { repository } from "../harness/folder.ts";
import { filesOf } from "../harness/lint.ts";

/** Texts of at most so many characters. */
export function seedTexts(longest: number): readonly string[] {
  const corpus = process.env.KEEPALIVED_CORPUS;
  const folders = [
    join(repository, "test/fixtures"),
    ...(corpus === undefined ? [] : [corpus]),
  ];
  const examples = rules.flatMap(({ examples: { bad, good } }) =>
    [...bad, ...good].flatMap((example) => Object.values(filesOf(example))),
  );
  const files = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".conf"))
        .toSorted()
        .map((name) => readFileSync(join(folder, name), "utf8")),
    );
  return [...new Set([...examples, ...files])].filter(
    ({ length }) => length > 0 && length <= longest,
  );
}
