/* What the reader itself understands, anywhere in a file. */
import type { KeywordTable } from "../keyword.ts";

export const syntaxWords: KeywordTable = {
  "!": { note: "same as #", source: "../lib/parser.c" },
  '"': {
    note: "double quotes make one word of what they enclose; no escapes; a quote ends a preceding word",
    source: "../lib/parser.c",
  },
  "#": {
    note: "comment to end of line, anywhere outside double quotes, no white space needed before it",
    source: "../lib/parser.c",
  },
  $NAME: {
    since: "1.4.0",
    note: "replaced when followed by blank, comma, ) or end of line; undefined names stay",
    source: "../lib/parser.c",
  },
  "$NAME=... \\": {
    since: "1.4.0",
    note: "multi-line definition: every line but the last ends in a backslash; usable only at the end of a line",
    source: "../lib/parser.c",
  },
  "$NAME=VALUE": {
    since: "1.4.0",
    note: "definition; NAME is a letter or _ followed by letters, digits, _; no blank before =; global from that line on",
    source: "../lib/parser.c",
  },
  "${NAME}": {
    since: "1.4.0",
    note: "replaced anywhere; undefined: stays, and its braces then act as block braces",
    source: "../lib/parser.c",
  },
  "${_BANG}": {
    since: "2.1.4",
    note: "predefined: !; the line is comment-stripped again after replacement",
    source: "../lib/parser.c",
  },
  "${_ENV}": {
    syntax: "${_ENV <name>}",
    since: "2.4.0",
    args: [{ name: "variable", kind: "string" }],
    note: "predefined: value of an environment variable",
    source: "../lib/parser.c",
  },
  "${_HASH}": {
    since: "2.1.4",
    note: "predefined: #; the line is comment-stripped again after replacement",
    source: "../lib/parser.c",
  },
  "${_INSTANCE}": {
    since: "2.0.1",
    note: "predefined: configuration id",
    source: "../lib/parser.c",
  },
  "${_PWD}": {
    since: "1.4.3",
    note: "predefined: current directory",
    source: "../lib/parser.c",
  },
  "${_RANDOM}": {
    syntax: "${_RANDOM [<min> [<max>]]}",
    since: "2.0.15",
    args: [
      { name: "min", kind: "uint", optional: true, default: 0 },
      { name: "max", kind: "uint", optional: true, default: 32767 },
    ],
    note: "predefined: random number, optional parameters MIN MAX (digits only), default 0 32767",
    source: "../lib/parser.c",
  },
  "@ID": {
    note: "line only if the configuration id (option -i, default host name up to the first dot) is ID",
    source: "../lib/parser.c",
  },
  "@^ID": {
    since: "1.3.7",
    note: "line only if the configuration id is not ID",
    source: "../lib/parser.c",
  },
  "\\# and \\!": {
    since: "2.0.9",
    note: "literal # or ! outside quotes; since 2.2.0 only effective in global_defs and root keywords read by the parent, elsewhere the second pass turns it into a comment",
    source: "../lib/parser.c",
  },
  include: {
    args: [
      {
        name: "pattern",
        kind: "glob",
        note: "rest of the line, quotes are not removed; relative to the directory of the including file",
      },
    ],
    missing: "unknown-keyword",
    note: "reads the matching files in sorted order; nothing matching or readable: at most a message, exit 0; brace lists since 1.3.8",
    source: "../lib/parser.c",
  },
  includea: {
    since: "2.2.0",
    args: [
      {
        name: "pattern",
        kind: "glob",
        note: "rest of the line, quotes are not removed; relative to the directory of the including file",
      },
    ],
    missing: "unknown-keyword",
    note: "all include checks",
    source: "../lib/parser.c",
  },
  includeb: {
    since: "2.2.0",
    args: [
      {
        name: "pattern",
        kind: "glob",
        note: "rest of the line, quotes are not removed; relative to the directory of the including file",
      },
    ],
    missing: "unknown-keyword",
    note: "includer, and every alternative of a brace list must match or exit 6; needs GLOB_ALTDIRFUNC",
    source: "../lib/parser.c",
  },
  includem: {
    since: "2.2.0",
    args: [
      {
        name: "pattern",
        kind: "glob",
        note: "rest of the line, quotes are not removed; relative to the directory of the including file",
      },
    ],
    missing: "unknown-keyword",
    note: "includer, and no match without wildcards is exit 6; needs GLOB_ALTDIRFUNC",
    source: "../lib/parser.c",
  },
  includer: {
    since: "2.2.0",
    args: [
      {
        name: "pattern",
        kind: "glob",
        note: "rest of the line, quotes are not removed; relative to the directory of the including file",
      },
    ],
    missing: "unknown-keyword",
    note: "like include; a match that is unreadable, a directory or an executable file ends the run with exit 6",
    source: "../lib/parser.c",
  },
  includew: {
    since: "2.2.0",
    args: [
      {
        name: "pattern",
        kind: "glob",
        note: "rest of the line, quotes are not removed; relative to the directory of the including file",
      },
    ],
    missing: "unknown-keyword",
    note: "includem, and no match of a wildcard is exit 6",
    source: "../lib/parser.c",
  },
  "{": {
    note: "opens a block; since 1.4.2 outside double quotes it is always a token of its own and may share a line with other text",
    source: "../lib/parser.c",
  },
  "}": {
    note: "closes a block; since 1.4.2 outside double quotes it is always a token of its own",
    source: "../lib/parser.c",
  },
  "~LST": {
    syntax: "~LST(<name>, <value>...) <rest of the line>",
    since: "2.1.0",
    note: "~LST(VAR, V1, V2..) REST or ~LST({A,B}, {A1,B1}, ..) REST: repeats REST for each value set",
    source: "../lib/parser.c",
  },
  "~SEQ": {
    syntax: "~SEQ(<name>, [<start>, [<step>,]] <end>) <rest of the line>",
    since: "2.0.9",
    args: [
      { name: "start", kind: "int", optional: true, default: 1 },
      { name: "step", kind: "int", optional: true, default: "1 or -1" },
      { name: "end", kind: "int" },
    ],
    note: "~SEQ(VAR, [START, [STEP,]] END) REST: repeats REST with VAR counting",
    source: "../lib/parser.c",
  },
  "~SEQx": {
    syntax: "~SEQx(<name>, [<start>, [<step>,]] <end>) <rest of the line>",
    since: "2.1.0",
    note: "like ~SEQ, the counter is written in hexadecimal, no negative numbers",
    source: "../lib/parser.c",
  },
};
