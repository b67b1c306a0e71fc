/*
 * What a rule has in one run, for all nodes. There are hundreds of rules, and most have nothing to say: therefore a class,
 * whose objects are small; what a rule asks for is made when it asks.
 */
import type { Place } from "../../../grammar/syntax/source-file.ts";
import type { Report, Rule, RuleContext, Severity } from "../rules/rule.ts";
import { renderReport, type Diagnostic } from "./diagnostic.ts";
import type { Call, OnFault } from "./guard-rule.ts";
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
    readonly chosen: ChosenRule,
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
      this.tell(each.at, () => this.render(each));
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

  /** Puts a report into words. */
  render(each: Report): Diagnostic {
    const { rule, severity } = this.chosen;
    return renderReport(rule, severity, each, this.run.onFault);
  }

  /** Tells what is made for a place; undefined: it was told before, or there is no room for more. */
  tell(at: Place, make: () => Diagnostic): Diagnostic | undefined {
    const finding = (this.told ??= new Told()).add(at, make);
    if (finding !== undefined) this.run.found.push(finding);
    return finding;
  }

  /** The same rule, but what it says is added to another list. */
  into(found: Diagnostic[]): Teller {
    return new Teller(this.chosen, { ...this.run, found });
  }
}
