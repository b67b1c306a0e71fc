/* What stops at an include that finds nothing, or nothing that can be read, and what goes on. */
import { bad, ok, vi, type LanguageCase } from "./case.ts";

const a = { "a.inc": "garp_master_delay 3\n" };
const folder = { "d/README": "" };
const check = (...words: readonly string[]): string =>
  `global_defs {\ninclude_check ${words.join(" ")}\n}\n`;

export const includeChecks: readonly LanguageCase[] = [
  bad("there is no includex", vi("includex a.inc"), 9, { files: a }),
  bad("includer without a name", vi("includer"), 9),
  bad("includea and a blank", vi("includea "), 9),
  ok("include at root", "include g.inc\n" + vi(), {
    files: { "g.inc": "global_defs {\n}\n" },
  }),
  ok("include behind a keyword is a word", vi("nopreempt include nosuch.inc")),
  ...["includem", "includew", "includeb", "includea"].flatMap((word) => [
    bad(`${word}: a folder`, vi(`${word} d`), 9, { files: folder }),
    bad(`${word}: a file that may be executed`, vi(`${word} a.inc`), 9, {
      files: a,
      failing: { "a.inc": "executable" },
    }),
    bad(`${word}: one of two is not there`, vi(`${word} {a,nosuch}.inc`), 9, {
      files: a,
    }),
  ]),
  bad("includew: a file that is not there", vi("includew nosuch.inc"), 9),
  bad("includeb: a file that is not there", vi("includeb nosuch.inc"), 9),
  ok("includeb: a wildcard without a match", vi("includeb d/*.inc"), {
    files: folder,
  }),
  ...["include", "includer", "includea"].flatMap((word) => [
    bad(`${word}: a file that nobody may read`, vi(`${word} a.inc`), 9, {
      files: a,
      failing: { "a.inc": "unreadable" },
    }),
    bad(`${word}: a link that leads nowhere`, vi(`${word} d/*.inc`), 9, {
      files: { "d/a.inc": "" },
      failing: { "d/a.inc": "missing" },
    }),
  ]),
  bad("a file in the place of a folder", vi("include a.inc/x.inc"), 9, {
    files: a,
  }),
  // include_check.
  bad("read", check("read") + vi("include d"), 12, { files: folder }),
  bad("match", check("match") + vi("include nosuch.inc"), 12),
  bad("brace_match", check("brace_match") + vi("include {a,nosuch}.inc"), 12, {
    files: a,
  }),
  bad("all of them", check() + vi("include d/*.inc"), 12, { files: folder }),
  ok(
    "all but one",
    check() + check("-wildcard_match") + vi("include d/*.inc"),
    { files: folder },
  ),
  bad(
    "in a file that is included behind it",
    check("wildcard_match") + vi("include b.inc"),
    "b.inc:1",
    { files: { ...folder, "b.inc": "include d/*.inc\n" } },
  ),
  ok("it ends with its file", "include c.inc\n" + vi("include d/*.inc"), {
    files: { ...folder, "c.inc": check("wildcard_match") },
  }),
  bad("it holds in its file", "include c.inc\n" + vi(), "c.inc:4", {
    files: {
      ...folder,
      "c.inc": `${check("wildcard_match")}include d/*.inc\n`,
    },
  }),
  bad(
    "what a file takes away comes back behind it",
    `${check("wildcard_match")}include c.inc\n${vi("include d/*.inc")}`,
    13,
    { files: { ...folder, "c.inc": check("-wildcard_match") } },
  ),
];
