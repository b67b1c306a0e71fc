/* The findings about files, as diagnostics of the protocol. */
import type { Diagnostic as LspDiagnostic } from "vscode-languageserver";
import type { Analysis } from "../engine/analyse.ts";
import {
  byFile,
  compareDiagnostics,
  identityOf,
  type Diagnostic,
} from "../engine/diagnostic.ts";
import type { ProjectFile } from "../engine/project-file.ts";
import type { Client } from "./client.ts";
import type { Documents } from "./documents.ts";
import { toDiagnostic, toProjectDiagnostic } from "./to-lsp.ts";

/** By canonical URI: every file that was looked at, also those without findings. */
export type Findings = ReadonlyMap<string, readonly LspDiagnostic[]>;

/** The findings of configurations and of the project files that they were read with. */
export function findingsOf(
  analyses: readonly Analysis[],
  projects: readonly ProjectFile[],
  client: Client,
  documents: Documents,
): Findings {
  const spell = (uri: string): string => documents.ofClient(uri);
  const found = new Map<string, readonly LspDiagnostic[]>();
  for (const [uri, findings] of findingsByFile(analyses))
    found.set(
      uri,
      findings.map((each) => toDiagnostic(each, client, spell)),
    );
  for (const { project, problems } of projects)
    if (project.file !== undefined)
      found.set(project.file.uri, problems.map(toProjectDiagnostic));
  return found;
}

/** Files may be read in more than one analysis; what is found twice is told once. */
function findingsByFile(
  analyses: readonly Analysis[],
): ReadonlyMap<string, readonly Diagnostic[]> {
  const [only, ...others] = analyses;
  if (only !== undefined && others.length === 0) {
    // Those that say the same follow each other.
    const distinct = only.diagnostics.filter((each, index, all) => {
      const before = all[index - 1];
      return before === undefined || compareDiagnostics(before, each) !== 0;
    });
    const clean = only.files.map(({ uri }) => [uri, []] as const);
    return new Map([...clean, ...byFile(distinct)]);
  }
  const found = new Map<string, Map<string, Diagnostic>>();
  for (const { files, diagnostics } of analyses) {
    for (const { uri } of files) if (!found.has(uri)) found.set(uri, new Map());
    for (const each of diagnostics) {
      const list = found.get(each.file.uri) ?? new Map<string, Diagnostic>();
      list.set(identityOf(each), each);
      found.set(each.file.uri, list);
    }
  }
  return new Map([...found].map(([uri, list]) => [uri, [...list.values()]]));
}
