/** `keepalived-lsp init`: a project file from the configurations in a folder, with comments on how it knew. */
import { join, relative, resolve } from "node:path";
import { projectFileName } from "../engine/project.ts";
import { visible } from "../engine/visible.ts";
import type { Run } from "./commands.ts";
import { exitCodes, Failure, say } from "./environment.ts";
import { uriOfPath } from "./node-host.ts";
import { projectText } from "./project-text.ts";
import { plural } from "./reporters/summary.ts";
import { survey } from "./survey.ts";
import { writeFiles } from "./write-files.ts";

export const init: Run = async (given, environment) => {
  const { cwd, files, stdout } = environment;
  const [name = ".", ...more] = given.positionals;
  const folder = resolve(cwd, name);
  if (more.length > 0 || files.readAny(uriOfPath(folder)) !== "directory")
    throw new Failure("init takes one folder");
  const path = join(folder, projectFileName);
  const shown = relative(cwd, path);
  const dry = given.has("dry-run");
  if (
    !dry &&
    !given.has("force") &&
    files.readAny(uriOfPath(path)) !== "missing"
  )
    throw new Failure(
      `${shown} is there already: --force replaces it, --dry-run prints what it would be`,
    );
  const { targets, groups } = await survey(
    given,
    environment,
    () => undefined,
    {},
  );
  const [group] = groups;
  if (group === undefined)
    throw new Failure(`${name}: no keepalived configuration found`);
  const text = projectText(group.analysis, folder);
  if (dry) stdout(text);
  else {
    const before = files.readAny(uriOfPath(path));
    const problems = writeFiles(
      [
        {
          path,
          before: typeof before === "string" ? undefined : before.text,
          after: text,
        },
      ],
      [folder],
    );
    if (problems.length > 0) throw new Failure(...problems);
    const { nodes, clusters } = group.analysis;
    stdout(
      `Wrote ${visible(shown)}: ${plural(nodes.length, "node")}, ${plural(clusters.length, "cluster")}. Comments in it say how it knew.\n`,
    );
  }
  say(environment, targets.notes);
  return exitCodes.clean;
};
