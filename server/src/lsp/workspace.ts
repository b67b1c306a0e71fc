import {
  evaluate,
  type Configuration,
} from "../../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../../grammar/schema/schema.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { analyse, type Analysis, type Root } from "../engine/analyse.ts";
import { fragmentPath } from "../engine/fragments.ts";
import type { OnFault } from "../engine/guard-rule.ts";
import { isIgnored } from "../engine/ignored.ts";
import type { ProjectFile } from "../engine/project-file.ts";
import type { HostFor, Reading } from "../engine/readings.ts";
import { defaultSettings, type Settings } from "../engine/settings.ts";
import type { Workspace } from "../features/workspace.ts";
import { isBelow, pathOf } from "../host/paths.ts";
import { overlayHost } from "../host/overlay-host.ts";
import { Documents } from "./documents.ts";
import type { Environment } from "./environment.ts";
import { Inputs } from "./inputs.ts";
import { Moment } from "./moment.ts";
import {
  neighbourhoods,
  type Candidate,
  type Neighbourhood,
} from "./neighbourhoods.ts";
import { Projects } from "./projects.ts";
import { Readings } from "./readings.ts";
import { Roots } from "./roots.ts";
import { inTurns } from "./turns.ts";

/** The findings about configurations that belong together, and what they were worked out from. */
interface Finding {
  readonly inputs: Inputs;
  readonly settings: Settings;
  readonly project: ProjectFile | undefined;
  readonly analysis: Analysis;
}

/**
 * All the server knows: open documents, the files on disk, and the results that were worked out from them. Every
 * answer is for the state at the time of the question; results are kept as long as their inputs are the same.
 */
export class ServerWorkspace {
  readonly documents: Documents;
  /** Is told of rules that throw. */
  onFault: OnFault = () => undefined;
  readonly #roots: Roots;
  readonly #projects: Projects;
  readonly #readings: Readings;
  readonly #environment: Environment;
  readonly #findings = new Map<string, Finding>();
  /** URIs of the folders that the editor has open. */
  #folders: readonly string[] = [];
  #everything = false;
  #moment = new Moment();

  constructor(environment: Environment) {
    this.#environment = environment;
    this.documents = new Documents(environment);
    this.#projects = new Projects(environment, defaultSettings);
    this.#readings = new Readings(environment, this.documents, this.#projects);
    this.#roots = new Roots(environment);
  }

  /** To be called after a change of documents: what does not depend on it stays. */
  documentsChanged(): void {
    this.#moment = new Moment();
    this.#readings.nextMoment();
  }

  /** The same object as long as nothing has changed. */
  get state(): object {
    return this.#moment;
  }

  /** Files on disk may have changed: those that did not stay the same objects. */
  refresh(): void {
    this.#environment.refresh();
    this.documentsChanged();
  }

  set editorSettings(settings: Settings) {
    this.#projects.editor = settings;
    this.documentsChanged();
  }

  /** Looks for configurations in the folders of the workspace; `report` is told how much of them has been read. */
  async search(
    folders: readonly string[],
    report: (part: number) => void = () => undefined,
  ): Promise<void> {
    this.#folders = folders;
    await this.#roots.search(folders, (uris) =>
      inTurns(uris, (uri, index) => {
        this.#readings.configurationsOf(uri);
        report(index / uris.length);
      }),
    );
    this.documentsChanged();
  }

  /** The state of a file that the user sees. */
  read(uri: string): SourceFile | undefined {
    return this.#readings.read(uri);
  }

  /** How each node of a root file reads it. */
  readingsOf(root: string): readonly Reading[] {
    return this.#readings.readingsOf(root);
  }

  /** The project file that counts for a file. */
  projectOf(uri: string): ProjectFile | undefined {
    return this.#readings.projectOf(uri);
  }

  uriOf(path: string): string {
    return this.#environment.uriOf(path);
  }

  /** All files of all configurations that are known, each once. */
  files(): readonly SourceFile[] {
    const configurations = this.#rootUris().flatMap((uri) =>
      this.#readings.configurationsOf(uri),
    );
    return [...new Set(configurations.flatMap(({ files }) => files))];
  }

  /** What is decided for a file: by its project file, else in the editor. */
  settingsFor(uri: string): Settings {
    return this.#projects.settingsOf(this.#readings.projectOf(uri));
  }

  /** What the features of one file work on. */
  viewFor(file: SourceFile): Workspace {
    return {
      host: this.#readings.hostOf(file.uri),
      target: this.settingsFor(file.uri).target,
      configurationsOf: (each) => this.#configurationsWith(each),
      interfaces: isOfThisHost(file.uri)
        ? (this.#environment.interfaces?.() ?? [])
        : [],
      isOurs: (uri) => this.#isOurs(uri),
      networkOf: (each) =>
        this.analyses().find(({ files }) => files.includes(each)) ?? {
          nodes: [],
          clusters: [],
        },
    };
  }

  /** From now on all configurations count, not only those that open documents are part of. */
  lookAtEverything(): void {
    this.#everything = true;
    this.documentsChanged();
  }

  /** The findings about all configurations that an open document is part of, or shares a cluster with. */
  analyses(): readonly Analysis[] {
    return this.#moment.once("analyses", () =>
      this.#neighbourhoods()
        .filter(({ isOpen }) => isOpen || this.#everything)
        .map((each) => this.#analysisOf(each)),
    );
  }

  /** The findings about all configurations of the workspace, each worked out when it is asked for. */
  allAnalyses(): readonly (() => Analysis)[] {
    return this.#neighbourhoods().map((each) => () => this.#analysisOf(each));
  }

  /** The project files of open documents. */
  openProjects(): readonly ProjectFile[] {
    return this.#everything
      ? this.allProjects()
      : this.#projectsOf([...this.documents.files.keys()]);
  }

  /** The project files of all configurations of the workspace. */
  allProjects(): readonly ProjectFile[] {
    return this.#projectsOf(this.#rootUris());
  }

  #projectsOf(uris: readonly string[]): readonly ProjectFile[] {
    const projects = uris.map((uri) => this.#readings.projectOf(uri));
    return [...new Set(projects)].filter((each) => each !== undefined);
  }

  /** The analysis of a file's neighbourhood as if some files had other texts: to try fixes. */
  analyseWith(
    file: SourceFile,
    changed: ReadonlyMap<string, SourceFile>,
  ): Analysis {
    const hostsOf =
      (uri: string): HostFor =>
      (node) =>
        overlayHost(this.#readings.hostOf(uri, node), changed);
    const analysis = this.analyses().find(({ files }) => files.includes(file));
    const nodes = analysis?.nodes ?? [];
    const roots = new Set(nodes.map((node) => node.configuration.root.uri));
    const project = this.#readings.projectOf([...roots][0] ?? file.uri);
    return analyse({
      roots: rootsOf([...roots], hostsOf),
      host: hostsOf(file.uri)(undefined),
      settings: this.#projects.settingsOf(project),
      workspace: this.#foldersOf(file.uri, project),
      onFault: this.onFault,
      ...(project === undefined ? {} : { project: project.project }),
    });
  }

  #analysisOf({ key, roots, project }: Neighbourhood): Analysis {
    const settings = this.#projects.settingsOf(project);
    const known = this.#findings.get(key);
    if (
      known?.settings === settings &&
      known.project === project &&
      known.inputs.unchanged
    )
      return known.analysis;
    const inputs = new Inputs();
    const hostsOf = (uri: string): HostFor =>
      this.#readings.watchedHosts(uri, inputs);
    const analysis = analyse({
      roots: rootsOf(roots, hostsOf),
      host: hostsOf(roots[0] ?? "")(undefined),
      settings,
      workspace: this.#foldersOf(roots[0] ?? "", project),
      onFault: this.onFault,
      ...(project === undefined ? {} : { project: project.project }),
    });
    this.#findings.set(key, { inputs, settings, project, analysis });
    return analysis;
  }

  #neighbourhoods(): readonly Neighbourhood[] {
    return this.#moment.once("neighbourhoods", () => {
      const found = this.#findNeighbourhoods();
      const keys = new Set(found.map(({ key }) => key));
      for (const key of this.#findings.keys())
        if (!keys.has(key)) this.#findings.delete(key);
      this.#readings.forgetOthers(this.#rootUris());
      return found;
    });
  }

  #findNeighbourhoods(): readonly Neighbourhood[] {
    const candidates = this.#rootUris().flatMap((uri): Candidate[] => {
      const project = this.#readings.projectOf(uri);
      const configurations = this.#readings.configurationsOf(uri);
      if (configurations.length === 0) return [];
      return [{ uri, project, configurations }];
    });
    const open = new Set(this.documents.files.keys());
    return neighbourhoods(candidates, open, (project) =>
      this.#projects.settingsOf(project),
    );
  }

  /** Open documents, what the search found, and what project files name. */
  #rootUris(): readonly string[] {
    return this.#moment.once("roots", () => {
      const open = [...this.documents.files.keys()];
      const found = this.#roots
        .uris()
        .filter(
          (uri) => !isIgnored(pathOf(uri), this.#readings.projectOf(uri)),
        );
      const projects = new Set(
        [...open, ...found].map((uri) => this.#readings.projectOf(uri)),
      );
      const named = [...projects].flatMap((project) =>
        (project?.project.clusters ?? []).flatMap(({ nodes }) =>
          nodes.map(({ uri }) => uri),
        ),
      );
      return [...new Set([...open, ...found, ...named])];
    });
  }

  #configurationsWith(
    file: SourceFile,
  ): readonly [Configuration, ...Configuration[]] {
    const having = this.#rootUris()
      .flatMap((uri) => this.#readings.configurationsOf(uri))
      .filter(({ files }) => files.includes(file));
    const including = having.filter(({ root }) => root !== file);
    const [first, ...others] = including.length > 0 ? including : having;
    if (first !== undefined) return [first, ...others];
    const host = this.#readings.hostOf(file.uri);
    return [evaluate(file, host, { vocabulary, path: fragmentPath(file) })];
  }

  /** Whether a file is open or lies in a folder that is; without folders nothing tells. */
  #isOurs(uri: string): boolean {
    return (
      this.#folders.length === 0 ||
      this.documents.get(uri) !== undefined ||
      this.#folders.some((folder) => isBelow(pathOf(uri), pathOf(folder)))
    );
  }

  /** Where rules may look at other programs' files: the project's folder, else the workspace's. */
  #foldersOf(uri: string, project: ProjectFile | undefined): readonly string[] {
    return project === undefined
      ? this.#folders.filter((folder) => isBelow(pathOf(uri), pathOf(folder)))
      : [this.#environment.uriOf(project.folder)];
  }
}

function rootsOf(
  uris: readonly string[],
  hostsOf: (uri: string) => HostFor,
): readonly Root[] {
  return uris.flatMap((uri) => {
    const hostFor = hostsOf(uri);
    const file = hostFor(undefined).read(uri);
    return typeof file === "string" ? [] : [{ file, hostFor }];
  });
}

/** Elsewhere a file is meant for another machine. */
function isOfThisHost(uri: string): boolean {
  return isBelow(pathOf(uri), "/etc/keepalived");
}
