import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { FileHost } from "../../../grammar/evaluation/file-host.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { ProjectFile } from "../engine/project-file.ts";
import { mappingsFor } from "../engine/project.ts";
import { overlayHost } from "../host/overlay-host.ts";
import { configurationsOf } from "./configurations.ts";
import type { Documents } from "./documents.ts";
import type { Environment } from "./environment.ts";
import { Inputs } from "./inputs.ts";
import { Moment } from "./moment.ts";
import type { Projects } from "./projects.ts";

interface Reading {
  readonly inputs: Inputs;
  readonly file: SourceFile;
  readonly project: ProjectFile | undefined;
  readonly configurations: readonly Configuration[];
}

/** The configurations of root files, each read again only if one of its files has changed. */
export class Readings {
  readonly #environment: Environment;
  readonly #documents: Documents;
  readonly #projects: Projects;
  readonly #known = new Map<string, Reading>();
  #moment = new Moment();

  constructor(
    environment: Environment,
    documents: Documents,
    projects: Projects,
  ) {
    this.#environment = environment;
    this.#documents = documents;
    this.#projects = projects;
  }

  /** A document, a file on disk or a project file may have changed. */
  nextMoment(): void {
    this.#moment = new Moment();
  }

  /** The state of a file that the user sees. */
  read(uri: string): SourceFile | undefined {
    const file = this.#documents.get(uri)?.file;
    if (file !== undefined) return file;
    const onDisk = this.#environment.readAny(uri);
    return typeof onDisk === "string" ? undefined : onDisk;
  }

  projectOf(uri: string): ProjectFile | undefined {
    return this.#moment.once(`project ${uri}`, () => this.#projects.of(uri));
  }

  /** The files of one root, with unsaved texts before those on disk. */
  hostOf(root: string): FileHost {
    return this.#moment.once(`host ${root}`, () =>
      overlayHost(
        this.#environment.hostFor(
          root,
          mappingsFor(root, this.projectOf(root)?.project),
        ),
        this.#moment.once("documents", () => this.#documents.files),
      ),
    );
  }

  /** How each node of a root file reads it. */
  configurationsOf(uri: string): readonly Configuration[] {
    return this.#moment.once(`configurations ${uri}`, () =>
      this.#configurationsOf(uri),
    );
  }

  #configurationsOf(uri: string): readonly Configuration[] {
    const file = this.read(uri);
    if (file === undefined) return [];
    const project = this.projectOf(uri);
    const known = this.#known.get(uri);
    if (
      known?.file === file &&
      known.project === project &&
      known.inputs.unchanged
    )
      return known.configurations;
    const inputs = new Inputs();
    const host = inputs.watch(uri, () => this.hostOf(uri));
    const configurations = configurationsOf(file, host, project?.project);
    this.#known.set(uri, { inputs, file, project, configurations });
    return configurations;
  }
}
