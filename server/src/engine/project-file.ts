/**
 * The project file `.keepalived-lsp.json`: comments and trailing commas allowed, each mistake told with its place.
 * What can be read counts even if something else is wrong. Pure: who calls reads the file.
 */
import {
  createScanner,
  parseTree,
  printParseErrorCode,
  type ParseError,
} from "jsonc-parser";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { PathMapping } from "../host/include-paths.ts";
import { folderOf, pathOf, resolvePath } from "../host/paths.ts";
import { projectFormat } from "./project-format.ts";
import type { Project } from "./project.ts";
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
  const report = (offset: number, length: number, message: string): void => {
    problems.push({ file, start: offset, end: offset + length, message });
  };
  const excess = excessOf(file.text);
  if (excess !== undefined) report(0, 1, excess);
  const tree =
    excess === undefined
      ? parseTree(file.text, errors, {
          allowTrailingComma: true,
          allowEmptyContent: true,
        })
      : undefined;
  for (const { error, offset, length } of errors)
    report(offset, length, `JSON: ${inWords(printParseErrorCode(error))}`);
  const content =
    tree === undefined
      ? undefined
      : projectFormat.read(tree, ({ offset, length }, message) => {
          report(offset, length, message);
        });
  const {
    clusters = [],
    paths = {},
    rules = {},
    keepalivedVersion,
    guessClusters,
    format = {},
    ignore = [],
  } = content ?? {};
  return {
    project: {
      file,
      paths: mappings(paths, folder),
      clusters: clusters.map(({ name = "", nodes }) => ({
        name,
        nodes: nodes.map((node) => ({
          ...(node.configId === undefined ? {} : { configId: node.configId }),
          name: node.name ?? node.configId ?? node.config,
          uri: uriOf(resolvePath(folder, node.config)),
          addresses: node.addresses ?? [],
          macs: node.macs ?? [],
          paths: mappings(node.paths ?? {}, folder),
        })),
      })),
    },
    settings: {
      ...defaultSettings,
      rules,
      format,
      ...(keepalivedVersion === undefined ? {} : { target: keepalivedVersion }),
      ...(guessClusters === undefined ? {} : { guessClusters }),
    },
    ignore,
    folder,
    problems,
  };
}

/** Hundreds of clusters take less. */
const longestFile = 1024 * 1024;
/** The parser follows lists into each other by recursion; this file has four levels. */
const deepestList = 64;

/** What makes a text no project file before anybody reads it; undefined: nothing. */
function excessOf(text: string): string | undefined {
  if (text.length > longestFile)
    return "larger than 1 MiB: this is no project file";
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const sign = text[scanner.getTokenOffset()] ?? "";
    if ("{[".includes(sign)) depth += 1;
    if ("}]".includes(sign)) depth -= 1;
    if (depth > deepestList) return "lists lie too deep inside each other";
  }
  return undefined;
}

/** `ColonExpected` as people say it. */
function inWords(code: string): string {
  return code.replace(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function mappings(
  paths: Readonly<Record<string, string>>,
  folder: string,
): readonly PathMapping[] {
  return Object.entries(paths).map(([host, local]) => ({
    host: resolvePath("/", host),
    local: resolvePath(folder, local),
  }));
}
