/* `$NAME`, used or defined: its value here, and where that comes from. */
import type { Kept } from "../../../../grammar/evaluation/definitions.ts";
import type { Configuration } from "../../../../grammar/evaluation/evaluate.ts";
import { markdownOf } from "../../../../grammar/schema/describe.ts";
import type { Cursor } from "../cursor.ts";
import { code, fenced } from "../markdown.ts";
import { touches } from "../subject.ts";
import { isPredefined, variablesOf, type Variable } from "../variables.ts";
import type { Hover } from "../hover.ts";
import { nodeText, placeText, timesText } from "./place-text.ts";
import { sequenceText } from "./sequences.ts";

export function variableHover(cursor: Cursor): Hover | undefined {
  const { configuration, file, offset } = cursor;
  const variable = variablesOf(file).find(({ place }) =>
    touches(place, file, offset),
  );
  if (variable === undefined) return keptHover(cursor);
  if (variable.role === "counted") return undefined;
  const { text, place } = variable;
  if (isPredefined(text)) {
    const markdown = markdownOf("*", `\${${text}}`);
    return markdown === undefined ? undefined : { place, markdown };
  }
  const parts =
    variable.role === "used"
      ? usedText(variable, configuration)
      : definedText(variable, configuration);
  return { place, markdown: parts.join("\n\n") };
}

/** What looks like a use and is none. */
function keptHover({ configuration, file, offset }: Cursor): Hover | undefined {
  const use = configuration.uses.find(({ at }) => touches(at, file, offset));
  if (use?.kept === undefined) return undefined;
  const { name, at, kept } = use;
  const page = use.definition?.at === undefined && isPredefined(name);
  const markdown =
    (page ? markdownOf("*", `\${${name}}`) : undefined) ??
    `${code(`$${name}`)} ${reasons[kept]}`;
  return { place: at, markdown };
}

const reasons: Readonly<Record<Kept, string>> = {
  glued:
    "counts only before a blank, a comma, `)` or the end of the line: write it with braces",
  midline:
    "has several lines, so nothing may stand behind it: it stays as it is",
  tooLong:
    "would make the line longer than keepalived reads: it stays as it is",
  parameters: "takes no parameters: it stays as it is",
  endless: "leads to itself: keepalived would never come to an end",
  unknown: "is another value on each machine or at each start",
};

function definedText(
  { text, place }: Variable,
  configuration: Configuration,
): readonly string[] {
  const value = configuration.definitions.find(
    ({ at }) => at?.file === place.file && at.start === place.start,
  )?.value;
  const uses = configuration.files
    .flatMap(variablesOf)
    .filter((each) => each.text === text && each.role === "used").length;
  return [
    ...(value === undefined ? [] : [fenced(`$${text}=${value}`)]),
    value === undefined
      ? `Does not count for this node`
      : `Used ${timesText(uses)}`,
    ...nodeText(configuration),
  ];
}

function usedText(
  { text, place }: Variable,
  configuration: Configuration,
): readonly string[] {
  const use = configuration.uses.find(
    ({ at }) => at.file === place.file && at.start === place.start,
  );
  // Inside the value of another definition: what it is depends on where that one is used.
  const definition =
    use === undefined
      ? configuration.definitions.findLast(({ name }) => name === text)
      : use.definition;
  if (definition === undefined)
    return [
      `${code(`$${text}`)} is not defined here: it stays as it is`,
      ...nodeText(configuration),
    ];
  const sequence = definition.at && sequenceText(definition.at, configuration);
  if (sequence !== undefined) return [sequence, ...nodeText(configuration)];
  if (use?.kept !== undefined)
    return [`${code(`$${text}`)} ${reasons[use.kept]}`];
  return [
    fenced(`$${text}=${definition.value ?? ""}`),
    ...(definition.at === undefined
      ? []
      : [`Defined in ${placeText(definition.at)}`]),
    ...nodeText(configuration),
  ];
}
