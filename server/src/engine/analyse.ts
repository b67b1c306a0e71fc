/**
 * From root files to findings: reads each root for each of its nodes, finds the clusters among them, and runs the
 * rules. Editor, command line and reports all call this; diagnostics come from nowhere else.
 */
import {
  configIdsOf,
  evaluate,
  type Configuration,
} from "../../../grammar/evaluation/evaluate.ts";
import type { FileHost } from "../../../grammar/evaluation/file-host.ts";
import { checkTree } from "../../../grammar/schema/check.ts";
import { vocabulary } from "../../../grammar/schema/schema.ts";
import type { Version } from "../../../grammar/schema/versions.ts";
import { linesOf } from "../../../grammar/syntax/line-parser.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { Cluster } from "../model/cluster.ts";
import { clustersOf } from "../model/clusters.ts";
import type { Node } from "../model/node.ts";
import { nodeOf } from "../model/nodes.ts";
import { fragmentPath } from "./fragments.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Project, ProjectNode } from "./project.ts";
import { runRules } from "./run-rules.ts";
import { hostFilesOf } from "./host-files.ts";
import { surroundingsOf } from "./surroundings.ts";
import { defaultSettings, type Settings } from "./settings.ts";

/** A file that keepalived would be started with. */
export interface Root {
  readonly file: SourceFile;
  /** `keepalived -i`, where the caller knows it. */
  readonly configId?: string;
  /** What includes are resolved with, where it differs from the call's host (paths of a node). */
  readonly host?: FileHost;
}

export interface AnalysisInput {
  readonly roots: readonly Root[];
  readonly host: FileHost;
  readonly settings?: Settings;
  readonly project?: Project;
  /** URIs of the folders in which rules may look at other programs' files. */
  readonly workspace?: readonly string[];
}

export interface Analysis {
  readonly nodes: readonly Node[];
  readonly clusters: readonly Cluster[];
  /** Every file that was read, roots and included ones. */
  readonly files: readonly SourceFile[];
  /** In the order of files and places. */
  readonly diagnostics: readonly Diagnostic[];
}

export function analyse({
  roots,
  host,
  settings = defaultSettings,
  project,
  workspace = [],
}: AnalysisInput): Analysis {
  const readings = roots.flatMap((root) =>
    readingsOf(root, root.host ?? host, project, settings.target),
  );
  const included = new Set(
    readings.flatMap(({ configuration }) =>
      configuration.files.slice(1).map(({ uri }) => uri),
    ),
  );
  // A file that another one includes is seen there, in its context, and not as a root of its own.
  const nodes = readings
    .filter(({ configuration }) => !included.has(configuration.root.uri))
    .map(({ configuration, known }) => nodeOf(configuration, known));
  const clusters = clustersOf(nodes, project?.clusters ?? [], {
    guess: settings.guessClusters,
  });
  const files = [
    ...new Set(nodes.flatMap(({ configuration }) => configuration.files)),
  ];
  const around = surroundingsOf({
    host,
    folders: workspace,
    roots: nodes.map(({ configuration }) => configuration.root),
    own: files,
  });
  const surroundings = (node: Node): readonly SourceFile[] =>
    around(node.configuration.root);
  const hostFile = hostFilesOf(roots, host);
  const problems = nodes.map((node) => ({
    node,
    problems: [
      ...node.configuration.problems,
      ...checkTree(node.configuration.statements, settings.target),
    ],
  }));
  return {
    nodes,
    clusters,
    files,
    diagnostics: runRules({
      problems,
      clusters,
      settings,
      files,
      surroundings,
      hostFile,
    }),
  };
}

interface Reading {
  readonly configuration: Configuration;
  readonly known: ProjectNode | undefined;
}

/** One reading for each node that a root file is the configuration of. */
function readingsOf(
  root: Root,
  host: FileHost,
  project: Project | undefined,
  target: Version,
): readonly Reading[] {
  const { file } = root;
  const read = (configId: string | undefined): Configuration =>
    evaluate(file, host, {
      vocabulary,
      path: fragmentPath(file),
      target,
      ...(configId === undefined ? {} : { configId }),
    });
  const known = (project?.clusters ?? []).flatMap(({ nodes }) =>
    nodes.filter(({ uri }) => uri === file.uri),
  );
  if (root.configId !== undefined)
    return [
      {
        configuration: read(root.configId),
        known: known.find(({ configId }) => configId === root.configId),
      },
    ];
  if (known.length > 0)
    return known.map((node) => ({
      configuration: read(node.configId),
      known: node,
    }));
  const plain = read(undefined);
  return nodeIds(plain).map((configId) => ({
    configuration: configId === undefined ? plain : read(configId),
    known: undefined,
  }));
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
