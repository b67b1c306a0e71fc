/* The names that keepalived itself defines (lib/parser.c, std_definitions). */
import { compareVersions, type Version } from "../schema/versions.ts";
import type { Definition } from "./definitions.ts";

/** What `${NAME A B}` may have behind its name. */
export interface Parameters {
  readonly least: number;
  readonly most: number;
  readonly numbers: boolean;
}

interface Standard {
  readonly name: string;
  readonly since: Version;
  readonly parameters: Parameters;
  /** Undefined: it is another one on each machine or at each start. */
  readonly value?: string;
}

const none: Parameters = { least: 0, most: 0, numbers: false };

const standards: readonly Standard[] = [
  { name: "_PWD", since: "1.4.3", parameters: none },
  { name: "_INSTANCE", since: "2.0.1", parameters: none },
  {
    name: "_RANDOM",
    since: "2.0.15",
    parameters: { least: 0, most: 2, numbers: true },
  },
  { name: "_HASH", since: "2.1.4", parameters: none, value: "#" },
  { name: "_BANG", since: "2.1.4", parameters: none, value: "!" },
  {
    name: "_ENV",
    since: "2.4.0",
    parameters: { least: 1, most: 1, numbers: false },
  },
];

/** What a release defines, for one node. */
export function standardDefinitions(
  configId: string | undefined,
  target: Version,
): Map<string, Definition> {
  return new Map(
    standards
      .filter(({ since }) => compareVersions(target, since) >= 0)
      .map(({ name, parameters, value }) => [
        name,
        {
          name,
          value: name === "_INSTANCE" ? configId : value,
          at: undefined,
          parameters,
        },
      ]),
  );
}

/** The release that defines a name first; undefined where none does. */
export function definedSince(name: string): Version | undefined {
  return standards.find((each) => each.name === name)?.since;
}

/** The words behind the name, as in `${_RANDOM 1 9}`; undefined if keepalived would not take them for parameters. */
export function readParameters(
  { least, most, numbers }: Parameters,
  written: string,
): readonly string[] | undefined {
  const words = written.match(/\w+/g) ?? [];
  const wrong =
    !/^(?:[ \t]+\w+)*$/.test(written) ||
    words.length < least ||
    words.length > most ||
    (numbers && words.some((word) => !/^\d+$/.test(word))) ||
    (numbers && Number(words[0]) > Number(words[1] ?? Infinity));
  return wrong ? undefined : words;
}
