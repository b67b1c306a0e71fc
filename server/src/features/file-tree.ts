/* The blocks of one file, in the block that includes it, whatever its conditions say: for outline and folding. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../../grammar/schema/schema.ts";
import {
  buildBlocks,
  type Tree,
} from "../../../grammar/syntax/block-builder.ts";
import { linesOf } from "../../../grammar/syntax/line-parser.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { blockPositionAt } from "./block-position.ts";
import type { Workspace } from "./workspace.ts";

/** All statements of a file as blocks. */
export function fileTree(file: SourceFile, workspace: Workspace): Tree {
  const [configuration] = workspace.configurationsOf(file);
  return treesIn(configuration)(file);
}

const treesIn = memo((configuration: Configuration) =>
  memo((file: SourceFile): Tree => {
    const { root, problems, statements } = configuration;
    const lines = linesOf(file);
    // What the node reads is what is written.
    if (file === root && lines.isPlain && problems.length === 0)
      return { statements, problems };
    const { path } = blockPositionAt(configuration, file, 0);
    return buildBlocks(lines.segments, vocabulary, path);
  }),
);
