import type { Statement } from "../../syntax/tree.ts";
import { invalid, type Finding } from "../finding.ts";

/**
 * Script keywords split their line again as a shell would: `"` and `'` quote and may be glued to other text, a
 * backslash protects. Comments and blocks are found before, so only quotes can go wrong here.
 */
export function checkScriptLine(statement: Statement): Finding | undefined {
  const text = rawLine(statement);
  let quote = "";
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (character === "\\" && quote !== "'") at += 1;
    else if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === '"' || character === "'") quote = character;
  }
  return quote === "" ? undefined : invalid("openQuote", text, { quote });
}

/** The line as it is written; words made by definitions are put together again. */
function rawLine({ file, start, end, words }: Statement): string {
  const verbatim = words.every((word) => word.verbatim && word.file === file);
  if (verbatim) return file.text.slice(start, end);
  return words
    .map(({ text, quoted }) => (quoted ? `"${text}"` : text))
    .join(" ");
}
