/*
 * Hands the virtual servers of a node to the rules that asked for them. What does not follow from addresses is not
 * asked again of services with the same outline, once nothing was said about the first of them; what does follow from
 * them is not asked again of a service that has not changed, nor what follows from the frame of the node before that
 * says something else.
 */
import { hasGaps } from "../model/gaps.ts";
import type { Node } from "../model/node.ts";
import type { VirtualServer } from "../model/virtual-server.ts";
import type { Outline } from "../../../grammar/syntax/outline.ts";
import { keptServices, outlineOf } from "../rules/services.ts";
import { ask, type Check } from "./ask.ts";
import type { CountingContext, Looks } from "./node-context.ts";
import type { FrameSilence, ServiceSilence, Silence } from "./silence.ts";

/** A check with the services that it is asked of: see `Rule.concerns`. */
export interface ServiceCheck extends Check<VirtualServer> {
  readonly concerns: ((service: VirtualServer) => boolean) | undefined;
}

export interface ServiceChecks {
  readonly each: readonly ServiceCheck[];
  /** For what follows from the outline. */
  readonly outline: readonly Check<VirtualServer>[];
}

/** Calls the checks for the services that the daemon keeps, each with its rule's context. */
export function visitServices(
  node: Node,
  { each, outline }: ServiceChecks,
  contexts: readonly CountingContext[],
  silence: Silence,
  within: FrameSilence | undefined,
  looks: Looks,
): void {
  const remembers = !hasGaps(node.configuration);
  /** A service of a group is not like one of a group of the same name in another version. */
  const ofGroups = new Map<Outline, readonly number[]>();
  const concerned = new Map<Outline, readonly ServiceCheck[]>();
  // All rules look at a service before the next comes: it is in the processor's cache.
  for (const service of keptServices(node)) {
    const isKnowable = remembers && isShared(service);
    const own = outlineOf(service);
    askEach(service, isKnowable, own);
    const judged = service.key?.kind === "group" ? ofGroups : silence.outlines;
    const speakers = remembers && own ? judged.get(own) : undefined;
    if (speakers?.length === 0) continue;
    const { said } = ask(outline, service, contexts, looks, speakers);
    if (own !== undefined && isKnowable) judged.set(own, said);
  }

  function askEach(
    service: VirtualServer,
    isKnowable: boolean,
    own: Outline | undefined,
  ): void {
    const known = isKnowable
      ? speakersOf(within?.services, service)
      : undefined;
    if (known?.length === 0) return;
    const some = isKnowable
      ? (known ?? speakersOf(silence.services, service))
      : undefined;
    const checks = checksFor(service, own);
    const answer = ask(checks, service, contexts, looks, some);
    if (!isKnowable) return;
    remember(within?.services, service, answer.within);
    if (known === undefined) remember(silence.services, service, answer.alone);
  }

  function checksFor(
    service: VirtualServer,
    own: Outline | undefined,
  ): readonly ServiceCheck[] {
    let checks = own && concerned.get(own);
    if (checks !== undefined) return checks;
    checks = each.filter(({ rule, concerns }) => {
      let isConcerned = concerns === undefined;
      contexts[rule]?.ask(() => {
        isConcerned ||= concerns?.(service) === true;
      }, service);
      return isConcerned;
    });
    if (own !== undefined) concerned.set(own, checks);
    return checks;
  }
}

/** Whether what is remembered of it may count for services of other versions. */
function isShared({ statement: { piece, block } }: VirtualServer): boolean {
  return piece.made === undefined && block?.form.isUnique === false;
}

function speakersOf(
  silence: ServiceSilence | undefined,
  { statement: { piece, block } }: VirtualServer,
): readonly number[] | undefined {
  const known = silence?.get(piece);
  return known !== undefined && known.form === block?.form
    ? known.rules
    : undefined;
}

function remember(
  silence: ServiceSilence | undefined,
  { statement: { piece, block } }: VirtualServer,
  rules: readonly number[],
): void {
  if (block !== undefined) silence?.set(piece, { form: block.form, rules });
}
