import { memo } from "../../../grammar/syntax/memo.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { readProjectFile, type ProjectFile } from "../engine/project-file.ts";
import { projectFileName } from "../engine/project.ts";
import type { Settings } from "../engine/settings.ts";
import { folderOf, pathOf, resolvePath } from "../host/paths.ts";
import type { Environment } from "./environment.ts";
import type { FolderSettings } from "./folder-settings.ts";
import { mergedSettings } from "./settings.ts";

/** Finds the project file of a configuration, upwards from its folder. */
export class Projects {
  readonly #environment: Environment;
  readonly #read: (file: SourceFile) => ProjectFile;
  readonly #folders: FolderSettings;
  readonly #merged = memo((editor: Settings) =>
    memo((project: ProjectFile) => mergedSettings(editor, project)),
  );

  constructor(environment: Environment, folders: FolderSettings) {
    this.#environment = environment;
    this.#read = memo((file: SourceFile) =>
      readProjectFile(file, (path) => environment.uriOf(path)),
    );
    this.#folders = folders;
  }

  /** The nearest project file; undefined where there is none. */
  of(uri: string): ProjectFile | undefined {
    if (!uri.startsWith("file:")) return undefined;
    for (let folder = folderOf(pathOf(uri)); ; folder = folderOf(folder)) {
      const path = resolvePath(folder, projectFileName);
      const file = this.#environment.readAny(this.#environment.uriOf(path));
      if (typeof file !== "string") return this.#read(file);
      if (folderOf(folder) === folder) return undefined;
    }
  }

  /** What counts for a file that is read with a project file; the same object as long as nobody changes a setting. */
  settingsOf(uri: string, project: ProjectFile | undefined): Settings {
    const { settings } = this.#folders.of(uri);
    return project === undefined ? settings : this.#merged(settings)(project);
  }
}
