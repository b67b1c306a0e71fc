/* The project file of a call: named, found upwards from each file, or none. */
import { dirname, join, relative, resolve } from "node:path";
import { isIgnored } from "../engine/ignored.ts";
import { readProjectFile, type ProjectFile } from "../engine/project-file.ts";
import { projectFileName } from "../engine/project.ts";
import { pathOf } from "../host/paths.ts";
import { Failure, type Environment } from "./environment.ts";
import { uriOfPath } from "./node-host.ts";
import type { Arguments } from "./options.ts";
import { failureText } from "./targets.ts";
import { startOf } from "./reporters/report.ts";

export interface LoadedProject {
  readonly content: ProjectFile;
  readonly ignores: (path: string) => boolean;
}

/** Gives the project that a path belongs to. Throws a Failure that names each mistake in a project file. */
export type Projects = (path: string) => LoadedProject | undefined;

export function openProjects(
  given: Arguments,
  environment: Environment,
): Projects {
  if (given.has("no-config")) return () => undefined;
  const named = given.value("config");
  if (named !== undefined) {
    const project = load(resolve(environment.cwd, named), named, environment);
    if (project === undefined)
      throw new Failure(`project file ${named} can't be read`);
    return () => project;
  }
  const found = new Map<string, LoadedProject | undefined>();
  const findFrom = (folder: string): LoadedProject | undefined => {
    if (!found.has(folder)) {
      const path = join(folder, projectFileName);
      const own = load(path, shown(path, environment), environment);
      const parent = dirname(folder);
      found.set(folder, own ?? (parent === folder ? own : findFrom(parent)));
    }
    return found.get(folder);
  };
  return (path) => findFrom(dirname(path));
}

function load(
  path: string,
  name: string,
  { files }: Environment,
): LoadedProject | undefined {
  const file = files.readAny(uriOfPath(path));
  if (file === "missing" || file === "directory") return undefined;
  if (typeof file === "string")
    throw new Failure(`project file ${name} ${failureText(file)}`);
  const content = readProjectFile(file, uriOfPath);
  if (content.problems.length > 0)
    throw new Failure(
      ...content.problems.map((problem) => {
        const { line, column } = startOf(problem);
        return `${name}:${line}:${column}: ${problem.message}`;
      }),
    );
  return {
    content,
    ignores: (each) =>
      content.ignore.length > 0 && isIgnored(pathOf(uriOfPath(each)), content),
  };
}

function shown(path: string, { cwd }: Environment): string {
  const inside = relative(cwd, path);
  return inside.startsWith("..") ? path : inside;
}
