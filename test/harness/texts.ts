import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../server/src/rules/registry.gen.ts";
import { filesOf } from "./lint.ts";

/** A folder of real configurations to try everything on, if there is one. */
export const corpus = process.env.KEEPALIVED_CORPUS;

/**
 * Configurations by name: every example of every rule, every fixture, and the files of the corpus. An example of
 * several files has all of them at hand, each under its name.
 */
export function* allConfigurations(): Iterable<{
  readonly name: string;
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
}> {
  for (const rule of rules)
    for (const [kind, examples] of Object.entries(rule.examples))
      for (const [index, example] of examples.entries()) {
        const files = filesOf(example);
        for (const [name, text] of Object.entries(files))
          yield { name: `${rule.id} ${kind} ${index} ${name}`, text, files };
      }
  for (const folder of [
    "test/fixtures",
    ...(corpus === undefined ? [] : [corpus]),
  ])
    if (existsSync(folder))
      for (const path of readdirSync(folder, {
        recursive: true,
        encoding: "utf8",
      }))
        if (path.endsWith(".conf")) {
          const name = join(folder, path);
          // a diff of what a fix changes is no configuration
          const [text = ""] = readFileSync(name, "utf8").split(
            /^(?=#= changes )/m,
          );
          yield { name, text, files: {} };
        }
}
