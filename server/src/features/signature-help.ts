/* How the line at the cursor goes on: the syntax of its keyword or option word, and the parameter that is typed. */
import {
  docOf,
  parameterMarkdownOf,
} from "../../../grammar/schema/describe.ts";
import type { Keyword } from "../../../grammar/schema/keyword.ts";
import type { LineFormat } from "../../../grammar/schema/complete.ts";
import { keywordAt, lineFormatOf } from "../../../grammar/schema/schema.ts";
import {
  spansOf,
  syntaxOf,
  type SyntaxSpan,
} from "../../../grammar/schema/syntax-line.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { joinPath } from "../../../grammar/syntax/tree.ts";
import { cursorAt } from "./cursor.ts";
import { slotAt, type Parameter, type Slot } from "./slot.ts";
import type { Workspace } from "./workspace.ts";

export interface Signature {
  readonly label: string;
  readonly markdown: string | undefined;
  readonly parameters: readonly SignatureParameter[];
  /** Number of the parameter that belongs at the cursor. */
  readonly active: number;
}

/** Characters of the label, and what is known of them. */
export interface SignatureParameter {
  readonly start: number;
  readonly end: number;
  readonly markdown: string;
}

/** Undefined where no parameter belongs. `trigger`: the character just typed, where that is why the editor asks. */
export function signatureAt(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
  trigger?: string,
): Signature | undefined {
  const cursor = cursorAt(file, offset, workspace);
  if (cursor.kind === "include") return includeSignature(file, offset);
  if (cursor.kind !== "statement") return undefined;
  // A blank at the beginning of a line is indentation.
  if (cursor.index === 0 && trigger === " ") return undefined;
  const { path } = cursor.block;
  const texts = cursor.words.map(({ text }) => text);
  const line = lineFormatOf(path);
  return line === undefined
    ? keywordSignature(path, texts, cursor.index)
    : lineSignature(path, line, texts, cursor.index);
}

function keywordSignature(
  path: string,
  texts: readonly string[],
  index: number,
): Signature | undefined {
  const keyword = keywordAt(path, texts[0] ?? "");
  if (keyword === undefined || index === 0) return undefined;
  const previous = index > 1 ? texts[index - 1] : undefined;
  return signatureOf(path, keyword, slotAt(path, texts, index), previous);
}

/** Behind an option word its own parameters, else the line as a whole. */
function lineSignature(
  path: string,
  line: LineFormat,
  texts: readonly string[],
  index: number,
): Signature | undefined {
  const slot = slotAt(path, texts, index);
  const [parameter] = slot.parameters;
  if (parameter !== undefined && parameter.owner !== line.head.name)
    return optionSignature(path, line, parameter, slot);
  const head = signatureOf(path, line.head, slot);
  if (slot.options.length === 0) return head;
  const syntax = syntaxOf(line.head);
  const label = `${syntax} ${more}`.trimStart();
  const option: SignatureParameter = {
    start: label.length - more.length,
    end: label.length,
    markdown: slot.options
      .map(({ name, keyword }) =>
        keyword === undefined ? name : syntaxOf(keyword),
      )
      .map((each) => `- \`${each}\``)
      .join("\n"),
  };
  const parameters = [...(head?.parameters ?? []), option];
  return {
    label,
    markdown: docOf(path, line.head.name)?.summary,
    parameters,
    active: head?.active ?? parameters.length - 1,
  };
}

/** What stands for the option words of a line. */
const more = "[<option>...]";

function optionSignature(
  path: string,
  line: LineFormat,
  { owner, argument }: Parameter,
  slot: Slot,
): Signature | undefined {
  const paths = [
    path,
    ...[...line.rest.keys()].map((word) => joinPath(path, word)),
  ];
  for (const each of paths) {
    const keyword = keywordAt(each, owner);
    if (keyword?.args.includes(argument) === true)
      return signatureOf(each, keyword, slot);
  }
  return undefined;
}

function signatureOf(
  path: string,
  keyword: Keyword,
  { parameters: [parameter], options: [option] }: Slot,
  previous?: string,
): Signature | undefined {
  const label = syntaxOf(keyword);
  const spans = spansOf(keyword);
  const active =
    behindWord(label, previous, spans) ??
    spans.find((span) =>
      parameter === undefined
        ? span.option !== undefined && span.option === option?.option
        : span.argument === parameter.argument,
    );
  if (active === undefined) return undefined;
  const shown = spans.includes(active) ? spans : [...spans, active];
  return {
    label,
    markdown: docOf(path, keyword.name)?.summary,
    parameters: shown.map(({ start, end, argument }) => ({
      start,
      end,
      markdown:
        argument === undefined
          ? ""
          : parameterMarkdownOf(keyword.name, argument),
    })),
    active: shown.indexOf(active),
  };
}

/** `<mark>` of `virtual_server ... | fwmark <mark>` behind the word `fwmark`. */
function behindWord(
  label: string,
  word: string | undefined,
  spans: readonly SyntaxSpan[],
): SyntaxSpan | undefined {
  if (word === undefined || !/^[a-z_]+$/.test(word)) return undefined;
  const found = new RegExp(`[ |[]${word} (<[^>]+>)`).exec(label);
  if (found === null) return undefined;
  const end = found.index + found[0].length;
  const start = end - (found[1]?.length ?? 0);
  return (
    spans.find((span) => span.start <= start && end <= span.end) ?? {
      start,
      end,
      argument: undefined,
      option: undefined,
    }
  );
}

function includeSignature(
  file: SourceFile,
  offset: number,
): Signature | undefined {
  const line = file.text.slice(
    file.text.lastIndexOf("\n", offset - 1) + 1,
    offset,
  );
  const [word = ""] = /include[rmwba]?(?=[ \t])/.exec(line) ?? [];
  const keyword = keywordAt("*", word);
  if (keyword === undefined) return undefined;
  const parameters = keyword.args.map((argument) => ({
    argument,
    owner: word,
  }));
  return signatureOf("*", keyword, { parameters, options: [] });
}
