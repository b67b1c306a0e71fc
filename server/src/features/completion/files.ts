/* Files and folders that an include could name. */
import type { Place } from "../../../../grammar/syntax/source-file.ts";
import { baseName, folderOf, pathOf } from "../../host/paths.ts";
import type { Cursor } from "../cursor.ts";
import type { Workspace } from "../workspace.ts";
import type { Completion } from "./proposal.ts";

/** Longer lists help nobody. */
const mostEntries = 200;

export function includeCompletions(
  { place, typed, file }: Cursor,
  { host }: Workspace,
): { readonly place: Place; readonly items: readonly Completion[] } {
  const folder = typed.slice(0, typed.lastIndexOf("/") + 1);
  const start = place.start + folder.length;
  const items = new Map<string, Completion>();
  const add = (name: string, kind: "file" | "folder"): void => {
    const text = kind === "folder" ? `${name}/` : name;
    const likely = kind === "folder" || name.endsWith(".conf") ? 0 : 1;
    if (name !== "" && !items.has(text))
      items.set(text, { label: text, kind, text, sort: `${likely}${name}` });
  };
  // Where nothing can be looked up nothing is proposed.
  const entries = (pattern: string): readonly string[] =>
    (host.match(pattern, file.uri) ?? []).slice(0, mostEntries);
  for (const uri of entries(`${folder}*/*`))
    add(baseName(folderOf(pathOf(uri))), "folder");
  for (const uri of entries(`${folder}*`)) {
    const name = baseName(pathOf(uri));
    if (uri === file.uri || items.has(`${name}/`)) continue;
    add(name, host.read(uri) === "directory" ? "folder" : "file");
  }
  return {
    place: { file, start, end: Math.max(start, place.end) },
    items: [...items.values()],
  };
}
