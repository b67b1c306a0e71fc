/** `keepalived-lsp rules` and `keywords`: what there is, for people and as JSON for programs. */
import { docOf } from "../../../grammar/schema/describe.ts";
import type { Keyword } from "../../../grammar/schema/keyword.ts";
import {
  blockPaths,
  keywordsOf,
  lineFormatOf,
} from "../../../grammar/schema/schema.ts";
import { syntaxOf } from "../../../grammar/schema/syntax-line.ts";
import { ruleUrl } from "../engine/rule-url.ts";
import { rules } from "../rules/registry.gen.ts";
import type { Rule } from "../rules/rule.ts";
import type { Run } from "./commands.ts";
import { exitCodes } from "./environment.ts";
import type { KeywordEntry, RuleEntry } from "./json-report.ts";
import { terminalOf, type Colors } from "./terminal.ts";

export const listRules: Run = async (given, environment) => {
  if (given.value("format") === "json")
    environment.stdout(asJson(rules.map(ruleFacts)));
  else {
    const { colors } = await terminalOf(given, environment);
    const width = Math.max(...rules.map(({ id }) => id.length));
    const areas = [...new Set(rules.map(({ area }) => area))].sort();
    const sections = areas.map((area) => {
      const own = rules.filter((rule) => rule.area === area);
      return `${colors.bold(area)}\n${own.map((rule) => ruleRow(rule, width, colors)).join("\n")}`;
    });
    environment.stdout(
      `${sections.join("\n\n")}\n\n${rules.length} rules; * safe fix, + suggested fix. keepalived-lsp explain RULE tells more.\n`,
    );
  }
  return exitCodes.clean;
};

export const listKeywords: Run = async (given, environment) => {
  const entries = blockPaths().flatMap((path) =>
    allIn(path).map((keyword) => ({ path, keyword })),
  );
  if (given.value("format") === "json")
    environment.stdout(
      asJson(entries.map(({ path, keyword }) => keywordFacts(path, keyword))),
    );
  else {
    const { colors } = await terminalOf(given, environment);
    const sections = blockPaths().map((path) => {
      const title = path === "" ? "(outermost level)" : path;
      const rows = allIn(path).map((keyword) => `  ${syntaxOf(keyword)}`);
      return [colors.bold(title), ...rows].join("\n");
    });
    environment.stdout(
      `${sections.join("\n\n")}\n\n${entries.length} entries. keepalived-lsp explain KEYWORD tells more.\n`,
    );
  }
  return exitCodes.clean;
};

function ruleRow(
  { id, severity, fix, summary }: Rule,
  width: number,
  colors: Colors,
): string {
  const mark = fix === "safe" ? "*" : fix === "suggested" ? "+" : " ";
  return `  ${id.padEnd(width)} ${mark} ${colors.dim(severity.padEnd(7))} ${summary}`;
}

function ruleFacts(rule: Rule): RuleEntry {
  const { id, area, severity, scope, fix, since, summary } = rule;
  return {
    id,
    area,
    severity,
    scope,
    fixable: fix !== "none",
    reportedByDaemon: rule.reportedByDaemon,
    reportedSince: rule.reportedSince ?? null,
    since,
    summary,
    url: ruleUrl(id),
  };
}

/** The keywords of a block; of a value block also what its lines begin with. */
function allIn(path: string): readonly Keyword[] {
  const head = lineFormatOf(path)?.head;
  return head === undefined ? keywordsOf(path) : [head, ...keywordsOf(path)];
}

function keywordFacts(path: string, keyword: Keyword): KeywordEntry {
  return {
    block: path,
    keyword: keyword.name,
    syntax: syntaxOf(keyword),
    since: keyword.since,
    removed: keyword.removedIn ?? null,
    deprecated: keyword.deprecated ?? null,
    summary: docOf(path, keyword.name)?.summary ?? "",
  };
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
