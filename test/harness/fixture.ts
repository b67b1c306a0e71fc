/*
 * Fixtures: `.conf` files that are input, expectation and documentation at once.
 *
 *     #- lb01/keepalived.conf keepalived=2.2.7 config-id=lb01     starts a file; left out: one keepalived.conf
 *     vrrp_instance VI_1 {
 *         virtual_router_id 300
 *         #                 ^^^ error[value-out-of-range] 1 to 255
 *     }
 *     # ^file warning[vip-missing]                                 a finding anywhere in the file
 *     #= diagnostics                                               where comments can't follow a line
 *     lb01/keepalived.conf 3:5-8 error[unknown-keyword] the text, or a part of it
 *     #= fixed lb01/keepalived.conf                                the file after all safe fixes
 *     #= fixed lb01/keepalived.conf Remove the weights             after all suggested fixes whose title begins so
 *     #= changes Remove the weights                                what each of them changes by itself, as a diff
 *
 * Carets stand under the characters of the nearest line above that is no expectation itself; several lines of them may
 * follow each other. A range that starts at the very column of the `#` is written `#^^^`, without a blank. They are
 * ordinary comments, so a fixture is a configuration that keepalived reads.
 */
export interface Fixture {
  readonly files: Readonly<Record<string, string>>;
  readonly expected: readonly Expectation[];
  readonly fixed: readonly Fixed[];
  readonly changes: readonly Changes[];
  readonly meta: Readonly<Record<string, string>>;
}

/** The text of a file after fixes. */
export interface Fixed {
  readonly path: string;
  /** How the titles of the suggested fixes begin; empty: all safe fixes. */
  readonly title: string;
  readonly text: string;
  /** Where the text stands in the fixture. */
  readonly start: number;
}

/** What suggested fixes change, each by itself. */
export interface Changes {
  /** How their titles begin. */
  readonly title: string;
  readonly diff: string;
  /** Where the diff stands in the fixture. */
  readonly start: number;
}

export interface Expectation {
  readonly path: string;
  /** `3:5-8`, lines and columns from 1; undefined: anywhere. */
  readonly at: string | undefined;
  readonly severity: string;
  readonly rule: string;
  /** A part of the message. */
  readonly message: string;
}

export const projectFile = ".keepalived-lsp.json";

export function parseFixture(text: string): Fixture {
  const files: Record<string, string> = {};
  const fixed: Fixed[] = [];
  const changes: Changes[] = [];
  const meta: Record<string, string> = {};
  const expected: Expectation[] = [];
  for (const section of sectionsOf(text)) {
    const { kind, path, options, body } = section;
    Object.assign(meta, options);
    if (kind === "fixed") fixed.push({ ...section, text: body });
    else if (kind === "changes") changes.push({ ...section, diff: body });
    else if (kind === "diagnostics") expected.push(...listedIn(body));
    else {
      files[path] = body;
      if (path !== projectFile) expected.push(...caretsIn(path, body));
    }
  }
  return { files, expected, fixed, changes, meta };
}

interface Section {
  readonly kind: "file" | "diagnostics" | "fixed" | "changes";
  readonly path: string;
  readonly title: string;
  readonly options: Readonly<Record<string, string>>;
  readonly body: string;
  readonly start: number;
}

function sectionsOf(text: string): readonly Section[] {
  const heads = [...text.matchAll(/^#([-=]) +(\S+)(.*)\n/gm)];
  const before = text.slice(0, heads[0]?.index ?? text.length);
  const whole: Section = {
    kind: "file",
    path: "keepalived.conf",
    title: "",
    options: {},
    body: before,
    start: 0,
  };
  const sections = before.trim() === "" && heads.length > 0 ? [] : [whole];
  heads.forEach((head, index) => {
    const [line, mark, name = "", rest = ""] = head;
    const start = head.index + line.length;
    const body = text.slice(start, heads[index + 1]?.index ?? text.length);
    const words = rest
      .trim()
      .split(/\s+/)
      .filter((word) => word !== "");
    const [path = "keepalived.conf", ...others] = words;
    const title = others.join(" ");
    if (mark === "-") {
      const options = optionsOf(words);
      sections.push({ ...whole, path: name, options, body, start });
    } else if (name === "changes") {
      const title = words.join(" ");
      sections.push({ ...whole, kind: name, title, body, start });
    } else if (name === "diagnostics" || name === "fixed")
      sections.push({ kind: name, path, title, options: {}, body, start });
    else throw new Error(`unknown section #= ${name}`);
  });
  return sections;
}

function optionsOf(words: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    words.map((word) => {
      const [name = "", value = ""] = word.split("=", 2);
      return [name, value];
    }),
  );
}

const finding = "(error|warning|info|hint)\\[([a-z0-9-]+)\\] ?(.*)";
const caretLine = new RegExp(
  `^([ \\t]*(?:#[ \\t]+)?)(#?\\^+(?:file)?) +${finding}$`,
);
const listLine = new RegExp(`^(\\S+) +(\\d+:\\d+-\\d+) +${finding}$`);

function caretsIn(path: string, body: string): readonly Expectation[] {
  const expected: Expectation[] = [];
  let line = 0;
  body.split("\n").forEach((text, index) => {
    const match = caretLine.exec(text.trimEnd());
    if (match === null) {
      line = index + 1;
      return;
    }
    const [, lead = "", carets = "", severity = "", rule = "", message = ""] =
      match;
    const first = lead.length + 1;
    const at = carets.endsWith("file")
      ? undefined
      : `${line}:${first}-${first + carets.length}`;
    expected.push({ path, at, severity, rule, message });
  });
  return expected;
}

function listedIn(body: string): readonly Expectation[] {
  return body
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const match = listLine.exec(line);
      if (match === null) throw new Error(`not understood: ${line}`);
      const [, path = "", at, severity = "", rule = "", message = ""] = match;
      return { path, at, severity, rule, message };
    });
}
