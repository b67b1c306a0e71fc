/*
 * The SARIF 2.1.0 reporter, for code scanning and viewers: rules with their pages, related places, fixes, and
 * fingerprints that survive moved lines. https://docs.oasis-open.org/sarif/sarif/v2.1.0/
 */
import { isAbsolute, sep } from "node:path";
import { homepage, version } from "../../../../package.json";
import type {
  Place,
  SourceFile,
} from "../../../../grammar/syntax/source-file.ts";
import type { Diagnostic, RenderedFix } from "../../engine/diagnostic.ts";
import { placeOf } from "../../engine/fixing.ts";
import { ruleUrl } from "../../engine/rule-url.ts";
import { rulePage } from "../../rules/rule-page.ts";
import type { Edit, Rule, Severity } from "../../rules/rule.ts";
import { fingerprintsOf } from "./fingerprint.ts";
import { jsonText } from "../json-text.ts";
import { endOf, startOf, type Report } from "./report.ts";

/** All findings as one SARIF log with one run. */
export function sarif(report: Report): string {
  const rules = [...new Set(report.diagnostics.map(({ rule }) => rule))].sort(
    (one, other) => (one.id < other.id ? -1 : 1),
  );
  const fingerprints = fingerprintsOf(report.diagnostics, report.pathOf);
  const log = {
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "keepalived-lsp",
            version,
            semanticVersion: version,
            informationUri: homepage,
            rules: rules.map(ruleDescriptor),
          },
        },
        invocations: [invocationOf(report)],
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: {
          [base]: { uri: `${report.uriOf(report.cwd).replace(/\/$/, "")}/` },
        },
        artifacts: report.files.map((file) => artifactOf(file, report)),
        results: report.diagnostics.map((each, index) => ({
          ...resultOf(each, report),
          ruleIndex: rules.indexOf(each.rule),
          partialFingerprints: {
            // the name under which GitHub looks for it
            primaryLocationLineHash: fingerprints[index],
          },
        })),
      },
    ],
  };
  return jsonText(log);
}

/** Relative paths start here: the working directory. */
const base = "SRCROOT";

type Level = "error" | "warning" | "note";

const levels: Readonly<Record<Severity, Level>> = {
  error: "error",
  warning: "warning",
  info: "note",
  hint: "note",
};

function ruleDescriptor(rule: Rule): object {
  const { id, summary, why, area, severity } = rule;
  return {
    id,
    name: id,
    shortDescription: { text: `${summary}.` },
    fullDescription: { text: why },
    helpUri: ruleUrl(id),
    help: { text: why, markdown: rulePage(rule) },
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: ["keepalived", area],
      precision: "high",
      "problem.severity": {
        error: "error",
        warning: "warning",
        note: "recommendation",
      }[levels[severity]],
    },
  };
}

function invocationOf({ failures }: Report): object {
  return {
    executionSuccessful: failures.length === 0,
    ...(failures.length > 0 && {
      toolExecutionNotifications: failures.map((text) => ({
        level: "error",
        message: messageOf(text),
      })),
    }),
  };
}

function resultOf(diagnostic: Diagnostic, report: Report): object {
  const { rule, severity, message, related } = diagnostic;
  const fixes = diagnostic.fixes();
  return {
    ruleId: rule.id,
    level: levels[severity],
    message: messageOf(message),
    locations: [locationOf(diagnostic, report)],
    ...(related.length > 0 && {
      relatedLocations: related.map((each, id) => ({
        id,
        message: messageOf(each.message),
        ...locationOf(each, report),
      })),
    }),
    ...(fixes.length > 0 && {
      fixes: fixes.map((fix) => fixOf(fix, report)),
    }),
  };
}

/**
 * Viewers make links of `[text](address)`, also in plain text (3.11.6), and the backslash that the standard has for
 * brackets stands only inside of links: a blank before the parenthesis leaves a configuration's words what they are.
 */
function messageOf(text: string): { readonly text: string } {
  return { text: text.replace(/\](?=\()/g, "] ") };
}

function fixOf({ title, safety, edits }: RenderedFix, report: Report): object {
  const changes = new Map<string, Edit[]>();
  for (const edit of edits) {
    const uri = "create" in edit ? placeOf(edit, report.uriOf) : edit.file.uri;
    changes.set(uri, [...(changes.get(uri) ?? []), edit]);
  }
  return {
    description: messageOf(title),
    artifactChanges: [...changes].map(([uri, own]) => ({
      artifactLocation: artifactLocation(uri, report),
      replacements: own.map((edit) => ({
        deletedRegion:
          "create" in edit ? { charOffset: 0, charLength: 0 } : regionOf(edit),
        insertedContent: { text: edit.newText },
      })),
    })),
    properties: { safety },
  };
}

function locationOf(place: Place, report: Report): object {
  return {
    physicalLocation: {
      artifactLocation: artifactLocation(place.file.uri, report),
      region: regionOf(place),
    },
  };
}

function artifactOf({ uri }: SourceFile, report: Report): object {
  return {
    location: artifactLocation(uri, report),
    roles: ["analysisTarget"],
    sourceLanguage: "keepalived",
  };
}

function artifactLocation(uri: string, { pathOf }: Report): object {
  const path = pathOf(uri);
  return isAbsolute(path)
    ? { uri }
    : { uri: encodePath(path), uriBaseId: base };
}

function encodePath(path: string): string {
  return path.split(sep).map(encodeURIComponent).join("/");
}

function regionOf(place: Place): object {
  const [start, end] = [startOf(place), endOf(place)];
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
