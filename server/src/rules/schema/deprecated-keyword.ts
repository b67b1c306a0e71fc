import {
  isSchemaProblem,
  type SchemaProblem,
} from "../../../../grammar/schema/check.ts";
import { defineRule } from "../rule.ts";
import { instanceWith } from "./example-configurations.ts";
import { renamingFixes } from "./renaming.ts";

export default defineRule({
  id: "deprecated-keyword",
  area: "schema",
  severity: "info",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "A keyword is deprecated, and keepalived reports it",
  why: "The keyword still works, but `keepalived -t` prints a message and ends with exit code 5, so that a check of the configuration before a reload fails; one day the keyword will be gone.",
  references: ["keepalived keepalived/vrrp/vrrp_parser.c"],
  tag: "deprecated",
  examples: {
    bad: [
      instanceWith("use_vmac\nvmac_garp_intvl 10"),
      instanceWith(
        "virtual_routes {\n    198.51.100.0/24 gw 192.0.2.1 dev eth0\n}",
      ),
    ],
    good: [
      instanceWith("use_vmac\ngarp_extra_if 10"),
      instanceWith(
        "virtual_routes {\n    198.51.100.0/24 via 192.0.2.1 dev eth0\n}",
      ),
    ],
  },
  messages: {
    deprecated:
      '"{keyword}" is deprecated: keepalived reports it although it works; write {replacement}',
    bareValue:
      '"{value}" without a word before it is the form of long ago: keepalived reports it; write "{replacement} {value}"',
    rename: 'replace by "{replacement}"',
  },
  explain: (problem, { target, report }) => {
    if (!isSchemaProblem(problem)) return;
    const { at, message, args } = problem;
    report({
      at,
      message,
      args: { ...args, replacement: quoted(problem) },
      fixes: () => renamingFixes(problem, target),
    });
  },
});

/** A single word is quoted, a description is not. */
function quoted({ args, message }: SchemaProblem): string {
  const replacement = args.replacement ?? "";
  return message === "deprecated" && /^\S+$/.test(replacement)
    ? `"${replacement}"`
    : replacement;
}
