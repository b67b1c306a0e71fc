/* The files that a node's commands start, as far as they can be seen from here, and why they would not start. */
import type {
  Place,
  SourceFile,
} from "../../../../grammar/syntax/source-file.ts";
import type { Node } from "../../model/node.ts";
import { isPlaceholder } from "../../model/values.ts";
import type { RuleContext } from "../rule.ts";
import { scriptsOf, type ScriptUse } from "../scripts.ts";

export interface BrokenScript {
  readonly use: ScriptUse;
  readonly at: Place;
  readonly path: string;
  /** `interpreter`: a text without a `#!` line, which the kernel does not start. */
  readonly reason: "missing" | "mode" | "interpreter";
  readonly file: SourceFile | undefined;
}

/** The commands whose program is here and can't be started, or is certainly not here. */
export function brokenScriptsOf(
  node: Node,
  { hostFile }: RuleContext,
): readonly BrokenScript[] {
  return scriptsOf(node).flatMap((use): BrokenScript[] => {
    const [program] = use.parts;
    const path = program?.text ?? "";
    if (program === undefined || !path.startsWith("/") || isTemplate(path))
      return [];
    const found = hostFile(node, path);
    if (found === undefined) return [];
    const { inner, at } = use;
    const place =
      inner === undefined
        ? at
        : {
            file: inner.file,
            start: inner.start + program.start,
            end: inner.start + program.end,
          };
    const broken = { use, at: place, path };
    if (found.kind === "missing")
      return [{ ...broken, reason: "missing", file: undefined }];
    const { file, executable } = found;
    if (executable === false) return [{ ...broken, reason: "mode", file }];
    return isText(file) && !file.text.startsWith("#!")
      ? [{ ...broken, reason: "interpreter", file }]
      : [];
  });
}

/** Programs are bytes, not lines. */
function isText({ text }: SourceFile): boolean {
  return !/^\x7fELF|\0/.test(text.slice(0, 1000));
}

function isTemplate(path: string): boolean {
  return isPlaceholder(path) || /[$<>{}]|@\w+@|__\w+__/.test(path);
}
