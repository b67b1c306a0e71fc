import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { Analysis } from "../engine/analyse.ts";
import type { OnFault } from "../engine/guard-rule.ts";
import type { ProjectFile } from "../engine/project-file.ts";
import type { Reading } from "../engine/readings.ts";
import type { Settings } from "../engine/settings.ts";
import type { Workspace } from "../features/workspace.ts";
import { isBelow, pathOf } from "../host/paths.ts";
import { Analyses } from "./analyses.ts";
import { Configurations } from "./configurations.ts";
import { Documents } from "./documents.ts";
import type { Environment } from "./environment.ts";
import { FolderSettings } from "./folder-settings.ts";
import { Moment } from "./moment.ts";
import { Projects } from "./projects.ts";
import { Readings } from "./readings.ts";
import type { DisplaySettings } from "./settings.ts";

/**
 * All the server knows: open documents, the files on disk, and the results that were worked out from them. Every
 * answer is for the state at the time of the question; results are kept as long as their inputs are the same.
 */
export class ServerWorkspace {
  readonly documents: Documents;
  readonly #environment: Environment;
  readonly #moment = new Moment();
  readonly #folderSettings = new FolderSettings();
  readonly #projects: Projects;
  readonly #readings: Readings;
  readonly #configurations: Configurations;
  readonly #analyses: Analyses;
  #everything = false;

  constructor(environment: Environment) {
    const moment = this.#moment;
    const documents = new Documents(environment);
    const projects = new Projects(environment, this.#folderSettings);
    const readings = new Readings(environment, documents, projects, moment);
    const parts = { environment, documents, projects, readings, moment };
    this.#environment = environment;
    this.documents = documents;
    this.#projects = projects;
    this.#readings = readings;
    this.#configurations = new Configurations(parts);
    this.#analyses = new Analyses({
      ...parts,
      configurations: this.#configurations,
    });
  }

  /** Is told of rules that throw. */
  set onFault(tell: OnFault) {
    this.#analyses.onFault = tell;
  }

  /** To be called after a change of documents: what does not depend on it stays. */
  documentsChanged(): void {
    this.#moment.next();
  }

  /** The same object as long as nothing has changed. */
  get state(): object {
    return this.#moment.state;
  }

  /** Files on disk may have changed: those that did not stay the same objects. */
  refresh(): void {
    this.#environment.refresh();
    this.#moment.next();
  }

  /** The section `keepalived` of the editor's settings: of the window, and of each folder, by URI. */
  useSettings(
    window: unknown,
    folders: ReadonlyMap<string, unknown> = new Map(),
  ): void {
    this.#folderSettings.use(window, folders);
    this.#moment.next();
  }

  /**
   * Looks for configurations in the folders of the workspace; `report` is told how much of them has been read. Returns
   * the folders that are too large to be searched as a whole.
   */
  async search(
    folders: readonly string[],
    report: (part: number) => void = () => undefined,
  ): Promise<readonly string[]> {
    const tooLarge = await this.#configurations.search(folders, report);
    this.#moment.next();
    return tooLarge;
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
    return this.#configurations.files();
  }

  /** What is decided for a file: by its project file, else in the editor. */
  settingsFor(uri: string): Settings {
    return this.#projects.settingsOf(uri, this.#readings.projectOf(uri));
  }

  /** What the user wants to see in a file. */
  displayFor(uri: string): DisplaySettings {
    return this.#folderSettings.of(uri).display;
  }

  /** What the features of one file work on. */
  viewFor(file: SourceFile): Workspace {
    const isOfThisHost = isBelow(pathOf(file.uri), "/etc/keepalived");
    return {
      host: this.#readings.hostOf(file.uri),
      target: this.settingsFor(file.uri).target,
      configurationsOf: (each) => this.#configurations.having(each),
      // Elsewhere a file is meant for another machine.
      interfaces: isOfThisHost ? (this.#environment.interfaces?.() ?? []) : [],
      isOurs: (uri) => this.#configurations.isOurs(uri),
      networkOf: (each) =>
        this.#analysisOf(each) ?? { nodes: [], clusters: [] },
    };
  }

  /** From now on all configurations count, not only those that open documents are part of. */
  lookAtEverything(): void {
    this.#everything = true;
    this.#moment.next();
  }

  /** The findings about all configurations that an open document is part of, or shares a cluster with. */
  analyses(): readonly Analysis[] {
    return this.#moment.once("analyses", () =>
      this.#analyses
        .neighbourhoods()
        .filter(({ isOpen }) => isOpen || this.#everything)
        .map((each) => this.#analyses.of(each)),
    );
  }

  /** The findings about all configurations of the workspace, each worked out when it is asked for. */
  allAnalyses(): readonly (() => Analysis)[] {
    return this.#analyses
      .neighbourhoods()
      .map((each) => () => this.#analyses.of(each));
  }

  /** The analysis of a file's neighbourhood as if some files had other texts: to try fixes. */
  analyseWith(
    file: SourceFile,
    changed: ReadonlyMap<string, SourceFile>,
  ): Analysis {
    const nodes = this.#analysisOf(file)?.nodes ?? [];
    return this.#analyses.with(file, nodes, changed);
  }

  /** The project files of open documents. */
  openProjects(): readonly ProjectFile[] {
    return this.#everything
      ? this.allProjects()
      : this.#configurations.projectsOf([...this.documents.files.keys()]);
  }

  /** The project files of all configurations of the workspace. */
  allProjects(): readonly ProjectFile[] {
    return this.#configurations.projectsOf(this.#configurations.roots());
  }

  #analysisOf(file: SourceFile): Analysis | undefined {
    return this.analyses().find(({ files }) => files.includes(file));
  }
}
