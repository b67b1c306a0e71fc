/* Runs the rules over nodes and clusters: one walk of each tree, each statement handed to the rules that asked. */
import { isSchemaProblem } from "../../../grammar/schema/check.ts";
import { skipsBlock } from "../../../grammar/schema/check-parameters.ts";
import type { Problem } from "../../../grammar/syntax/line.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import { lineAt } from "../../../grammar/syntax/line-index.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { Cluster } from "../model/cluster.ts";
import type { Frame, Node } from "../model/node.ts";
import type { VirtualServer } from "../model/virtual-server.ts";
import { rules } from "../rules/registry.gen.ts";
import type { Rule, RuleContext } from "../rules/rule.ts";
import { compareDiagnostics, type Diagnostic } from "./diagnostic.ts";
import { ask, type Check } from "./ask.ts";
import { CountingContext, type Looks } from "./node-context.ts";
import { statementAt } from "../rules/statement-at.ts";
import type { OnFault } from "./guard-rule.ts";
import { severityOf, type Settings } from "./settings.ts";
import { silenceOf, type Silence } from "./silence.ts";
import { suppress } from "./suppress.ts";
import { Teller, type ChosenRule, type Run } from "./teller.ts";
import { mostAtOnePlace } from "./told.ts";
import {
  visitServices,
  type ServiceCheck,
  type ServiceChecks,
} from "./visit-services.ts";
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
  /** Left out: a rule that throws ends it all. */
  readonly onFault?: OnFault | undefined;
}

export function runRules({
  problems,
  clusters,
  files,
  settings,
  surroundings,
  hostFile,
  onFault = throwOn,
}: RuleInput): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const { target } = settings;
  const run: Run = { target, surroundings, hostFile, onFault, found };
  const course = courseOf(settings);
  const tellers = course.chosen.map((each) => new Teller(each, run));
  const clustersOf = byNode(clusters);
  for (const { node, problems: own } of problems)
    runOnNode(
      node,
      own,
      clustersOf.get(node) ?? [],
      course,
      tellers,
      silenceOf(node, settings),
    );
  course.chosen.forEach(({ rule }, number) => {
    for (const cluster of clusters)
      tellers[number]?.ask(rule.checkCluster, cluster);
    tellers[number]?.ask(rule.checkNetwork, clusters);
  });
  return suppress(withoutReplaced(found), files, settings).toSorted(
    compareDiagnostics,
  );
}

function placeKey(rule: string, { file, start, end }: Place): string {
  return `${rule}\0${file.uri}\0${start}\0${end}`;
}

const throwOn: OnFault = (_, error) => {
  throw error;
};

/** What the chosen rules want to see of a node: put in order once for all runs, one of which follows each key. */
interface Course {
  readonly chosen: readonly ChosenRule[];
  readonly nodeChecks: readonly Check<Node>[];
  readonly frameChecks: readonly Check<Frame>[];
  readonly visitors: Visitors;
  readonly services: ServiceChecks;
  /** Rules by id: numbers in `chosen`. */
  readonly numbers: ReadonlyMap<string, number>;
}

const courseOf = memo((settings: Settings): Course => {
  const chosen = rules.flatMap((rule): readonly ChosenRule[] => {
    const severity = severityOf(rule, settings);
    return severity === undefined ? [] : [{ rule, severity }];
  });
  const visitors = new Visitors();
  const nodeChecks: Check<Node>[] = [];
  const frameChecks: Check<Frame>[] = [];
  const each: ServiceCheck[] = [];
  const outline: Check<VirtualServer>[] = [];
  chosen.forEach(({ rule }, number) => {
    const { checkNode, checkFrame, checkService, checkOutline } = rule;
    const { concerns } = rule;
    if (checkNode) nodeChecks.push({ rule: number, check: checkNode });
    if (checkFrame) frameChecks.push({ rule: number, check: checkFrame });
    if (checkService)
      each.push({ rule: number, check: checkService, concerns });
    if (checkOutline) outline.push({ rule: number, check: checkOutline });
    for (const [where, visit] of Object.entries(rule.visit ?? {}))
      visitors.add(where, { visit, rule: number });
  });
  const numbers = new Map(chosen.map(({ rule }, number) => [rule.id, number]));
  const services = { each, outline };
  return { chosen, nodeChecks, frameChecks, visitors, services, numbers };
});

function byNode(
  clusters: readonly Cluster[],
): ReadonlyMap<Node, readonly Cluster[]> {
  const found = new Map<Node, Cluster[]>();
  for (const cluster of clusters)
    for (const node of new Set(cluster.nodes)) {
      const own = found.get(node);
      if (own === undefined) found.set(node, [cluster]);
      else own.push(cluster);
    }
  return found;
}

function runOnNode(
  node: Node,
  problems: readonly Problem[],
  clusters: readonly Cluster[],
  { chosen, nodeChecks, frameChecks, visitors, services, numbers }: Course,
  tellers: readonly Teller[],
  silence: Silence,
): void {
  const unread = problems.filter(({ rule }) => hides.has(rule));
  const looks: Looks = { node, clusters, said: [], framed: 0, looked: 0 };
  const contexts = tellers.map((teller, number) => {
    const rule = unread.length === 0 ? undefined : chosen[number]?.rule;
    const wants = rule && unlessUnread(rule, node, unread);
    return new CountingContext(teller, looks, wants);
  });
  for (const { rule, check } of nodeChecks) contexts[rule]?.ask(check, node);
  const within = node.text && silence.within(node.text);
  const answer = ask(frameChecks, node, contexts, looks, within?.rules);
  if (within !== undefined) within.rules = answer.again;
  visitServices(node, services, tellers, contexts, silence, within, looks);
  const explained = new Map<string, number>();
  for (const problem of problems) {
    const number = numbers.get(problem.rule);
    if (number === undefined || tellers[number]?.isFull(problem.at)) continue;
    const place = placeKey(problem.rule, problem.at);
    const before = explained.get(place) ?? 0;
    explained.set(place, before + 1);
    if (before >= mostAtOnePlace) continue;
    const context = contexts[number];
    if (context === undefined) continue;
    const { message, at, args } = problem;
    const explain = chosen[number]?.rule.explain;
    if (explain === undefined) context.report({ message, at, args });
    else context.ask(explain, problem);
  }
  const skipped = skippedHeads(problems);
  visitNode(
    node,
    visitors,
    contexts,
    silence,
    () => looks.said.length + looks.framed + looks.looked,
    (head) => skipped.size > 0 && skipped.has(headKey(head)),
  );
}

/** The heads of root blocks that keepalived does not read, because of a mistake in the head: only that is told. */
function skippedHeads(
  problems: readonly Problem[],
): ReadonlySet<string | undefined> {
  return new Set(
    problems
      .filter((each) => skipsBlock(each.args.effect))
      .filter(isSchemaProblem)
      .filter(isAtRoot)
      .map(({ statement }) => headKey(statement)),
  );
}

/** Mistakes by which keepalived does not see what is written: misspelt, on another's line, a list without a block. */
const hides: ReadonlySet<string> = new Set([
  "unknown-keyword",
  "swallowed-keyword",
  "missing-open-brace",
]);

/** What is missed may be there, unread: then only the cause is told. Left out: all is. */
function unlessUnread(
  { misses }: Rule,
  node: Node,
  unread: readonly Problem[],
): ((at: Place) => boolean) | undefined {
  if (misses === undefined) return undefined;
  if (misses !== "in-block") {
    const mayHide = unread.some(
      (each) =>
        each.rule === "unknown-keyword" &&
        (misses !== "at-root" || isAtRoot(each)),
    );
    return mayHide ? () => false : undefined;
  }
  return (at) => !headsOf(node)(unread).has(headKey(at));
}

function isAtRoot(problem: Problem): boolean {
  return isSchemaProblem(problem) && problem.statement.parent === undefined;
}

/** The heads of the blocks in which something is not read. */
const headsOf = memo((node: Node) =>
  memo(
    (unread: readonly Problem[]) =>
      new Set(
        unread.map((problem) =>
          headKey(
            (isSchemaProblem(problem)
              ? problem.statement
              : statementAt(node, problem.at)
            )?.parent,
          ),
        ),
      ),
  ),
);

function headKey(head: Place | undefined): string | undefined {
  return head === undefined ? undefined : `${head.file.uri}\0${head.start}`;
}

const anyRule = "*";

function generalOf({ replaces = [] }: Rule): readonly string[] {
  return replaces === "all" ? [anyRule] : replaces;
}

/** A more specific rule speaks instead of the general ones it names, line by line. */
function withoutReplaced(
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  /** Lines by rule and file. */
  const replaced = new Map<string, Map<SourceFile, Set<number>>>();
  for (const { rule, file, start } of diagnostics)
    for (const general of generalOf(rule)) {
      const files = replaced.get(general) ?? new Map<SourceFile, Set<number>>();
      replaced.set(general, files);
      const lines = files.get(file) ?? new Set();
      files.set(file, lines);
      lines.add(lineAt(file, start));
    }
  return diagnostics.filter(({ rule, file, start }) => {
    const isReplaced = (general: string): boolean =>
      replaced.get(general)?.get(file)?.has(lineAt(file, start)) === true;
    return (
      !isReplaced(rule.id) && (rule.replaces === "all" || !isReplaced(anyRule))
    );
  });
}
