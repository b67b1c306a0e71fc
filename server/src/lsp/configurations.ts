import {
  evaluate,
  type Configuration,
} from "../../../grammar/evaluation/evaluate.ts";
import type { FileHost } from "../../../grammar/evaluation/file-host.ts";
import { vocabulary } from "../../../grammar/schema/schema.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { nodeIds } from "../engine/analyse.ts";
import { fragmentPath } from "../engine/fragments.ts";
import type { Project } from "../engine/project.ts";

/** A root file as each of its nodes reads it: those of the project file, else the ids of its `@` lines. */
export function configurationsOf(
  root: SourceFile,
  host: FileHost,
  project: Project | undefined,
): readonly Configuration[] {
  const read = (configId: string | undefined): Configuration =>
    evaluate(root, host, {
      vocabulary,
      path: fragmentPath(root),
      ...(configId === undefined ? {} : { configId }),
    });
  const named = (project?.clusters ?? [])
    .flatMap(({ nodes }) => nodes)
    .filter(({ uri }) => uri === root.uri);
  if (named.length > 0)
    return [...new Set(named.map(({ configId }) => configId))].map(read);
  const plain = read(undefined);
  return nodeIds(plain).map((id) => (id === undefined ? plain : read(id)));
}
