/* A root file as each of the nodes reads it that it is the configuration of. */
import {
  configIdsOf,
  evaluate,
  type Configuration,
} from "../../../grammar/evaluation/evaluate.ts";
import type { FileHost } from "../../../grammar/evaluation/file-host.ts";
import { vocabulary } from "../../../grammar/schema/schema.ts";
import type { Version } from "../../../grammar/schema/versions.ts";
import { linesOf } from "../../../grammar/syntax/line-parser.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { fragmentPath } from "./fragments.ts";
import { nodesOf, type Project, type ProjectNode } from "./project.ts";

/** The files that a node sees: its own where the project file knows it, else those of the root file. */
export type HostFor = (node: ProjectNode | undefined) => FileHost;

export interface Reading {
  readonly configuration: Configuration;
  /** What the project file says of the node. */
  readonly known: ProjectNode | undefined;
  readonly host: FileHost;
}

export interface ReadingOptions {
  readonly hostFor: HostFor;
  readonly project?: Project | undefined;
  /** `keepalived -i`, where the caller knows it. */
  readonly configId?: string | undefined;
  readonly target?: Version;
}

/** One reading for each node: those of the project file, else the ids of its `@` lines. */
export function readingsOf(
  file: SourceFile,
  options: ReadingOptions,
): readonly Reading[] {
  const { project, configId } = options;
  const known = nodesOf(file.uri, project);
  if (configId !== undefined)
    return [
      readAs(
        file,
        configId,
        known.find((node) => node.configId === configId),
        options,
      ),
    ];
  if (known.length > 0)
    return known.map((node) => readAs(file, node.configId, node, options));
  const plain = readAs(file, undefined, undefined, options);
  return nodeIds(plain.configuration).map((id) =>
    id === undefined ? plain : readAs(file, id, undefined, options),
  );
}

/** As one node reads it. */
export function readAs(
  file: SourceFile,
  configId: string | undefined,
  known: ProjectNode | undefined,
  { hostFor, target }: Pick<ReadingOptions, "hostFor" | "target">,
): Reading {
  const host = hostFor(known);
  const configuration = evaluate(file, host, {
    vocabulary,
    path: fragmentPath(file),
    ...(target === undefined ? {} : { target }),
    ...(configId === undefined ? {} : { configId }),
  });
  return { configuration, known, host };
}

/**
 * The ids that the `@` lines of a configuration name, each a node. A file that only tells one id from all others
 * (`@lb01` and `@^lb01`) describes two: that one and another.
 */
export function nodeIds(plain: Configuration): readonly (string | undefined)[] {
  const ids = [...new Set(plain.files.flatMap((file) => configIdsOf(file)))];
  if (ids.length === 0) return [undefined];
  const negated = plain.files.some((file) =>
    linesOf(file).special.some(({ conditions }) =>
      conditions.some((each) => each.negated),
    ),
  );
  return ids.length === 1 && negated ? [...ids, undefined] : ids;
}
