import picomatch from "picomatch";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { ProjectFile } from "./project-file.ts";

/** Whether a project does not want to hear of the file or folder with this absolute path. */
export function isIgnored(
  path: string,
  project: ProjectFile | undefined,
): boolean {
  if (project === undefined || project.ignore.length === 0) return false;
  const { folder } = project;
  const above = folder.endsWith("/") ? folder : `${folder}/`;
  if (!path.startsWith(above)) return false;
  const inside = path.slice(above.length);
  const matches = matcherOf(project);
  // `old/` and `**/old/**` name folders
  return matches(inside) || matches(`${inside}/`);
}

const matcherOf = memo((project: ProjectFile) =>
  picomatch([...project.ignore], { dot: true }),
);
