import { splitShell } from "../../../../grammar/syntax/shell-words.ts";
import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { all, last } from "../../model/values.ts";
import { defineRule, type NodeContext } from "../rule.ts";

const service = (regex: string): string => `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        HTTP_GET {
            url {
                path /health
                virtualhost www.example.com
                ${regex}
            }
        }
    }
}
`;

export default defineRule({
  id: "regex-does-not-compile",
  area: "check",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "The pattern of an HTTP check is no regular expression",
  why: 'keepalived compiles the pattern while it reads, but says only in the log that it cannot; a configuration test passes. The check keeps the pattern nevertheless, whose memory has been given back: the checker process compares answers with whatever is there then, or crashes, and with it goes every health check. The word is read as in a script, so a backslash has to be written twice (`"a\\\\(b"` looks for a parenthesis). Only what is wrong in any case is told: parentheses and brackets without their other half, a repetition of nothing, a backslash at the end, options that forbid what others or the pattern ask for. The rule is silent for patterns with `\\Q`, comments or verbs, and where `regex_options` changes how they are read.',
  references: [
    "keepalived keepalived/check/check_http.c: prepare_regex",
    "pcre2pattern(3)",
  ],
  examples: {
    bad: [
      service('regex "status: (ok"'),
      service('regex "*ok"'),
      service('regex "ok"\n                regex_options never_utf utf'),
    ],
    good: [
      service('regex "status: *(ok|fine)"'),
      service('regex "^[])(]+\\\\($"'),
      service('regex "(?i)[[:alpha:]]+(?#(\\\\))"'),
    ],
  },
  messages: {
    parenthesis:
      '"{pattern}" is no regular expression, for a parenthesis lacks its other half: keepalived only logs that, and the check works with memory that is no longer its own; correct it',
    bracket:
      '"{pattern}" is no regular expression, for a "[" lacks its "]": keepalived only logs that, and the check works with memory that is no longer its own; correct it',
    repetition:
      '"{pattern}" is no regular expression, for a "{sign}" has nothing before it to repeat: keepalived only logs that, and the check works with memory that is no longer its own; correct it',
    options:
      '"{option}" and "{forbidden}" exclude each other, so no pattern compiles with both: keepalived only logs that, and the check works with memory that is no longer its own; remove one of them',
    byte: '"{pattern}" asks for "\\C", which "{option}" forbids: keepalived only logs that, and the check works with memory that is no longer its own; remove one of them',
    backslash:
      '"{pattern}" is no regular expression, for a backslash ends it: keepalived only logs that, and the check works with memory that is no longer its own; correct it',
  },
  visit: {
    "virtual_server/real_server/HTTP_GET/url": check,
    "virtual_server/real_server/SSL_GET/url": check,
  },
});

function check(url: Statement, { report }: NodeContext): void {
  const line = last(url, "regex");
  if (line === undefined) return;
  const words = all(url, "regex_options").flatMap(({ words }) => words);
  const options = new Set(words.map(({ text }) => text));
  for (const [option, forbidden] of forbids)
    if (options.has(option) && options.has(forbidden)) {
      const at = words.findLast(({ text }) => text === forbidden) ?? line;
      report({ message: "options", at, args: { option, forbidden } });
      return;
    }
  const pattern = patternOf(line);
  if (pattern === undefined) return;
  if (words.some(({ text, opaque }) => opaque || rereads.has(text))) return;
  const mistake = mistakeIn(pattern, options);
  if (mistake !== undefined)
    report({
      message: mistake.message,
      at: line,
      args: { pattern, sign: mistake.sign, option: noByte },
    });
}

/** Options that forbid what another one asks for. */
const forbids = [
  ["never_utf", "utf"],
  ["never_ucp", "ucp"],
] as const;

/** The one that forbids `\C` in a pattern. */
const noByte = "never_backslash_c";

/** Options by which the same signs mean something else. */
const rereads: ReadonlySet<string> = new Set([
  "allow_empty_class",
  "alt_bsux",
  "extended",
]);

/** What PCRE2 is given; undefined where that can't be told. */
function patternOf({ file, words, end }: Statement): string | undefined {
  const [keyword] = words;
  if (!words.every((word) => word.verbatim && word.file === file))
    return undefined;
  const split = splitShell(file.text.slice(keyword.end, end)).words;
  return split.length === 1 ? split[0]?.text : undefined;
}

interface Mistake {
  readonly message: string;
  readonly sign: string;
}

/** Parts of a pattern: escapes, classes, heads of groups, single characters. */
const parts = /\\(?:[^]|$)|\[\^?\]?(?:\\[^]|\[:\w+:\]|[^\]\\])*\]?|\(\??|[^]/gu;

function mistakeIn(
  pattern: string,
  options: ReadonlySet<string>,
): Mistake | undefined {
  if (/\\[QE]|\(\?#|\(\*/.test(pattern)) return undefined;
  let depth = 0;
  let before = "";
  for (const [part] of pattern.matchAll(parts)) {
    if (part === "\\") return { message: "backslash", sign: part };
    if (part === "\\C" && options.has(noByte))
      return { message: "byte", sign: part };
    if (part.startsWith("[") && !isWhole.test(part))
      return { message: "bracket", sign: "[" };
    if (/^[*+?]$/.test(part) && /^[(|]?$/.test(before))
      return { message: "repetition", sign: part };
    if (part.startsWith("(")) depth += 1;
    if (part === ")" && (depth -= 1) < 0) break;
    before = part;
  }
  return depth === 0 ? undefined : { message: "parenthesis", sign: "(" };
}

/** A class with its end: a bracket that comes first is one of its characters. */
const isWhole = /^\[\^?\]?(?:\\[^]|\[:\w+:\]|[^\]\\])*\]$/u;
