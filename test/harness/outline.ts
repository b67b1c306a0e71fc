import { keywordOf, type Statement } from "../../grammar/syntax/tree.ts";

/** A tree as text: one statement a line, indented by its block; `~` marks words that no file spells like this. */
export function outline(statements: readonly Statement[], depth = 0): string {
  return statements
    .map((statement) => {
      const words = statement.words
        .map((word) => (word.verbatim ? "" : "~") + word.text)
        .join(" ");
      const kind =
        statement.block === undefined
          ? ""
          : ` {${statement.block.kind === "unknown" ? "?" : ""}`;
      const inner =
        statement.block === undefined
          ? ""
          : outline(statement.block.statements, depth + 1);
      return `${"  ".repeat(depth)}${words}${kind}\n${inner}`;
    })
    .join("");
}

export { keywordOf };
