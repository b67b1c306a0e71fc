import {
  evaluate,
  type Configuration,
} from "../../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../../grammar/schema/schema.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { fragmentPath } from "../engine/fragments.ts";
import { isIgnored } from "../engine/ignored.ts";
import type { ProjectFile } from "../engine/project-file.ts";
import { isBelow, pathOf } from "../host/paths.ts";
import type { Documents } from "./documents.ts";
import type { Environment } from "./environment.ts";
import type { Moment } from "./moment.ts";
import { prepare, type Candidate } from "./neighbourhoods.ts";
import type { Readings } from "./readings.ts";
import { Roots } from "./roots.ts";
import { inTurns } from "./turns.ts";

interface Parts {
  readonly environment: Environment;
  readonly documents: Documents;
  readonly readings: Readings;
  readonly moment: Moment;
}

/** Which files are configurations, in the folders that the editor has open and beyond them. */
export class Configurations {
  readonly #parts: Parts;
  readonly #roots: Roots;
  /** URIs of the folders that the editor has open. */
  #folders: readonly string[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#roots = new Roots(parts.environment);
  }

  /** Looks for them in folders; `report` is told how much of them has been read. Returns those that are too large. */
  async search(
    folders: readonly string[],
    report: (part: number) => void,
  ): Promise<readonly string[]> {
    this.#folders = folders;
    return this.#roots.search(folders, (uris) =>
      inTurns(uris, (uri, index) => {
        prepare(this.#parts.readings.configurationsOf(uri));
        report(index / uris.length);
      }),
    );
  }

  /** URIs of root files: open documents, what the search found, and what project files name. */
  roots(): readonly string[] {
    const { documents, moment, readings } = this.#parts;
    return moment.once("roots", () => {
      const open = [...documents.files.keys()];
      const found = this.#roots
        .uris()
        .filter((uri) => !isIgnored(pathOf(uri), readings.projectOf(uri)));
      const named = this.projectsOf([...open, ...found]).flatMap(
        ({ project }) =>
          project.clusters.flatMap(({ nodes }) => nodes.map(({ uri }) => uri)),
      );
      return [...new Set([...open, ...found, ...named])];
    });
  }

  /** The root files that can be read, as their nodes read them. */
  candidates(): readonly Candidate[] {
    const { readings } = this.#parts;
    return this.roots().flatMap((uri): Candidate[] => {
      const project = readings.projectOf(uri);
      const configurations = readings.configurationsOf(uri);
      return configurations.length === 0
        ? []
        : [{ uri, project, configurations }];
    });
  }

  /** All files of all configurations, each once. */
  files(): readonly SourceFile[] {
    const { readings } = this.#parts;
    const all = this.roots().flatMap((uri) => readings.configurationsOf(uri));
    return [...new Set(all.flatMap(({ files }) => files))];
  }

  /** Those that include a file; where none does, the file's own. */
  having(file: SourceFile): readonly [Configuration, ...Configuration[]] {
    const { readings } = this.#parts;
    const having = this.roots()
      .flatMap((uri) => readings.configurationsOf(uri))
      .filter(({ files }) => files.includes(file));
    const including = having.filter(({ root }) => root !== file);
    const [first, ...others] = including.length > 0 ? including : having;
    if (first !== undefined) return [first, ...others];
    const host = readings.hostOf(file.uri);
    return [evaluate(file, host, { vocabulary, path: fragmentPath(file) })];
  }

  /** The project files of these files, each once. */
  projectsOf(uris: readonly string[]): readonly ProjectFile[] {
    const projects = uris.map((uri) => this.#parts.readings.projectOf(uri));
    return [...new Set(projects)].filter((each) => each !== undefined);
  }

  /** Whether a file is open or lies in a folder that is; without folders nothing tells. */
  isOurs(uri: string): boolean {
    return (
      this.#folders.length === 0 ||
      this.#parts.documents.get(uri) !== undefined ||
      this.#folders.some((folder) => isBelow(pathOf(uri), pathOf(folder)))
    );
  }

  /** Where rules may look at other programs' files: the project's folder, else the workspace's. */
  foldersOf(uri: string, project: ProjectFile | undefined): readonly string[] {
    return project === undefined
      ? this.#folders.filter((folder) => isBelow(pathOf(uri), pathOf(folder)))
      : [this.#parts.environment.uriOf(project.folder)];
  }
}
