/*
 * What stands at an offset and also elsewhere: a name, a definition, an address. References, highlights, rename and
 * linked editing are all about the places of one subject, in every file of every configuration that shares it.
 */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { Word } from "../../../grammar/syntax/line.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import { nodeOf } from "../model/nodes.ts";
import { addressOf, addressWordsOf, ownersOf } from "./addresses.ts";
import { namesOf } from "./names.ts";
import { networkAround } from "./network.ts";
import { variablesOf, type Variable } from "./variables.ts";
import type { Workspace } from "./workspace.ts";

export interface Subject {
  readonly kind: "name" | "variable" | "address";
  /** Of names: the keyword of the blocks that define them, or `interfaceKind`. */
  readonly of: string;
  readonly text: string;
}

export interface Occurrence {
  /** All characters that mean it: those of `${NAME}`, of a quoted word. */
  readonly place: Place;
  /** Those that spell it. */
  readonly name: Place;
  /** `counted`: a sequence gives a definition its values. */
  readonly role: "defined" | "counted" | "used";
}

/** What stands at an offset, and at which of its places. */
export function subjectAt(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
): { readonly subject: Subject; readonly at: Occurrence } | undefined {
  const variable = variablesOf(file).find(({ place }) =>
    touches(place, file, offset),
  );
  if (variable !== undefined)
    return {
      subject: { kind: "variable", of: "", text: variable.text },
      at: variable,
    };
  for (const configuration of workspace.configurationsOf(file)) {
    const { definitions, references } = namesOf(configuration);
    const isHere = ({ word }: { readonly word: Word }): boolean =>
      touches(word, file, offset);
    const used = references.find(isHere);
    const name = used ?? definitions.find(isHere);
    if (name !== undefined)
      return {
        subject: { kind: "name", of: name.kind, text: name.text },
        at: occurrence(name.word, used === undefined ? "defined" : "used"),
      };
    const word = wordAt(configuration, file, offset);
    const address = word && addressOf(word);
    if (word !== undefined && address !== undefined)
      return {
        subject: { kind: "address", of: "", text: address },
        at: occurrence(word, "used"),
      };
  }
  return undefined;
}

/** All places of a subject, each once: definitions first, then in the order in which files are read. */
export function occurrencesOf(
  subject: Subject,
  file: SourceFile,
  workspace: Workspace,
): readonly Occurrence[] {
  const found = new Map<string, Occurrence>();
  for (const configuration of configurationsWith(subject, file, workspace))
    for (const each of occurrencesIn(subject, configuration)) {
      const { start, end } = each.place;
      const key = `${start}:${end}:${each.place.file.uri}`;
      if (!found.has(key) || each.role === "defined") found.set(key, each);
    }
  return [...found.values()].toSorted((one, other) => rank(one) - rank(other));
}

/** Whether an offset is in a place or at one of its ends. */
export function touches(
  place: Place,
  file: SourceFile,
  offset: number,
): boolean {
  return place.file === file && place.start <= offset && offset <= place.end;
}

/**
 * The configurations that a subject is one and the same in. Addresses are the same on all nodes that are known
 * together; a name is the same wherever a file that has it is read.
 */
export function configurationsWith(
  subject: Subject,
  file: SourceFile,
  workspace: Workspace,
): readonly Configuration[] {
  if (subject.kind === "address") {
    const [first] = workspace.configurationsOf(file);
    const { nodes } = networkAround(first, file, workspace);
    return nodes.map(({ configuration }) => configuration);
  }
  const found = new Set<Configuration>();
  const files = new Set([file]);
  // Files are added while they are gone through.
  for (const each of files)
    for (const configuration of workspace.configurationsOf(each)) {
      if (found.has(configuration)) continue;
      found.add(configuration);
      for (const { place } of occurrencesIn(subject, configuration))
        files.add(place.file);
    }
  return [...found];
}

function occurrencesIn(
  { kind, of, text }: Subject,
  configuration: Configuration,
): readonly Occurrence[] {
  switch (kind) {
    case "variable":
      return configuration.files.flatMap((file): readonly Variable[] =>
        variablesOf(file).filter((each) => each.text === text),
      );
    case "name": {
      const names = namesOf(configuration);
      const isSame = (name: { kind: string; text: string }): boolean =>
        name.kind === of && name.text === text;
      return [
        ...names.definitions
          .filter(isSame)
          .map(({ word }) => occurrence(word, "defined")),
        ...names.references
          .filter(isSame)
          .map(({ word }) => occurrence(word, "used")),
      ];
    }
    case "address": {
      const words = addressWordsOf(configuration).get(text) ?? [];
      if (words.length === 0) return [];
      const owned = ownersOf(text, {
        nodes: [nodeOf(configuration)],
        clusters: [],
      });
      return words.map((word) =>
        occurrence(
          word,
          owned.some(
            ({ at }) => at?.file === word.file && at.start === word.start,
          )
            ? "defined"
            : "used",
        ),
      );
    }
  }
}

function occurrence(word: Word, role: Occurrence["role"]): Occurrence {
  const { file, start, end } = word;
  const quote = word.quoted && file.text[start] === '"' ? 1 : 0;
  return {
    place: { file, start, end },
    name: { file, start: start + quote, end: end - quote },
    role,
  };
}

function wordAt(
  configuration: Configuration,
  file: SourceFile,
  offset: number,
): Word | undefined {
  // Most words are none: not worth a look at all that are.
  const before = /(?<!\S)\S*$/.exec(
    file.text.slice(Math.max(0, offset - 60), offset),
  );
  const behind = /^\S*/.exec(file.text.slice(offset, offset + 60));
  if (!/[.:]/.test(`${before?.[0] ?? ""}${behind?.[0] ?? ""}`))
    return undefined;
  for (const words of addressWordsOf(configuration).values()) {
    const found = words.find((word) => touches(word, file, offset));
    if (found !== undefined) return found;
  }
  return undefined;
}

function rank({ role }: Occurrence): number {
  return role === "used" ? 1 : 0;
}
