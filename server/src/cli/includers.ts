/*
 * Configurations that files of a call are part of: what another one includes means what it means there. They are
 * looked for in the repository (or project) around the file, else in its folder and those above.
 */
import { dirname, join } from "node:path";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { isOtherPrograms, nameKind } from "../engine/discover.ts";
import { mappingsFor, type Project } from "../engine/project.ts";
import { readingsOf, type HostFor } from "../engine/readings.ts";
import { matchAll } from "../host/glob.ts";
import { overlayHost } from "../host/overlay-host.ts";
import { baseName, pathOf } from "../host/paths.ts";
import { nodeHost, pathOfUri, uriOfPath, type Disk } from "./node-host.ts";
import type { Projects } from "./projects.ts";
import { openBudget } from "./worth-reading.ts";

/** More files than these are not looked at, nor more folders above a file outside of repositories. */
const mostFiles = 5000;
const mostFolders = 4;
/** Nor are more nodes compared for the sake of one file. */
const mostIncluders = 100;

export interface IncluderSearch {
  readonly roots: readonly SourceFile[];
  readonly standardInput: SourceFile | undefined;
  readonly configId: string | undefined;
  readonly projects: Projects;
  readonly files: Disk;
}

/** Files of the call that no file of the call includes but configurations outside of it, and those. */
export function findIncluders(
  search: IncluderSearch,
): ReadonlyMap<SourceFile, readonly SourceFile[]> {
  const { roots, projects, files } = search;
  const suspects = roots.filter(({ uri }) => nameKind(uri) !== "named");
  if (suspects.length === 0) return new Map();
  const inside = new Set(
    roots
      .filter((root) => roots.length > 1 && mayInclude(root, suspects))
      .flatMap((root) => [...includedBy(root, search)]),
  );
  const outside = suspects.filter(({ uri }) => !inside.has(uri));
  const named = new Set(roots.map(({ uri }) => uri));
  const found = new Map<SourceFile, SourceFile[]>();
  const mayRead = openBudget();
  const unsettled = (file: SourceFile): boolean =>
    (found.get(file)?.length ?? 0) < mostIncluders;
  for (const uri of candidatesFor(outside, search)) {
    if (!outside.some(unsettled)) break;
    if (named.has(uri) || !mayRead(pathOfUri(uri))) continue;
    const candidate = files.readAny(uri);
    if (typeof candidate === "string" || !mayInclude(candidate, outside))
      continue;
    const project = projects(pathOfUri(uri));
    const includes = includedBy(candidate, search);
    for (const file of outside)
      if (includes.has(file.uri) && projects(pathOfUri(file.uri)) === project)
        found.set(file, [...(found.get(file) ?? []), candidate]);
  }
  return found;
}

interface HostOptions {
  readonly files: Disk;
  readonly project: Project | undefined;
  /** Files in place of those on disk. */
  readonly overlay: ReadonlyMap<string, SourceFile>;
}

/** The files that the nodes of a root file see. */
export function hostsOf(
  root: string,
  { files, project, overlay }: HostOptions,
): HostFor {
  return (node) =>
    overlayHost(
      nodeHost(files, { root, mappings: mappingsFor(node, project) }),
      overlay,
    );
}

/**
 * Whether a text has a word like `include` before a pattern that one of the files may match by its name. To read a
 * whole configuration takes longer, and there may be thousands around.
 */
function mayInclude(
  { text }: SourceFile,
  files: readonly SourceFile[],
): boolean {
  const names = namesOf(files);
  const tried = new Set<string>();
  for (const [, pattern = ""] of text.matchAll(
    /include\w{0,9}[ \t]+"?([^\s"]+)/g,
  )) {
    const last = baseName(pattern);
    if (tried.has(last)) continue;
    tried.add(last);
    // What is made by definitions, sequences or quotes is known only when it is read.
    if (
      /[$~"'{}]/.test(pattern) ||
      matchAll(last, names, (name) => name).length > 0
    )
      return true;
  }
  return false;
}

const namesOf = memo((files: readonly SourceFile[]) => [
  ...new Set(files.map(({ uri }) => baseName(pathOf(uri)))),
]);

/** URIs of the files that a root file includes for any of its nodes. */
function includedBy(
  root: SourceFile,
  { standardInput, configId, projects, files }: IncluderSearch,
): ReadonlySet<string> {
  if (isOtherPrograms(root)) return new Set();
  const project = projects(pathOfUri(root.uri))?.content.project;
  const overlay = new Map(
    standardInput === undefined ? [] : [[standardInput.uri, standardInput]],
  );
  const hostFor = hostsOf(root.uri, { files, project, overlay });
  const readings = readingsOf(root, { hostFor, project, configId });
  return new Set(
    readings
      .flatMap(({ configuration }) => configuration.files.slice(1))
      .map(({ uri }) => uri),
  );
}

/** URIs of the nodes of projects, and of files around that could be configurations by their names. */
function candidatesFor(
  roots: readonly SourceFile[],
  { projects, files }: IncluderSearch,
): ReadonlySet<string> {
  const found = new Set<string>();
  const searched = new Set<string>();
  for (const { uri } of roots) {
    const path = pathOfUri(uri);
    const project = projects(path);
    for (const { nodes } of project?.content.project.clusters ?? [])
      for (const node of nodes) found.add(node.uri);
    const top = files.repositoryOf(path);
    const place = top ?? dirname(path);
    if (searched.has(place)) continue;
    searched.add(place);
    const around =
      top === undefined
        ? foldersAbove(path).flatMap(
            (each) => files.glob(join(each, "*.conf")) ?? [],
          )
        : files.filesBelow(uriOfPath(top));
    const above = top === undefined ? "" : dirname(top);
    around
      .map((each) => ({ each, path: pathOfUri(each) }))
      .filter(({ path }) => nameKind(path.slice(above.length)) !== "none")
      .filter(({ path }) => projects(path)?.ignores(path) !== true)
      .slice(0, mostFiles)
      .forEach(({ each }) => found.add(each));
  }
  return found;
}

/** The folder of a file and the next ones above it. */
function foldersAbove(path: string): readonly string[] {
  const folders = [dirname(path)];
  while (folders.length < mostFolders) {
    const above = dirname(folders.at(-1) ?? "");
    if (above === folders.at(-1)) break;
    folders.push(above);
  }
  return folders;
}
