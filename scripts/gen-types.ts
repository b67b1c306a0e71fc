/* The types of the npm package: those of what the command prints as JSON. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export function generate(root: string): Record<string, string> {
  const types = readFileSync(
    join(root, "server/src/cli/json-report.ts"),
    "utf8",
  );
  return { "schemas/index.d.ts": types };
}
