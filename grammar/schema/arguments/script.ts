import { splitShell } from "../../syntax/shell-words.ts";
import type { Statement } from "../../syntax/tree.ts";
import { invalid, type Finding } from "../finding.ts";
import type { Effect } from "../keyword.ts";
import { compareVersions, type Version } from "../versions.ts";

/**
 * Script keywords split their line again as a shell would, and the command once more into its words (lib/notify.c,
 * set_script_params_array). Comments and blocks are found before, so only quotes can go wrong here.
 */
export function checkScriptLine(
  statement: Statement,
  target: Version,
): Finding | undefined {
  const line = rawLine(statement);
  // Up to 2.3.1 escapes were undone twice.
  const isOlder = compareVersions(target, "2.3.2") < 0;
  const { words, open } = splitShell(
    line,
    isOlder ? "undone by 2.3.1" : "kept",
  );
  if (open !== undefined) return openQuote(line, open, effectOn(statement));
  const command = words[1]?.text ?? "";
  const inner = splitShell(command).open;
  return inner === undefined
    ? undefined
    : openQuote(command, inner, "error-ignored");
}

/** A regular expression is split once, and is one word (check/check_http.c, regex_handler). */
export function checkRegexLine(statement: Statement): {
  readonly finding: Finding | undefined;
  readonly surplus: string | undefined;
} {
  const line = rawLine(statement);
  const { words, open } = splitShell(line);
  return {
    finding: open === undefined ? undefined : openQuote(line, open, "crash"),
    surplus: words[2]?.text,
  };
}

function openQuote(text: string, quote: string, effect: Effect): Finding {
  const message = effect === "crash" ? "openQuoteCrash" : "openQuote";
  return invalid(message, text, { quote });
}

/** Where nobody looks whether there was something to split. */
function effectOn({ path }: Statement): Effect {
  return crashing.test(path) ? "crash" : "error-ignored";
}

const crashing = /^vrrp_script$|\/MISC_CHECK$/;

/** The line as it is written; words made by definitions are put together again. */
function rawLine({ file, start, end, words }: Statement): string {
  const verbatim = words.every((word) => word.verbatim && word.file === file);
  if (verbatim) return file.text.slice(start, end);
  return words
    .map(({ text, quoted }) => (quoted ? `"${text}"` : text))
    .join(" ");
}
