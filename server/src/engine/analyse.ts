/**
 * From root files to findings: reads each root for each of its nodes, finds the clusters among them, and runs the
 * rules. Editor, command line and reports all call this; diagnostics come from nowhere else.
 */
import type { FileHost } from "../../../grammar/evaluation/file-host.ts";
import { checkTree } from "../../../grammar/schema/check.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { Cluster } from "../model/cluster.ts";
import { clustersOf } from "../model/clusters.ts";
import type { Node } from "../model/node.ts";
import { nodeOf } from "../model/nodes.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Project } from "./project.ts";
import { readingsOf, type HostFor, type Reading } from "./readings.ts";
import type { OnFault } from "./guard-rule.ts";
import { runRules } from "./run-rules.ts";
import { hostFilesOf } from "./host-files.ts";
import { silenceOf } from "./silence.ts";
import { surroundingsOf } from "./surroundings.ts";
import { defaultSettings, type Settings } from "./settings.ts";

/** A file that keepalived would be started with. */
export interface Root {
  readonly file: SourceFile;
  /** `keepalived -i`, where the caller knows it. */
  readonly configId?: string;
  /** What includes are resolved with, where it differs from the call's host (paths of a node). */
  readonly hostFor?: HostFor;
  /** How its nodes read it, where that is known already. */
  readonly readings?: readonly Reading[] | undefined;
}

export interface AnalysisInput {
  readonly roots: readonly Root[];
  readonly host: FileHost;
  readonly settings?: Settings;
  readonly project?: Project;
  /** URIs of the folders in which rules may look at other programs' files. */
  readonly workspace?: readonly string[];
  /** Is told of rules that throw, and the others go on; left out: what they throw is thrown. */
  readonly onFault?: OnFault | undefined;
}

export interface Analysis {
  readonly nodes: readonly Node[];
  readonly clusters: readonly Cluster[];
  /** Every file that was read, roots and included ones. */
  readonly files: readonly SourceFile[];
  /** In the order of files and places; worked out when first asked for. */
  readonly diagnostics: readonly Diagnostic[];
}

export function analyse({
  roots,
  host,
  settings = defaultSettings,
  project,
  workspace = [],
  onFault,
}: AnalysisInput): Analysis {
  const { target } = settings;
  const readings = roots.flatMap(
    ({ file, configId, hostFor = () => host, readings: known }) =>
      known ?? readingsOf(file, { hostFor, project, configId, target }),
  );
  const included = new Set(
    readings.flatMap(({ configuration }) =>
      configuration.files.slice(1).map(({ uri }) => uri),
    ),
  );
  // A file that another one includes is seen there, in its context, and not as a root of its own.
  const hosts = new Map(
    readings
      .filter(({ configuration }) => !included.has(configuration.root.uri))
      .map((each) => [nodeOf(each.configuration, each.known), each.host]),
  );
  const nodes = [...hosts.keys()];
  const clusters = clustersOf(nodes, project?.clusters ?? [], {
    guess: settings.guessClusters,
  });
  const files = [
    ...new Set(nodes.flatMap(({ configuration }) => configuration.files)),
  ];
  let diagnostics: readonly Diagnostic[] | undefined;
  return {
    nodes,
    clusters,
    files,
    get diagnostics() {
      return (diagnostics ??= diagnosticsOf({
        hosts,
        nodes,
        clusters,
        files,
        host,
        settings,
        workspace,
        onFault,
      }));
    },
  };
}

interface Looked extends Pick<Analysis, "nodes" | "clusters" | "files"> {
  readonly hosts: ReadonlyMap<Node, FileHost>;
  readonly host: FileHost;
  readonly settings: Settings;
  readonly workspace: readonly string[];
  readonly onFault: OnFault | undefined;
}

/** Runs the rules. */
function diagnosticsOf({
  hosts,
  nodes,
  clusters,
  files,
  host,
  settings,
  workspace,
  onFault,
}: Looked): readonly Diagnostic[] {
  const around = surroundingsOf({
    host,
    folders: workspace,
    roots: nodes.map(({ configuration }) => configuration.root),
    own: files,
  });
  const surroundings = (node: Node): readonly SourceFile[] =>
    around(node.configuration.root);
  const hostFile = hostFilesOf(hosts, host);
  const problems = nodes.map((node) => ({
    node,
    problems: [
      ...node.configuration.problems,
      ...checkTree(
        node.configuration.statements,
        settings.target,
        silenceOf(node, settings).clean,
      ),
    ],
  }));
  return runRules({
    problems,
    clusters,
    settings,
    files,
    surroundings,
    hostFile,
    onFault,
  });
}
