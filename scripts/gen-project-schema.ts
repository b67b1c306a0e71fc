/* The JSON schema of the project file, made from the formats that read it. */
import { projectSchema } from "../server/src/engine/project-format.ts";

export function generate(): Record<string, string> {
  return {
    "schemas/keepalived-lsp.schema.json": `${JSON.stringify(projectSchema(), undefined, 2)}\n`,
  };
}
