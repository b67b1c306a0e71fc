import picomatch from "picomatch";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { ProjectFile } from "./project-file.ts";

/** Whether a project does not want to hear of the file with this absolute path. */
export function isIgnored(
  path: string,
  project: ProjectFile | undefined,
): boolean {
  if (project === undefined || project.ignore.length === 0) return false;
  const { folder } = project;
  const above = folder.endsWith("/") ? folder : `${folder}/`;
  return path.startsWith(above) && matcherOf(project)(path.slice(above.length));
}

const matcherOf = memo((project: ProjectFile) =>
  picomatch([...project.ignore], { dot: true }),
);
