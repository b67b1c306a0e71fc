import type { FileHost } from "../../../grammar/evaluation/file-host.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { analyse, type Analysis, type Root } from "../engine/analyse.ts";
import type { OnFault } from "../engine/guard-rule.ts";
import type { ProjectFile } from "../engine/project-file.ts";
import type { HostFor, Reading } from "../engine/readings.ts";
import type { Settings } from "../engine/settings.ts";
import { overlayHost } from "../host/overlay-host.ts";
import type { Configurations } from "./configurations.ts";
import type { Documents } from "./documents.ts";
import { Inputs } from "./inputs.ts";
import type { Moment } from "./moment.ts";
import { neighbourhoods, type Neighbourhood } from "./neighbourhoods.ts";
import type { Projects } from "./projects.ts";
import type { Readings } from "./readings.ts";

interface Parts {
  readonly configurations: Configurations;
  readonly documents: Documents;
  readonly projects: Projects;
  readonly readings: Readings;
  readonly moment: Moment;
}

/** The findings about configurations that belong together, and what they were worked out from. */
interface Known {
  readonly inputs: Inputs;
  /** How its roots are read, by URI. */
  readonly read: ReadonlyMap<string, readonly Reading[]>;
  readonly project: ProjectFile | undefined;
  /** What counts for each file, by URI. */
  readonly settings: ReadonlyMap<string, Settings>;
  readonly analysis: Analysis;
}

/** The findings about configurations that belong together, worked out anew only where something is not as it was. */
export class Analyses {
  readonly #parts: Parts;
  readonly #known = new Map<string, Known>();
  /** Is told of rules that throw. */
  onFault: OnFault = () => undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** All neighbourhoods. What is known of those that are none any more is forgotten. */
  neighbourhoods(): readonly Neighbourhood[] {
    const { configurations, documents, moment, readings } = this.#parts;
    return moment.once("neighbourhoods", () => {
      const found = neighbourhoods(
        configurations.candidates(),
        new Set(documents.files.keys()),
        (uri, project) => this.#parts.projects.settingsOf(uri, project),
      );
      const keys = new Set(found.map(({ key }) => key));
      for (const key of this.#known.keys())
        if (!keys.has(key)) this.#known.delete(key);
      readings.forgetOthers(configurations.roots());
      return found;
    });
  }

  of({ key, roots, project }: Neighbourhood): Analysis {
    const { readings } = this.#parts;
    const known = this.#known.get(key);
    if (
      known !== undefined &&
      known.project === project &&
      [...known.read].every(([uri, as]) => readings.readingsOf(uri) === as) &&
      known.inputs.unchanged &&
      [...known.settings].every(
        ([uri, settings]) => this.#settingsOf(uri, project) === settings,
      )
    )
      return known.analysis;
    const inputs = new Inputs();
    const read = new Map(roots.map((uri) => [uri, readings.readingsOf(uri)]));
    const { settings, analysis } = this.#underSettings(
      project,
      roots,
      (uri) => readings.watchedHosts(uri, inputs),
      read,
    );
    this.#known.set(key, { inputs, read, settings, project, analysis });
    return analysis;
  }

  /** The analysis of nodes as if some files had other texts: to try fixes of a file. */
  with(
    file: SourceFile,
    nodes: Analysis["nodes"],
    changed: ReadonlyMap<string, SourceFile>,
  ): Analysis {
    const { readings } = this.#parts;
    const uris = nodes.map((node) => node.configuration.root.uri);
    const roots = uris.length === 0 ? [file.uri] : [...new Set(uris)];
    const project = readings.projectOf(roots[0] ?? file.uri);
    const hostsOf =
      (uri: string): HostFor =>
      (node) =>
        overlayHost(readings.hostOf(uri, node), changed);
    return this.#underSettings(project, roots, hostsOf).analysis;
  }

  /**
   * Files may lie in folders with different settings: they are looked at under each of them, and what is found in a
   * file is what is found under its own.
   */
  #underSettings(
    project: ProjectFile | undefined,
    roots: readonly string[],
    hostsOf: (uri: string) => HostFor,
    read?: Known["read"],
  ): Pick<Known, "settings" | "analysis"> {
    const under = new Map<Settings, Analysis>();
    const look = (settings: Settings): Analysis => {
      const analysis =
        under.get(settings) ??
        this.#analyse(
          project,
          rootsOf(roots, hostsOf, (uri) =>
            this.#settingsOf(uri, project).target === settings.target
              ? read?.get(uri)
              : undefined,
          ),
          hostsOf(roots[0] ?? "")(undefined),
          settings,
        );
      under.set(settings, analysis);
      return analysis;
    };
    const [root = ""] = roots;
    const first = look(this.#settingsOf(root, project));
    const settings = new Map(
      [root, ...first.files.map(({ uri }) => uri)].map((uri) => [
        uri,
        this.#settingsOf(uri, project),
      ]),
    );
    if (new Set(settings.values()).size === 1)
      return { settings, analysis: first };
    const { nodes, clusters, files } = first;
    const each = files.map((file) => ({
      file,
      analysis: look(this.#settingsOf(file.uri, project)),
    }));
    let found: Analysis["diagnostics"] | undefined;
    const analysis: Analysis = {
      nodes,
      clusters,
      files,
      get diagnostics() {
        return (found ??= each.flatMap(({ file, analysis }) =>
          analysis.diagnostics.filter((found) => found.file.uri === file.uri),
        ));
      },
    };
    return { settings, analysis };
  }

  #analyse(
    project: ProjectFile | undefined,
    roots: readonly Root[],
    host: FileHost,
    settings: Settings,
  ): Analysis {
    const first = roots[0]?.file.uri ?? "";
    return analyse({
      roots,
      host,
      settings,
      workspace: this.#parts.configurations.foldersOf(first, project),
      onFault: this.onFault,
      ...(project === undefined ? {} : { project: project.project }),
    });
  }

  #settingsOf(uri: string, project: ProjectFile | undefined): Settings {
    return this.#parts.projects.settingsOf(uri, project);
  }
}

function rootsOf(
  uris: readonly string[],
  hostsOf: (uri: string) => HostFor,
  readingsOf: (uri: string) => readonly Reading[] | undefined,
): readonly Root[] {
  return uris.flatMap((uri) => {
    const hostFor = hostsOf(uri);
    const file = hostFor(undefined).read(uri);
    return typeof file === "string"
      ? []
      : [{ file, hostFor, readings: readingsOf(uri) }];
  });
}
