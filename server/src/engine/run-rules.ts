/* Runs the rules over nodes and clusters: one walk of each tree, each statement handed to the rules that asked. */
import { isSchemaProblem } from "../../../grammar/schema/check.ts";
import type { Problem } from "../../../grammar/syntax/line.ts";
import { lineAt } from "../../../grammar/syntax/line-index.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { Cluster } from "../model/cluster.ts";
import type { Node } from "../model/node.ts";
import type { VirtualServer } from "../model/virtual-server.ts";
import { rules } from "../rules/registry.gen.ts";
import { keptServices } from "../rules/services.ts";
import type { NodeContext, Report, Rule, RuleContext } from "../rules/rule.ts";
import {
  compareDiagnostics,
  identityOf,
  renderReport,
  type Diagnostic,
} from "./diagnostic.ts";
import { severityOf, type Settings } from "./settings.ts";
import { suppress } from "./suppress.ts";
import { visitNode, Visitors } from "./visit.ts";

export interface RuleInput {
  readonly problems: readonly {
    readonly node: Node;
    readonly problems: readonly Problem[];
  }[];
  readonly clusters: readonly Cluster[];
  readonly files: readonly SourceFile[];
  readonly settings: Settings;
  readonly surroundings: RuleContext["surroundings"];
  readonly hostFile: RuleContext["hostFile"];
}

export function runRules({
  problems,
  clusters,
  files,
  settings,
  surroundings,
  hostFile,
}: RuleInput): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const atPlace = new Map<string, number>();
  const contexts = new Map<Rule, RuleContext>();
  for (const rule of rules) {
    const severity = severityOf(rule, settings);
    if (severity === undefined) continue;
    const report = (each: Report): void => {
      const place = placeKey(rule.id, each.at);
      const before = atPlace.get(place) ?? 0;
      if (before >= mostAtOnePlace) return;
      const diagnostic = renderReport(rule, severity, each);
      const identity = identityOf(diagnostic);
      if (found.has(identity)) return;
      found.set(identity, diagnostic);
      atPlace.set(place, before + 1);
    };
    contexts.set(rule, {
      target: settings.target,
      report,
      surroundings,
      hostFile,
    });
  }
  for (const { node, problems: own } of problems)
    runOnNode(node, own, clusters, contexts);
  for (const [rule, context] of contexts) {
    clusters.forEach((cluster) => rule.checkCluster?.(cluster, context));
    rule.checkNetwork?.(clusters, context);
  }
  return suppress(
    withoutReplaced([...found.values()]),
    files,
    settings,
  ).toSorted(compareDiagnostics);
}

/** A sequence can make one mistake a hundred thousand times: at its place so many of a rule are told. */
const mostAtOnePlace = 10;

function placeKey(rule: string, { file, start, end }: Place): string {
  return `${rule}\0${file.uri}\0${start}\0${end}`;
}

function runOnNode(
  node: Node,
  problems: readonly Problem[],
  clusters: readonly Cluster[],
  contexts: ReadonlyMap<Rule, RuleContext>,
): void {
  const own = clusters.filter(({ nodes }) => nodes.includes(node));
  const unknown = problems.filter(({ rule }) => rule === "unknown-keyword");
  const visitors = new Visitors();
  let said = 0;
  const services: ((service: VirtualServer) => void)[] = [];
  const explainers = new Map<string, (problem: Problem) => void>();
  for (const [rule, ruleContext] of contexts) {
    const report = unlessMisspelt(rule, unknown, ruleContext.report);
    const context: NodeContext = {
      ...ruleContext,
      report: (each) => {
        said += 1;
        report(each);
      },
      node,
      clusters: own,
    };
    for (const [where, visit] of Object.entries(rule.visit ?? {}))
      visitors.add(where, (statement) => visit(statement, context));
    const explain =
      rule.explain ??
      (({ message, at, args }: Problem) =>
        context.report({ message, at, args }));
    explainers.set(rule.id, (problem) => explain(problem, context));
    rule.checkNode?.(node, context);
    const { checkService } = rule;
    if (checkService !== undefined)
      services.push((service) => checkService(service, context));
  }
  // All rules look at a service before the next comes: it is in the processor's cache.
  for (const service of keptServices(node))
    for (const check of services) check(service);
  const explained = new Map<string, number>();
  for (const problem of problems) {
    const place = placeKey(problem.rule, problem.at);
    const before = explained.get(place) ?? 0;
    explained.set(place, before + 1);
    if (before < mostAtOnePlace) explainers.get(problem.rule)?.(problem);
  }
  visitNode(node, visitors, () => said);
}

/** What is missed may be there, misspelt: then only the unknown word is told. */
function unlessMisspelt(
  { misses }: Rule,
  unknown: readonly Problem[],
  report: RuleContext["report"],
): RuleContext["report"] {
  if (misses === undefined || unknown.length === 0) return report;
  if (misses === "in-configuration") return () => undefined;
  const heads = new Set(
    unknown.map((problem) =>
      isSchemaProblem(problem) ? headKey(problem.statement.parent) : undefined,
    ),
  );
  return (each) => {
    if (!heads.has(headKey(each.at))) report(each);
  };
}

function headKey(head: Place | undefined): string | undefined {
  return head === undefined ? undefined : `${head.file.uri}\0${head.start}`;
}

/** A more specific rule speaks instead of the general ones it names, line by line. */
function withoutReplaced(
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const replaced = new Set<string>();
  const key = ({ file, start }: Diagnostic, rule: string): string =>
    `${file.uri}\0${lineAt(file, start)}\0${rule}`;
  for (const diagnostic of diagnostics)
    for (const general of diagnostic.rule.replaces ?? [])
      replaced.add(key(diagnostic, general));
  return replaced.size === 0
    ? diagnostics
    : diagnostics.filter((each) => !replaced.has(key(each, each.rule.id)));
}
