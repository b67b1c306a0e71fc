import {
  isSchemaProblem,
  type SchemaProblem,
} from "../../../../grammar/schema/check.ts";
import { removeStatement, replaceWord } from "../edits.ts";
import { defineRule, type Fix } from "../rule.ts";
import { consequenceOf } from "./consequences.ts";
import { instanceWith, serviceWith } from "./example-configurations.ts";

export default defineRule({
  id: "value-out-of-range",
  area: "schema",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A number or text is outside of the limits of its keyword",
  why: "keepalived reports the value and then, depending on the keyword, keeps the default, takes the nearest limit or drops the block. The nodes of a cluster then run with values that are in no file. The limits are those of the release the files are checked for.",
  references: [
    "keepalived lib/parser.c: read_unsigned_func, read_decimal_unsigned_long_func",
  ],
  examples: {
    bad: [
      instanceWith("garp_master_delay 5000"),
      serviceWith("persistence_timeout 0"),
    ],
    good: [
      instanceWith("garp_master_delay 50"),
      serviceWith("persistence_timeout 360"),
    ],
  },
  messages: {
    outOfRange:
      '"{value}" is outside of the range of "{keyword}" ({range}): {consequence}; give a value within it',
    tooLong:
      '"{value}" has {length} characters, "{keyword}" takes {max}: {consequence}; shorten it',
    tooShort:
      '"{value}" has {length} characters, "{keyword}" needs {min}: {consequence}; give all of them',
    keyLength:
      "the key has {length} bytes, not {min} to {max}: {consequence}; make a new one",
    tooManyDecimals:
      '"{value}" has more than {decimals} decimals: keepalived reports it and rounds; write no more than it keeps',
    prefixLength:
      '"{length}" is no prefix length of "{value}" (0 to {max}): keepalived reports it and uses {max}; correct it',
    limit: 'set to "{replacement}"',
    remove: "remove the line: its default then counts",
  },
  explain: (problem, { report }) => {
    if (!isSchemaProblem(problem)) return;
    const { at, message, args } = problem;
    report({
      at,
      message,
      args: { ...args, consequence: consequenceOf(problem) },
      fixes: () => fixesFor(problem),
    });
  },
});

function fixesFor({
  word,
  args,
  argument,
  keyword,
  message,
  statement,
}: SchemaProblem): readonly Fix[] {
  if (word === undefined) return [];
  if (message === "prefixLength")
    return [
      {
        title: "limit",
        args: { replacement: args.max ?? "" },
        safety: "suggested",
        edits: replaceWord(
          word,
          word.text.replace(/\/.*/s, `/${args.max ?? ""}`),
        ),
      },
    ];
  if (message !== "outOfRange") return [];
  const value = Number(word.text);
  const isOff =
    value === 0 &&
    keyword?.type === "keyword" &&
    keyword.required === undefined;
  if (isOff && argument?.min !== undefined && keyword.opens === "none")
    return [
      {
        title: "remove",
        safety: "suggested",
        edits: removeStatement(statement),
      },
    ];
  const limit = value < Number(args.min) ? args.min : args.max;
  return limit === undefined || limit === "" || Number.isNaN(value)
    ? []
    : [
        {
          title: "limit",
          args: { replacement: limit },
          safety: "suggested",
          edits: replaceWord(word, limit),
        },
      ];
}
