/* Whether something can have a name: what keepalived's reader would split, replace or take for something else can't. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import { blockPaths, keywordAt } from "../../../grammar/schema/schema.ts";
import { namesOf } from "./names.ts";
import type { Subject } from "./subject.ts";
import { isPredefined, variablesOf } from "./variables.ts";

/** Why a subject can't have this name in these configurations; undefined: it can. */
export function newNameRefusal(
  subject: Subject,
  newName: string,
  configurations: readonly Configuration[],
): string | undefined {
  return subject.kind === "variable"
    ? (variableRefusal(newName) ?? takenVariable(newName, configurations))
    : (nameRefusal(subject, newName) ??
        takenName(subject, newName, configurations));
}

function variableRefusal(name: string): string | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    return `"${name}" is no name of a definition: letters, digits and _, not beginning with a digit`;
  return isPredefined(name) ? `$${name} is defined by keepalived` : undefined;
}

function nameRefusal({ of }: Subject, name: string): string | undefined {
  if (name === "") return "A name can't be empty";
  if (/\s/.test(name))
    return `"${name}" has white space: it would be several words`;
  const special = /["{}#!$\\]|^[@~]/.exec(name);
  if (special !== null)
    return `"${name}" has a ${special[0]}, which means something else to keepalived`;
  const { maxLength } = keywordAt("", of)?.args[0] ?? {};
  if (maxLength !== undefined && name.length > maxLength)
    return `"${name}" is too long: a ${of} has at most ${maxLength} characters`;
  if (/^[+-]?\d+$/.test(name))
    return `"${name}" is a number: it would be taken for a value`;
  if (isKeyword(name))
    return `"${name}" is a keyword: it would be taken for one`;
  return undefined;
}

/** A word of the language, in whatever block or line. */
function isKeyword(name: string): boolean {
  return (
    /^include[rmwba]?$/.test(name) ||
    blockPaths().some((path) => keywordAt(path, name) !== undefined)
  );
}

function takenName(
  { of }: Subject,
  name: string,
  configurations: readonly Configuration[],
): string | undefined {
  const isTaken = configurations.some((configuration) =>
    namesOf(configuration).definitions.some(
      ({ kind, text }) => kind === of && text === name,
    ),
  );
  return isTaken ? `There is a ${of} "${name}" already` : undefined;
}

function takenVariable(
  name: string,
  configurations: readonly Configuration[],
): string | undefined {
  const isTaken = configurations.some(({ files }) =>
    files.some((file) =>
      variablesOf(file).some(
        ({ text, role }) => text === name && role !== "used",
      ),
    ),
  );
  return isTaken ? `There is a definition $${name} already` : undefined;
}
