/* What a call of `lint` says about settings; a mistake is a Failure. */
import { parseVersion } from "../../../grammar/schema/versions.ts";
import { nearest } from "../engine/nearest.ts";
import { severityWords, type SeverityWord } from "../engine/project-format.ts";
import { defaultSettings, type Settings } from "../engine/settings.ts";
import { rules } from "../rules/registry.gen.ts";
import { Failure } from "./environment.ts";
import type { Arguments } from "./options.ts";

/** --keepalived-version and --rule. */
export function readSettings(given: Arguments): Partial<Settings> {
  const written = given.value("keepalived-version");
  const target = written === undefined ? undefined : parseVersion(written);
  if (written !== undefined && target === undefined)
    throw new Failure(
      `--keepalived-version ${written}: no release of keepalived, such as 2.2.7`,
    );
  const severity = Object.fromEntries(given.values("rule").map(readRule));
  return { ...(target === undefined ? {} : { target }), rules: severity };
}

function readRule(written: string): readonly [string, SeverityWord] {
  const [id = "", word] = written.split("=", 2);
  const known = rules.map((rule) => rule.id);
  if (!known.includes(id)) {
    const near = nearest(id, known);
    throw new Failure(
      `--rule ${written}: unknown rule "${id}"${near === undefined ? "" : `, did you mean "${near}"?`}`,
    );
  }
  const severity = severityWords.find((each) => each === word);
  if (severity === undefined)
    throw new Failure(
      `--rule ${written}: the severity is one of ${severityWords.join(", ")}`,
    );
  return [id, severity];
}

/** --max-warnings; without it any number is allowed. */
export function readMostWarnings(given: Arguments): number {
  const written = given.value("max-warnings");
  if (written === undefined) return Infinity;
  if (!/^\d+$/.test(written))
    throw new Failure(`--max-warnings ${written}: not a number`);
  return Number(written);
}

/** What the call says goes before what the project file says. */
export function mergeSettings(
  project: Settings | undefined,
  chosen: Partial<Settings>,
): Settings {
  const base = project ?? defaultSettings;
  return { ...base, ...chosen, rules: { ...base.rules, ...chosen.rules } };
}
