import {
  newestVersion,
  type Version,
} from "../../../grammar/schema/versions.ts";
import type { FormatChoice } from "../format/options.ts";
import type { Rule, Severity } from "../rules/rule.ts";

/** What the user decides about diagnostics: project file, editor settings or command line. */
export interface Settings {
  /** The release the files are written for. */
  readonly target: Version;
  /** Severity by rule id; "off" silences a rule. */
  readonly rules: Readonly<Record<string, Severity | "off">>;
  /** Whether files that look like nodes of one cluster are compared although nothing names them as such. */
  readonly guessClusters: boolean;
  /** How files are laid out, as far as it is decided. */
  readonly format: FormatChoice;
}

export const defaultSettings: Settings = {
  target: newestVersion,
  rules: {},
  guessClusters: true,
  format: {},
};

/** The severity a rule reports with; undefined where it is turned off. */
export function severityOf(
  rule: Rule,
  settings: Settings,
): Severity | undefined {
  const chosen = settings.rules[rule.id] ?? rule.severity;
  return chosen === "off" ? undefined : chosen;
}
