/*
 * Hands the virtual servers of a node to the rules that asked for them. What does not follow from addresses is not
 * asked again of services with the same outline, once nothing was said about the first of them; what does follow from
 * them is not asked again of a service that has not changed.
 */
import { hasGaps } from "../model/gaps.ts";
import type { Node } from "../model/node.ts";
import type { VirtualServer } from "../model/virtual-server.ts";
import type { Outline } from "../../../grammar/syntax/outline.ts";
import type { NodeContext, ServiceCheck } from "../rules/rule.ts";
import { keptServices, outlineOf } from "../rules/services.ts";
import type { Silence } from "./silence.ts";

/** By the numbers of their rules. */
export interface ServiceChecks {
  /** For all services. */
  readonly each: ReadonlyMap<number, ServiceCheck>;
  /** For what follows from the outline. */
  readonly outline: ReadonlyMap<number, ServiceCheck>;
}

/**
 * Calls the checks for the services that the daemon keeps, each with its rule's context. `said` counts what they have reported, `looked` their looks
 * at anything but the service.
 */
export function visitServices(
  node: Node,
  { each, outline }: ServiceChecks,
  contexts: readonly NodeContext[],
  silence: Silence,
  said: () => number,
  looked: () => number,
): void {
  const remembers = !hasGaps(node.configuration);
  const count = (): number => said() + looked();
  /** A service of a group is not like one of a group of the same name in another version. */
  const ofGroups = new Map<Outline, readonly number[]>();
  // All rules look at a service before the next comes: it is in the processor's cache.
  for (const service of keptServices(node)) {
    const { piece: head, block } = service.statement;
    const form = block?.form;
    const known = form && silence.services.get(form);
    if (known?.head === head) call(known.rules, each, service, contexts);
    else {
      const rules = speakers(each, service, contexts, count);
      if (remembers && form?.isUnique === false && head.made === undefined)
        silence.services.set(form, { head, rules });
    }
    const own = remembers ? outlineOf(service) : undefined;
    const judged = service.key?.kind === "group" ? ofGroups : silence.outlines;
    const rules = own && judged.get(own);
    if (rules !== undefined) call(rules, outline, service, contexts);
    else if (own === undefined || form?.isUnique !== false)
      speakers(outline, service, contexts, said);
    else judged.set(own, speakers(outline, service, contexts, said));
  }
}

function call(
  rules: readonly number[],
  checks: ReadonlyMap<number, ServiceCheck>,
  service: VirtualServer,
  contexts: readonly NodeContext[],
): void {
  for (const rule of rules) {
    const context = contexts[rule];
    if (context !== undefined) checks.get(rule)?.(service, context);
  }
}

/** Calls all checks. Returns the numbers of the rules that were counted. */
function speakers(
  checks: ReadonlyMap<number, ServiceCheck>,
  service: VirtualServer,
  contexts: readonly NodeContext[],
  count: () => number,
): readonly number[] {
  const rules: number[] = [];
  for (const [rule, check] of checks) {
    const before = count();
    const context = contexts[rule];
    if (context !== undefined) check(service, context);
    if (count() > before) rules.push(rule);
  }
  return rules;
}
