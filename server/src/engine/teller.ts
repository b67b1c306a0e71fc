/*
 * What a rule has in one run, for all nodes. There are hundreds of rules, and most have nothing to say: therefore a class,
 * whose objects are small; what a rule asks for is made when it asks.
 */
import type { Place } from "../../../grammar/syntax/source-file.ts";
import type { Report, Rule, RuleContext, Severity } from "../rules/rule.ts";
import { renderReport, type Diagnostic } from "./diagnostic.ts";
import { guardReport, type Call, type OnFault } from "./guard-rule.ts";
import { Told } from "./told.ts";

/** A rule that is not turned off. */
export interface ChosenRule {
  readonly rule: Rule;
  readonly severity: Severity;
}

/** What all rules of a run share. */
export interface Run extends Omit<RuleContext, "report"> {
  readonly onFault: OnFault;
  /** What was said so far. */
  readonly found: Diagnostic[];
}

/** A rule's context for what is not of one node; keeps what the rule says. */
export class Teller implements RuleContext {
  private told: Told | undefined = undefined;
  private itsReport: RuleContext["report"] | undefined = undefined;

  constructor(
    private readonly chosen: ChosenRule,
    private readonly run: Run,
  ) {}

  get target(): RuleContext["target"] {
    return this.run.target;
  }

  get surroundings(): RuleContext["surroundings"] {
    return this.run.surroundings;
  }

  get hostFile(): RuleContext["hostFile"] {
    return this.run.hostFile;
  }

  get report(): RuleContext["report"] {
    return (this.itsReport ??= (each) => {
      this.tell(each);
    });
  }

  /** Calls a check of the rule; a fault of it costs no more than what it would have said there. */
  ask<T>(check: Call<T, RuleContext> | undefined, about: T): void {
    try {
      check?.(about, this);
    } catch (error) {
      this.fail(error);
    }
  }

  /** Takes note of a fault of the rule. */
  fail(error: unknown): void {
    this.run.onFault(this.chosen.rule.id, error);
  }

  /** Whether nothing more is to be said of a file. */
  isFull(place: Place): boolean {
    return this.told?.isFull(place) === true;
  }

  private tell(each: Report): void {
    const told = (this.told ??= new Told());
    const before = told.at(each.at);
    if (before === undefined) return;
    const { rule, severity } = this.chosen;
    const report = guardReport(rule, each, this.run.onFault);
    const diagnostic = renderReport(rule, severity, report);
    if (before.some(({ message }) => message === diagnostic.message)) return;
    told.add(diagnostic);
    this.run.found.push(diagnostic);
  }
}
