import { memo } from "../../../grammar/syntax/memo.ts";
import { globMatcher } from "../host/glob.ts";
import type { ProjectFile } from "./project-file.ts";

/** Whether a project does not want to hear of the file or folder with this absolute path, or of a folder it is in. */
export function isIgnored(
  path: string,
  project: ProjectFile | undefined,
): boolean {
  if (project === undefined || project.ignore.length === 0) return false;
  const { folder } = project;
  const above = folder.endsWith("/") ? folder : `${folder}/`;
  if (!path.startsWith(above)) return false;
  const parts = path.slice(above.length).split("/");
  const matches = matcherOf(project);
  // `old/` and `**/old/**` name folders, and all that is in them
  return parts.some((_, last) => {
    const inside = parts.slice(0, last + 1).join("/");
    return matches(inside) || matches(`${inside}/`);
  });
}

const matcherOf = memo((project: ProjectFile) => globMatcher(project.ignore));
