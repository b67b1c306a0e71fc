/**
 * Reads a configuration as keepalived does: from a root file, for one configuration id, through conditions,
 * definitions, sequences and includes. The result is the tree of what counts, in which everything still knows
 * the characters of the file it came from.
 */
import { buildBlocks } from "../syntax/block-builder.ts";
import { plainFlow, type LineColumns } from "../syntax/flow.ts";
import { plainTree } from "../syntax/plain-tree.ts";
import { linesOf } from "../syntax/line-parser.ts";
import { memo } from "../syntax/memo.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import type { Configuration, EvaluationOptions } from "./configuration.ts";
import type { FileHost } from "./file-host.ts";
import { readFile } from "./lines.ts";
import { beginReading } from "./reading.ts";

export type {
  Configuration,
  EvaluationOptions,
  Include,
} from "./configuration.ts";

/** The configuration of a root file. Bounded: see `limits`. Never throws. */
export function evaluate(
  root: SourceFile,
  host: FileHost,
  options: EvaluationOptions,
): Configuration {
  const plain = plainFlow(root, linesOf(root));
  return plain === undefined
    ? wholeConfiguration(root, host, options)
    : plainConfiguration(root, plain, options);
}

/** The configuration ids that the `@` lines of a file name, in their order. */
export const configIdsOf: (file: SourceFile) => readonly string[] = memo(
  (file) => [
    ...new Set(
      linesOf(file).special.flatMap(({ conditions }) =>
        conditions.map(({ id }) => id),
      ),
    ),
  ],
);

/** A file that uses nothing but statements and braces is its own effective configuration, at no cost. */
function plainConfiguration(
  root: SourceFile,
  flow: LineColumns,
  { configId, vocabulary, path = "" }: EvaluationOptions,
): Configuration {
  const lines = linesOf(root);
  const { texts, problems } = lines;
  const tree = plainTree(root, flow, lines, vocabulary, path);
  return {
    root,
    configId,
    texts,
    files: [root],
    includes: [],
    definitions: [],
    uses: [],
    get segments() {
      return flow.segments;
    },
    statements: tree.statements,
    problems: [...problems, ...tree.problems],
  };
}

function wholeConfiguration(
  root: SourceFile,
  host: FileHost,
  options: EvaluationOptions,
): Configuration {
  const reading = beginReading(host, options);
  readFile(reading, root);
  const { flow, problems, includes, written, uses } = reading;
  const { texts } = linesOf(root);
  const { vocabulary, path } = options;
  const tree = buildBlocks(flow, vocabulary, path, texts.forms);
  return {
    root,
    texts,
    configId: options.configId,
    files: [...reading.files],
    includes,
    definitions: written,
    uses: [...uses.values()],
    get segments() {
      return flow.segments;
    },
    statements: tree.statements,
    // Where reading stopped blocks are open that the file closes.
    problems: reading.exhausted ? problems : [...problems, ...tree.problems],
  };
}
