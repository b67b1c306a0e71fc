/**
 * What a rule is. One file a rule: its text, its examples, its check and its fix stand together, and everything
 * else (documentation pages, settings, `explain`, SARIF, the table of rules) is made from this object.
 */
import type { Problem } from "../../../grammar/syntax/line.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { Statement } from "../../../grammar/syntax/tree.ts";
import {
  compareVersions,
  type Version,
} from "../../../grammar/schema/versions.ts";
import type { Cluster } from "../model/cluster.ts";
import type { Frame, Node } from "../model/node.ts";
import type { VirtualServer } from "../model/virtual-server.ts";

export type Severity = "error" | "warning" | "info" | "hint";
export type Area =
  | "syntax"
  | "schema"
  | "include"
  | "vrrp"
  | "lvs"
  | "check"
  | "script"
  | "cluster"
  | "host"
  | "style";

/** What a rule has to see: one file, a node's whole configuration, the nodes of a cluster, or other files too. */
export type Scope = "file" | "configuration" | "cluster" | "workspace";

export interface Rule {
  /** Kebab-case name of the bad pattern. Never changes. */
  readonly id: string;
  readonly area: Area;
  readonly severity: Severity;
  readonly scope: Scope;
  /** Release of keepalived-lsp that has it first. */
  readonly since: string;
  /** Whether `keepalived -t` prints a message for the same mistake. */
  readonly reportedByDaemon: boolean;
  /** The first release that prints it, where older ones are silent. */
  readonly reportedSince?: Version;
  readonly fix: "safe" | "suggested" | "none";
  /** One sentence without a period: what is wrong. */
  readonly summary: string;
  /** Markdown: what happens on the network and why, and when this rule stays silent. */
  readonly why: string;
  /** Names of RFCs, kernel or keepalived sources, or issue numbers: where the facts come from. */
  readonly references: readonly string[];
  readonly examples: {
    readonly bad: readonly Example[];
    readonly good: readonly Example[];
  };
  /** Texts with {named} arguments: of diagnostics, of their related places and of fixes. */
  readonly messages: Readonly<Record<string, string>>;
  /** Ids of more general rules that stay silent where this one speaks; "all": nothing else is said of the line. */
  readonly replaces?: readonly string[] | "all";
  /**
   * Speaks because something is not there. Silent where it may be there, misspelt: an unknown word stands in the same
   * block, outside of all blocks (for what is defined by a block of its own), or anywhere in the configuration.
   */
  readonly misses?: "in-block" | "at-root" | "in-configuration";
  /** Marks the range as unused or deprecated in editors. */
  readonly tag?: "deprecated" | "unnecessary";

  /**
   * Called for each statement with this path and keyword (`vrrp_instance/priority`; `virtual_server` for the block
   * heads themselves; `vrrp_instance/virtual_ipaddress/*` for all lines of a block; `*` for all), once for each node
   * whose configuration contains it. What is said of a block or in it, and under `*` of any statement, must follow from
   * the text, and not from IPv4 addresses in heads of blocks: where nothing was said, those that differ in nothing else
   * are passed over. Whoever asks the context for more than its release is asked each time.
   */
  readonly visit?: Readonly<
    Record<string, (statement: Statement, context: NodeContext) => void>
  >;
  /** Called for each node. */
  readonly checkNode?: (node: Node, context: NodeContext) => void;
  /**
   * As `checkNode`, for a rule that reads no virtual servers, nor where statements stand between them: where nothing
   * was said it is not asked again before the rest of the configuration says something else.
   */
  readonly checkFrame?: (frame: Frame, context: NodeContext) => void;
  /**
   * Called for each virtual server of a node that the daemon looks at further (`keptServices`), one after the other.
   * It is not asked again before the text of the service changes; if it has looked at `context.frame`, before that says
   * something else; if it has asked for more of the node, or spoken of a place outside of the service, it is asked each
   * time. What it has said is repeated where the service stands then: its words must hold no place.
   */
  readonly checkService?: ServiceCheck;
  /**
   * Whether `checkService` may have something to say of a service, whatever the IPv4 addresses in it: of services that
   * differ in nothing else only the first is looked at. Left out: it may of all.
   */
  readonly concerns?: (service: VirtualServer) => boolean;
  /**
   * As `checkService`, for a rule to which IPv4 addresses of the service and its real servers make no difference
   * (families may): where nothing was said, services that differ in nothing else are passed over.
   */
  readonly checkOutline?: ServiceCheck;
  /** Called for each cluster of two or more nodes. */
  readonly checkCluster?: (cluster: Cluster, context: RuleContext) => void;
  /** Called once with all clusters, for what clusters do to each other. */
  readonly checkNetwork?: (
    clusters: readonly Cluster[],
    context: RuleContext,
  ) => void;
  /**
   * For rules that put into words what the parser, the evaluation or the schema has found: called for each problem
   * with this rule's id. Without it the problem is reported as it is.
   */
  readonly explain?: (problem: Problem, context: NodeContext) => void;
}

export type ServiceCheck = (
  service: VirtualServer,
  context: NodeContext,
) => void;

/** A complete small configuration; with several nodes, files by name (`lb01.conf`, `lb02.conf`). */
export type Example = string | Readonly<Record<string, string>>;

export interface RuleContext {
  /** The release of keepalived the files are written for. */
  readonly target: Version;
  readonly report: (report: Report) => void;
  /** Files of a node's machine that are not keepalived's: packet filter rules, kernel settings, other programs'. */
  readonly surroundings: (node: Node) => readonly SourceFile[];
  /** What an absolute path of the node's machine is; undefined where that can't be told from here. */
  readonly hostFile: (node: Node, path: string) => HostFile | undefined;
}

/** A file that a configuration names. */
export type HostFile =
  | { readonly kind: "missing" }
  | {
      readonly kind: "file";
      readonly file: SourceFile;
      /** Undefined where files have no modes. */
      readonly executable: boolean | undefined;
    };

export interface NodeContext extends RuleContext {
  /** The node without its virtual servers. */
  readonly frame: Frame;
  readonly node: Node;
  /** The clusters the node belongs to; empty for a node on its own. */
  readonly clusters: readonly Cluster[];
}

export interface Report {
  /** Key of the rule's `messages`. */
  readonly message: string;
  readonly at: Place;
  readonly args?: Arguments;
  readonly related?: readonly Related[];
  /** Worked out only when somebody wants to see or apply fixes. */
  readonly fixes?: () => readonly Fix[];
}

export type Arguments = Readonly<Record<string, string | number>>;

export interface Related {
  readonly message: string;
  readonly at: Place;
  readonly args?: Arguments;
}

export interface Fix {
  /** Key of the rule's `messages`. */
  readonly title: string;
  readonly args?: Arguments;
  /** Safe: the meaning can only get better, `--fix` applies it. Suggested: somebody has to look. */
  readonly safety: "safe" | "suggested";
  readonly edits: readonly Edit[];
}

export type Edit = TextEdit | NewFile;

export interface TextEdit extends Place {
  readonly newText: string;
}

export interface NewFile {
  /** Where the file belongs: a name, in the folder of `beside`. */
  readonly create: string;
  readonly beside: SourceFile;
  readonly newText: string;
}

/** Gives a rule its type; the texts stay as they are. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** Whether `keepalived -t` of a release prints a message for the same mistake. */
export function isReportedBy(
  { reportedByDaemon, reportedSince }: Rule,
  release: Version,
): boolean {
  return (
    reportedByDaemon &&
    (reportedSince === undefined ||
      compareVersions(release, reportedSince) >= 0)
  );
}
