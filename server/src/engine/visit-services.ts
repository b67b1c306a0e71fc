/*
 * Hands the virtual servers of a node to the rules that asked for them. What does not follow from addresses is not
 * asked again of services with the same outline, once nothing was said about the first of them. Of a service that has
 * not changed nothing is asked again, and what was said of it is repeated: what follows from the frame of the node
 * before that says something else, the rest as long as the service stands there.
 */
import type { Outline } from "../../../grammar/syntax/outline.ts";
import type { Statement } from "../../../grammar/syntax/tree.ts";
import { hasGaps } from "../model/gaps.ts";
import type { Node } from "../model/node.ts";
import type { VirtualServer } from "../model/virtual-server.ts";
import { keptServices, outlineOf } from "../rules/services.ts";
import { ask, noAnswer, type Answer, type Check } from "./ask.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { CountingContext, Looks } from "./node-context.ts";
import { Repeated, type Saying } from "./saying.ts";
import type {
  FrameSilence,
  Judgement,
  Judgements,
  Silence,
} from "./silence.ts";
import type { Teller } from "./teller.ts";

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
  tellers: readonly Teller[],
  contexts: readonly CountingContext[],
  silence: Silence,
  within: FrameSilence | undefined,
  looks: Looks,
): void {
  const remembers = !hasGaps(node.configuration);
  const concerned = new Map<Outline, readonly ServiceCheck[]>();
  // All rules look at a service before the next comes: it is in the processor's cache.
  for (const service of keptServices(node)) {
    const head =
      remembers && isShared(service.statement) ? service.statement : undefined;
    if (head === undefined) askAll(service);
    else judge(service, head);
  }

  function judge(service: VirtualServer, head: Statement): void {
    const known = judgementOf(within?.services, head);
    const before = known ?? judgementOf(silence.services, head);
    if (before !== undefined && before.sayings.length > 0)
      repeat(before.sayings, service);
    if (known?.again.length === 0) return;
    const { again, framed, sayings } =
      before === undefined
        ? askAll(service, head)
        : askSome(service, head, before.again);
    const all = before ? [...before.sayings, ...sayings] : sayings;
    keep(within?.services, head, again, all);
    if (known !== undefined) return;
    if (framed.length === 0) keep(silence.services, head, again, all);
    else
      keep(
        silence.services,
        head,
        [...again, ...framed],
        all.filter(({ rule }) => !framed.includes(rule)),
      );
  }

  function askAll(service: VirtualServer, head?: Statement): Answer {
    const own = outlineOf(service);
    const checks = checksFor(service, own);
    const answer = ask(checks, service, contexts, looks, undefined, head);
    // A service of a group is not like one of a group of the same name in another version.
    const isLikeOthers = remembers && service.key?.kind !== "group";
    const speakers =
      own && isLikeOthers ? silence.outlines.get(own) : undefined;
    if (speakers?.length === 0) return answer;
    const other = ask(outline, service, contexts, looks, speakers, head);
    if (own !== undefined && isLikeOthers && head !== undefined)
      silence.outlines.set(own, other.said);
    return both(answer, other);
  }

  function askSome(
    service: VirtualServer,
    head: Statement,
    some: readonly number[],
  ): Answer {
    if (some.length === 0) return noAnswer;
    return both(
      ask(each, service, contexts, looks, some, head),
      ask(outline, service, contexts, looks, some, head),
    );
  }

  function repeat(sayings: readonly Saying[], service: VirtualServer): void {
    const again = (finding: Diagnostic): Diagnostic | undefined =>
      sameOf(finding, service);
    for (const saying of sayings) {
      const teller = tellers[saying.rule];
      if (teller === undefined) continue;
      const head = service.statement;
      const finding = new Repeated(saying, teller.chosen, head, again);
      contexts[saying.rule]?.tell(finding, () => finding);
    }
  }

  /** What a rule that is asked again says in the same words. */
  function sameOf(
    { rule, message, start, end }: Diagnostic,
    service: VirtualServer,
  ): Diagnostic | undefined {
    const found: Diagnostic[] = [];
    for (const check of [...each, ...outline]) {
      if (tellers[check.rule]?.chosen.rule === rule)
        contexts[check.rule]?.into(found).ask(check.check, service);
    }
    return found.find(
      (other) =>
        other.message === message && other.start === start && other.end === end,
    );
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

/** Whether what is remembered of it may count for other versions. */
function isShared({ piece, block }: Statement): boolean {
  return piece.made === undefined && block?.form.isUnique === false;
}

function judgementOf(
  judgements: Judgements | undefined,
  { piece, block }: Statement,
): Judgement | undefined {
  const known = judgements?.get(piece);
  return known !== undefined && known.form === block?.form ? known : undefined;
}

function keep(
  judgements: Judgements | undefined,
  { piece, block }: Statement,
  again: readonly number[],
  sayings: readonly Saying[],
): void {
  if (block !== undefined)
    judgements?.set(piece, { form: block.form, again, sayings });
}

function both(one: Answer, other: Answer): Answer {
  return {
    said: [...one.said, ...other.said],
    again: [...one.again, ...other.again],
    framed: [...one.framed, ...other.framed],
    sayings: [...one.sayings, ...other.sayings],
  };
}
