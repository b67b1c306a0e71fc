/* The JSON reporter: what scripts hold on to. Its shape is fixed and has a version. */
import type { Place } from "../../../../grammar/syntax/source-file.ts";
import { byFile, type Diagnostic } from "../../engine/diagnostic.ts";
import { placeOf } from "../../engine/fixing.ts";
import { jsonText } from "../json-text.ts";
import type { FileEdit, Finding, LintReport, Range } from "../json-report.ts";
import type { Edit } from "../../rules/rule.ts";
import { humanPosition, type Report } from "./report.ts";

/** All findings as one JSON object. */
export function json(report: Report): string {
  const { files, diagnostics, counts, pathOf } = report;
  const content: LintReport = {
    version: 1,
    summary: {
      files: files.length,
      errors: counts.error,
      warnings: counts.warning,
      infos: counts.info,
      hints: counts.hint,
    },
    files: [...byFile(diagnostics)].map(([uri, own]) => ({
      path: pathOf(uri),
      diagnostics: own.map((each) => diagnosticOf(each, report)),
    })),
  };
  return jsonText(content);
}

function diagnosticOf(diagnostic: Diagnostic, report: Report): Finding {
  return {
    rule: diagnostic.rule.id,
    severity: diagnostic.severity,
    message: diagnostic.message,
    range: rangeOf(diagnostic),
    related: diagnostic.related.map((related) => ({
      path: report.pathOf(related.file.uri),
      range: rangeOf(related),
      message: related.message,
    })),
    fixes: diagnostic.fixes().map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map((edit) => editOf(edit, report)),
    })),
  };
}

function editOf(edit: Edit, { pathOf, uriOf }: Report): FileEdit {
  const { newText } = edit;
  return "create" in edit
    ? { path: pathOf(placeOf(edit, uriOf)), create: true, newText }
    : { path: pathOf(edit.file.uri), range: rangeOf(edit), newText };
}

function rangeOf({ file, start, end }: Place): Range {
  return { start: humanPosition(file, start), end: humanPosition(file, end) };
}
