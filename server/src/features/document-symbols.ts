/* The outline of a file: its blocks with their names, its definitions and includes. */
import { linesOf } from "../../../grammar/syntax/line-parser.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import {
  extentOf,
  keywordOf,
  type Statement,
} from "../../../grammar/syntax/tree.ts";
import { fileTree } from "./file-tree.ts";
import type { Workspace } from "./workspace.ts";

export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: "block" | "values" | "definition" | "include";
  /** All of it, and the words that name it. */
  readonly whole: Place;
  readonly selection: Place;
  readonly children: readonly DocumentSymbol[];
}

/** The outline, in the order of the file. */
export function documentSymbols(
  file: SourceFile,
  workspace: Workspace,
): readonly DocumentSymbol[] {
  return directives(file).reduce(
    placed,
    symbolsOf(fileTree(file, workspace).statements),
  );
}

/** A symbol among others, in the innermost block around it. */
function placed(
  symbols: readonly DocumentSymbol[],
  symbol: DocumentSymbol,
): readonly DocumentSymbol[] {
  const { start, end } = symbol.whole;
  const around = symbols.findIndex(
    ({ whole }) => whole.start <= start && end <= whole.end,
  );
  if (around >= 0)
    return symbols.map((each, index) =>
      index === around
        ? { ...each, children: placed(each.children, symbol) }
        : each,
    );
  const next = symbols.findIndex(({ whole }) => whole.start > start);
  return symbols.toSpliced(next < 0 ? symbols.length : next, 0, symbol);
}

function symbolsOf(statements: readonly Statement[]): DocumentSymbol[] {
  return statements.flatMap((statement) => {
    const { block, words, file, start, end } = statement;
    if (block === undefined) return [];
    const [, ...parameters] = words.map(({ text }) => text);
    return [
      {
        name:
          parameters.length > 0 ? parameters.join(" ") : keywordOf(statement),
        detail: parameters.length > 0 ? keywordOf(statement) : "",
        kind: block.kind === "values" ? "values" : "block",
        whole: extentOf(statement),
        selection: { file, start, end },
        children: symbolsOf(block.statements),
      } satisfies DocumentSymbol,
    ];
  });
}

function directives(file: SourceFile): DocumentSymbol[] {
  return linesOf(file).special.flatMap((segment): DocumentSymbol[] => {
    const { start, end } = segment;
    const whole = { file, start, end };
    if (segment.kind === "definition")
      return [
        {
          name: `$${segment.name.text}`,
          detail: segment.value.split("\n")[0] ?? "",
          kind: "definition",
          whole,
          selection: segment.name,
          children: [],
        },
      ];
    if (segment.kind === "include")
      return [
        {
          name: segment.pattern.text,
          detail: segment.keyword.text,
          kind: "include",
          whole,
          selection: segment.pattern,
          children: [],
        },
      ];
    return [];
  });
}
