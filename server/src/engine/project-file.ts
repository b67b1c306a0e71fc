/**
 * The project file `.keepalived-lsp.json`: comments and trailing commas allowed, everything checked by hand, each
 * mistake with its place. What can be read counts even if something else is wrong. Pure: who calls reads the file.
 */
import { parseTree, printParseErrorCode, type ParseError } from "jsonc-parser";
import {
  parseVersion,
  type Version,
} from "../../../grammar/schema/versions.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { PathMapping } from "../host/include-paths.ts";
import { folderOf, pathOf, resolvePath } from "../host/paths.ts";
import { rules } from "../rules/registry.gen.ts";
import {
  bool,
  list,
  members,
  oneOf,
  record,
  text,
  type Read,
  type Value,
} from "./json-reader.ts";
import type { Project, ProjectCluster, ProjectNode } from "./project.ts";
import { defaultSettings, type Settings } from "./settings.ts";

export interface ProjectFile {
  readonly project: Project;
  readonly settings: Settings;
  /** Globs, relative to the project file's folder. */
  readonly ignore: readonly string[];
  /** Path of the folder that the project file lies in. */
  readonly folder: string;
  readonly problems: readonly ProjectProblem[];
}

export interface ProjectProblem extends Place {
  readonly message: string;
}

/** How the host writes the URI of an absolute path. */
export type UriOf = (path: string) => string;

/** Reads the text of a project file. */
export function readProjectFile(file: SourceFile, uriOf: UriOf): ProjectFile {
  const problems: ProjectProblem[] = [];
  const folder = folderOf(pathOf(file.uri));
  const errors: ParseError[] = [];
  const tree = parseTree(file.text, errors, {
    allowTrailingComma: true,
    allowEmptyContent: true,
  });
  for (const { error, offset, length } of errors)
    problems.push({
      file,
      start: offset,
      end: offset + length,
      message: `JSON: ${printParseErrorCode(error).replace(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`,
    });
  const read: Read = {
    report: ({ offset, length }, message) =>
      problems.push({ file, start: offset, end: offset + length, message }),
  };
  const paths = (value: Value): readonly PathMapping[] =>
    mappings(value, read, folder);
  const content =
    tree === undefined
      ? {}
      : members(tree, read, {
          $schema: text,
          keepalivedVersion: version,
          rules: severities,
          guessClusters: bool,
          paths,
          ignore: (value) => list(value, read, text),
          clusters: (value) =>
            list(value, read, (each) => cluster(each, read, folder, uriOf)),
        });
  const { keepalivedVersion, guessClusters } = content;
  return {
    project: {
      file,
      clusters: content.clusters ?? [],
      paths: content.paths ?? [],
    },
    settings: {
      ...defaultSettings,
      rules: content.rules ?? {},
      ...(keepalivedVersion === undefined ? {} : { target: keepalivedVersion }),
      ...(guessClusters === undefined ? {} : { guessClusters }),
    },
    ignore: content.ignore ?? [],
    folder,
    problems,
  };
}

/** The words a rule's severity is set with. */
export const severityWords = [
  "off",
  "hint",
  "info",
  "warning",
  "error",
] as const;

export type SeverityWord = (typeof severityWords)[number];

function version(value: Value, read: Read): Version | undefined {
  const written = text(value, read);
  const parsed = written === undefined ? undefined : parseVersion(written);
  if (written !== undefined && parsed === undefined)
    read.report(
      value,
      `"${written}" is no release of keepalived, such as "2.2.7"`,
    );
  return parsed;
}

function severities(
  value: Value,
  read: Read,
): Readonly<Record<string, SeverityWord>> {
  const known = new Set(rules.map(({ id }) => id));
  return record(value, read, { name: "rule", known }, (each) =>
    oneOf(each, read, severityWords),
  );
}

function mappings(
  value: Value,
  read: Read,
  folder: string,
): readonly PathMapping[] {
  return Object.entries(record(value, read, { name: "path" }, text)).flatMap(
    ([host, local]) => {
      if (!host.startsWith("/"))
        read.report(value, `"${host}" is no absolute path of the host`);
      return host.startsWith("/")
        ? [{ host: resolvePath("/", host), local: resolvePath(folder, local) }]
        : [];
    },
  );
}

function cluster(
  value: Value,
  read: Read,
  folder: string,
  uriOf: UriOf,
): ProjectCluster | undefined {
  const { name, nodes } = members(value, read, {
    name: text,
    nodes: (each) => list(each, read, (one) => node(one, read, folder, uriOf)),
  });
  if (nodes === undefined) {
    read.report(value, `"nodes" is missing`);
    return undefined;
  }
  return { name: name ?? "", nodes };
}

function node(
  value: Value,
  read: Read,
  folder: string,
  uriOf: UriOf,
): ProjectNode | undefined {
  const { name, config, configId, addresses, macs, paths } = members(
    value,
    read,
    {
      name: text,
      config: text,
      configId: text,
      addresses: (each) => list(each, read, text),
      macs: (each) => list(each, read, text),
      paths: (each) => mappings(each, read, folder),
    },
  );
  if (config === undefined) {
    read.report(value, `"config" is missing: the node's keepalived.conf`);
    return undefined;
  }
  return {
    name: name ?? configId ?? config,
    uri: uriOf(resolvePath(folder, config)),
    ...(configId === undefined ? {} : { configId }),
    addresses: addresses ?? [],
    macs: macs ?? [],
    paths: paths ?? [],
  };
}
