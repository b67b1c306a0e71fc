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
import type { Looks } from "./node-context.ts";
import type { Silence } from "./silence.ts";

export interface ServiceChecks {
  /** For all services. */
  readonly each: readonly NumberedCheck[];
  /** For what follows from the outline. */
  readonly outline: readonly NumberedCheck[];
}

/** With the number of its rule. */
export interface NumberedCheck {
  readonly rule: number;
  readonly check: ServiceCheck;
}

/** Calls the checks for the services that the daemon keeps, each with its rule's context. */
export function visitServices(
  node: Node,
  { each, outline }: ServiceChecks,
  contexts: readonly NodeContext[],
  silence: Silence,
  looks: Looks,
): void {
  const remembers = !hasGaps(node.configuration);
  /** A service of a group is not like one of a group of the same name in another version. */
  const ofGroups = new Map<Outline, readonly number[]>();
  // All rules look at a service before the next comes: it is in the processor's cache.
  for (const service of keptServices(node)) {
    const { piece: head, block } = service.statement;
    const form = block?.form;
    const known = form && silence.services.get(form);
    if (known?.head === head) call(known.rules, each, service, contexts);
    else {
      const { counted: rules } = callAll(each, service, contexts, looks);
      if (remembers && form?.isUnique === false && head.made === undefined)
        silence.services.set(form, { head, rules });
    }
    const own = remembers ? outlineOf(service) : undefined;
    const judged = service.key?.kind === "group" ? ofGroups : silence.outlines;
    const rules = own && judged.get(own);
    if (rules !== undefined) call(rules, outline, service, contexts);
    else {
      const { said } = callAll(outline, service, contexts, looks);
      if (own !== undefined && form?.isUnique === false) judged.set(own, said);
    }
  }
}

function call(
  rules: readonly number[],
  checks: readonly NumberedCheck[],
  service: VirtualServer,
  contexts: readonly NodeContext[],
): void {
  if (rules.length === 0) return;
  for (const { rule, check } of checks) {
    const context = contexts[rule];
    if (context !== undefined && rules.includes(rule)) check(service, context);
  }
}

/** Numbers of rules. */
interface Speakers {
  /** Those that reported something. */
  readonly said: readonly number[];
  /** These, and those that looked at anything but the service. */
  readonly counted: readonly number[];
}

const nobody: readonly number[] = [];

function callAll(
  checks: readonly NumberedCheck[],
  service: VirtualServer,
  contexts: readonly NodeContext[],
  looks: Looks,
): Speakers {
  let [said, counted] = [nobody, nobody];
  for (const { rule, check } of checks) {
    const context = contexts[rule];
    if (context === undefined) continue;
    const { said: saidBefore, looked: lookedBefore } = looks;
    check(service, context);
    if (looks.said > saidBefore) said = [...said, rule];
    if (looks.said > saidBefore || looks.looked > lookedBefore)
      counted = [...counted, rule];
  }
  return { said, counted };
}
