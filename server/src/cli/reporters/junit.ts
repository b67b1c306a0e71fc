/*
 * The report for CI servers that show tests: a suite for each file, a test for each rule that speaks in it. Lines are
 * not part of a test's name, so a server can tell what is new. Errors and warnings fail; what is only worth knowing
 * stands in the suite's output. Valid for Ant's schema and Jenkins'.
 */
import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import { byFile, type Diagnostic } from "../../engine/diagnostic.ts";
import { visible } from "../../engine/visible.ts";
import { startOf, type Report } from "./report.ts";

/** All findings as JUnit's XML. */
export function junit(report: Report): string {
  const found = byFile(report.diagnostics);
  const suites = [
    ...report.files.map((file) =>
      suiteOf(file, found.get(file.uri) ?? [], report),
    ),
    ...(report.failures.length > 0 ? [failedSuite(report.failures)] : []),
  ];
  const content = suites.map((suite, id) => suiteElement(suite, id, report));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", {}, content)}\n`;
}

interface Suite {
  readonly name: string;
  readonly tests: readonly Test[];
  /** What is worth knowing and fails nothing. */
  readonly output: string;
}

interface Test {
  readonly name: string;
  readonly outcome?: {
    readonly kind: "failure" | "error";
    readonly type: string;
    readonly message: string;
    readonly text: string;
  };
}

function suiteOf(
  file: SourceFile,
  diagnostics: readonly Diagnostic[],
  report: Report,
): Suite {
  const failing = diagnostics.filter(fails);
  const rules = [...new Set(failing.map(({ rule }) => rule.id))];
  const tests = rules.map((id): Test => {
    const own = failing.filter(({ rule }) => rule.id === id);
    const [first] = own;
    return {
      name: id,
      outcome: {
        kind: "failure",
        type: first?.severity ?? "error",
        message: first?.message ?? "",
        text: own.map((each) => lineOf(each, report)).join("\n"),
      },
    };
  });
  return {
    name: visible(report.pathOf(file.uri)),
    tests: tests.length > 0 ? tests : [{ name: "keepalived-lsp" }],
    output: diagnostics
      .filter((each) => !fails(each))
      .map((each) => lineOf(each, report))
      .join("\n"),
  };
}

function fails({ severity }: Diagnostic): boolean {
  return severity === "error" || severity === "warning";
}

function failedSuite(failures: readonly string[]): Suite {
  return {
    name: "keepalived-lsp",
    tests: failures.map(visible).map((message) => ({
      name: message,
      outcome: { kind: "error", type: "failure", message, text: message },
    })),
    output: "",
  };
}

function lineOf(diagnostic: Diagnostic, { pathOf }: Report): string {
  const { line, column } = startOf(diagnostic);
  const { file, severity, rule, message } = diagnostic;
  return `${visible(pathOf(file.uri))}:${line}:${column}: ${severity}[${rule.id}]: ${message}`;
}

function suiteElement(
  { name, tests, output }: Suite,
  id: number,
  { started }: Report,
): string {
  const count = (kind: string): number =>
    tests.filter(({ outcome }) => outcome?.kind === kind).length;
  return element(
    "testsuite",
    {
      id,
      package: "keepalived-lsp",
      name,
      timestamp: started.toISOString().slice(0, 19),
      hostname: "localhost",
      tests: tests.length,
      failures: count("failure"),
      errors: count("error"),
      time: 0,
    },
    [
      element("properties", {}, []),
      ...tests.map((test) => testElement(test, name)),
      element("system-out", {}, output === "" ? [] : [escapeXml(output)]),
      element("system-err", {}, []),
    ],
  );
}

function testElement({ name, outcome }: Test, classname: string): string {
  const content =
    outcome === undefined
      ? []
      : [
          element(
            outcome.kind,
            { type: outcome.type, message: outcome.message },
            [escapeXml(outcome.text)],
          ),
        ];
  return element("testcase", { name, classname, time: 0 }, content);
}

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[],
): string {
  const head = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join("");
  if (content.length === 0) return `<${name}${head}/>`;
  const inner = content.join("\n");
  return inner.startsWith("<")
    ? `<${name}${head}>\n${inner}\n</${name}>`
    : `<${name}${head}>${inner}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** XML 1.0 has no way to write most control characters, nor half a surrogate pair. */
function escapeXml(text: string): string {
  return text
    .split("\n")
    .map(visible)
    .join("\n")
    .replace(/[\p{Cs}\ufffe\uffff]/gu, "\u{fffd}")
    .replace(/[&<>"]/g, (character) => entities[character] ?? "");
}
