/* What keepalived does about a mistake, as the end of a sentence that begins with a colon. */
import type { SchemaProblem } from "../../../../grammar/schema/check.ts";

const texts: Readonly<Record<string, string>> = {
  exit2: "keepalived refuses the whole configuration",
  crash: "keepalived crashes",
  "error-ignored": "keepalived reports it and ignores it",
  "error-clamped": "keepalived reports it and uses the nearest limit",
  "error-truncated": "keepalived reports it and cuts the rest off",
  "error-kept": "keepalived reports it, and uses it nevertheless",
  "error-word-ignored": "keepalived reports it and ignores the word",
  "error-rest-ignored":
    "keepalived reports it and ignores the rest of the line",
  "error-entry-dropped": "keepalived reports it and drops the line",
  "fatal-entry-dropped": "keepalived reports it and drops the line",
  "error-block-skipped": "keepalived reports it and drops the whole block",
  "error-block-dropped": "keepalived reports it and drops the whole block",
  "silent-ignored": "it has no effect, and keepalived says nothing",
};

/** The consequence of a problem's effect. */
export function consequenceOf({ args }: SchemaProblem): string {
  const effect = args.effect ?? "error-ignored";
  const value = /^error-default:(.*)$/.exec(effect)?.[1];
  if (value !== undefined) return `keepalived reports it and uses ${value}`;
  return texts[effect] ?? "keepalived reports it";
}
