import type {
  ArgumentKind,
  Keyword,
} from "../../../../grammar/schema/keyword.ts";
import { keywordAt } from "../../../../grammar/schema/schema.ts";
import type { Word } from "../../../../grammar/syntax/line.ts";
import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { replaceWord } from "../edits.ts";
import { defineRule, type Edit } from "../rule.ts";
import { instanceWith } from "./example-configurations.ts";

export default defineRule({
  id: "value-separator",
  area: "schema",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary:
    'A value has a ";", a ",", quotes of another kind or full-width letters, or a "=" or ":" before it',
  why: 'Between a keyword and its value stands a blank, a line ends where it ends, and only `"` quotes. Signs that other languages want are read as a part of the value, or as the value: `eth0;` is another interface than `eth0`, and `= 51` is no number. Nor are full-width digits, as an input method for Chinese or Japanese gives them. keepalived reports most of it and the setting keeps its default. Silent for texts that may hold such signs: names, passwords, paths.',
  references: ["keepalived lib/parser.c: alloc_strvec"],
  examples: {
    bad: [
      instanceWith("advert_int 2;"),
      instanceWith("advert_int = 2"),
      instanceWith(
        "authentication {\n    auth_type “PASS”\n    auth_pass s3cret77\n}",
      ),
    ],
    good: [
      instanceWith("advert_int 2"),
      instanceWith(
        "authentication {\n    auth_type PASS\n    auth_pass s3cret7;\n}",
      ),
    ],
  },
  messages: {
    separator:
      '"{sign}" is taken for a part of "{value}": keepalived knows no separators, and reads something else than "{meant}"; remove it',
    equals:
      '"{sign}" is taken for the value of "{keyword}": keepalived wants a blank between the two; remove it',
    quote:
      '"{sign}" is no quote to keepalived but a part of the value, which is not "{meant}" thus; remove it or write plain quotes',
    wide: '"{value}" is in full-width letters, which keepalived does not take for "{meant}"; type it again',
    remove: 'write "{meant}"',
  },
  replaces: [
    "advert-int-out-of-range",
    "auth-type-invalid",
    "interface-missing",
    "invalid-value",
    "priority-out-of-range",
    "state-invalid",
    "surplus-parameter",
    "value-out-of-range",
    "vrid-out-of-range",
    "weight-out-of-range",
  ],
  visit: {
    "*": (statement, { report }) => {
      const { words } = statement;
      const keyword = keywordAt(statement.path, keywordOf(statement));
      const [kind] = keyword?.args.map((argument) => argument.kind) ?? [];
      if (keyword === undefined || kind === undefined) return;
      const found =
        (isHeadOfAnyWords(keyword) ? undefined : signBefore(words)) ??
        (texts.has(kind)
          ? undefined
          : signOf(words.slice(1, keyword.args.length + 1)));
      if (found === undefined) return;
      const { message, word, sign, meant } = found;
      const args = { keyword: keyword.name, value: word.text, sign };
      report({
        message,
        at: word,
        args: { ...args, meant: meant ?? words[2]?.text ?? "" },
        fixes: () => [
          {
            title: "remove",
            args: { meant: meant ?? words[2]?.text ?? "" },
            safety: "safe",
            edits:
              meant === undefined
                ? removeUpTo(statement)
                : replaceWord(word, meant),
          },
        ],
      });
    },
  },
});

/** Kinds of parameters that may hold any sign, or that are not read word by word. */
const texts: ReadonlySet<ArgumentKind> = new Set<ArgumentKind>([
  "domain-name",
  "email",
  "glob",
  "hmac-key",
  "interface-name",
  "name",
  "options",
  "path",
  "reference",
  "regex",
  "script",
  "string",
]);

interface Found {
  readonly message: "separator" | "equals" | "quote" | "wide";
  readonly word: Word;
  readonly sign: string;
  /** The word without the sign; undefined: the word behind it. */
  readonly meant?: string;
}

/** Behind the heads of some blocks keepalived takes any words without a message: a name may be a sign. */
function isHeadOfAnyWords({ opens, extra }: Keyword): boolean {
  return opens !== "none" && extra === "ignored";
}

/** `keyword = value`: also where the value may be any text, nobody means the sign. */
function signBefore([, first, second]: readonly Word[]): Found | undefined {
  return second !== undefined && /^[=:]$/.test(first?.text ?? "") && first
    ? { message: "equals", word: first, sign: first.text }
    : undefined;
}

function signOf(words: readonly Word[]): Found | undefined {
  for (const word of words) {
    if (word.opaque || word.quoted) continue;
    const { text } = word;
    const [, before = "", sign = ""] =
      /^((?:.*[^;,])?)([;,]+)$/s.exec(text) ?? [];
    if (before !== "")
      return { message: "separator", word, sign, meant: before };
    const plain = text.normalize("NFKC");
    if (/[\uff01-\uff5e]/.test(text) && /^[!-~]+$/.test(plain))
      return { message: "wide", word, sign: "", meant: plain };
    const [quote] = /[\u2018-\u201f]|^'(?=.+'$)/.exec(text) ?? [];
    const meant = text.replace(/[\u2018-\u201f]|^'|'$/g, "");
    if (quote !== undefined && meant !== "")
      return { message: "quote", word, sign: quote, meant };
  }
  return undefined;
}

/** Without the "=" and what stands between it and the value. */
function removeUpTo({ words }: Statement): readonly Edit[] {
  const [, sign, value] = words;
  return sign?.verbatim === true &&
    value?.verbatim === true &&
    sign.file === value.file
    ? [{ file: sign.file, start: sign.start, end: value.start, newText: "" }]
    : [];
}
