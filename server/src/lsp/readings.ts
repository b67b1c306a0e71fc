import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { FileHost } from "../../../grammar/evaluation/file-host.ts";
import type { Version } from "../../../grammar/schema/versions.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { ProjectFile } from "../engine/project-file.ts";
import { mappingsFor, nodesOf, type ProjectNode } from "../engine/project.ts";
import { readingsOf, type HostFor, type Reading } from "../engine/readings.ts";
import { overlayHost } from "../host/overlay-host.ts";
import type { Documents } from "./documents.ts";
import type { Environment } from "./environment.ts";
import { Inputs } from "./inputs.ts";
import type { Moment } from "./moment.ts";
import type { Projects } from "./projects.ts";

interface KnownReadings {
  readonly inputs: Inputs;
  readonly file: SourceFile;
  readonly project: ProjectFile | undefined;
  readonly target: Version;
  readonly readings: readonly Reading[];
}

/** Root files as their nodes read them, each read again only if one of its files has changed. */
export class Readings {
  readonly #environment: Environment;
  readonly #documents: Documents;
  readonly #projects: Projects;
  readonly #known = new Map<string, KnownReadings>();
  readonly #moment: Moment;

  constructor(
    environment: Environment,
    documents: Documents,
    projects: Projects,
    moment: Moment,
  ) {
    this.#environment = environment;
    this.#documents = documents;
    this.#projects = projects;
    this.#moment = moment;
  }

  /** Forgets roots that are none any more: a file that was closed must not be kept. */
  forgetOthers(roots: readonly string[]): void {
    const kept = new Set(roots);
    for (const uri of this.#known.keys())
      if (!kept.has(uri)) this.#known.delete(uri);
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

  /** The files that a node of a root sees (the first one, if none is named), unsaved texts before those on disk. */
  hostOf(root: string, node?: ProjectNode): FileHost {
    return this.#moment.once(`host ${hostKey(root, node)}`, () => {
      const project = this.projectOf(root)?.project;
      const [first] = nodesOf(root, project);
      return overlayHost(
        this.#environment.hostFor(root, mappingsFor(node ?? first, project)),
        this.#moment.once("documents", () => this.#documents.files),
      );
    });
  }

  /** Like hostOf, for all nodes of a root; the inputs remember what is asked. */
  watchedHosts(root: string, inputs: Inputs): HostFor {
    return (node) =>
      inputs.watch(hostKey(root, node), () => this.hostOf(root, node));
  }

  /** How each node of a root file reads it, for the release that counts there; the same list as long as nothing of that changes. */
  readingsOf(uri: string): readonly Reading[] {
    return this.#moment.once(`readings ${uri}`, () => this.#readingsOf(uri));
  }

  /** What nodes make of a root file: nodes that see the same make the same of it. */
  configurationsOf(uri: string): readonly Configuration[] {
    return this.#moment.once(`configurations ${uri}`, () => {
      const distinct = new Map<string, Configuration>();
      for (const { configuration, known } of this.readingsOf(uri)) {
        const key = `${configuration.configId ?? ""} ${hostKey(uri, known)}`;
        if (!distinct.has(key)) distinct.set(key, configuration);
      }
      return [...distinct.values()];
    });
  }

  #readingsOf(uri: string): readonly Reading[] {
    const file = this.read(uri);
    if (file === undefined) return [];
    const project = this.projectOf(uri);
    const { target } = this.#projects.settingsOf(uri, project);
    const known = this.#known.get(uri);
    if (
      known?.file === file &&
      known.project === project &&
      known.target === target &&
      known.inputs.unchanged
    )
      return known.readings;
    const inputs = new Inputs();
    const readings = readingsOf(file, {
      hostFor: this.watchedHosts(uri, inputs),
      project: project?.project,
      target,
    });
    this.#known.set(uri, { inputs, file, project, target, readings });
    return readings;
  }
}

/** Nodes with the same paths see the same files. */
function hostKey(root: string, node: ProjectNode | undefined): string {
  return `${root} ${JSON.stringify(node?.paths ?? [])}`;
}
