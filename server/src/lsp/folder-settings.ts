import { isBelow, pathOf } from "../host/paths.ts";
import {
  displaySettings,
  editorSettings,
  type DisplaySettings,
} from "./settings.ts";
import type { Settings } from "../engine/settings.ts";

/** What the user has set in the editor. */
export interface UserSettings {
  readonly settings: Settings;
  readonly display: DisplaySettings;
}

/** What the user has set for a window, and in a window with several folders for each of them. */
export class FolderSettings {
  /** The same objects for the same words, so that what was worked out with them is not worked out again. */
  #known = new Map<string, UserSettings>();
  #window = userSettings(undefined);
  #folders: readonly (readonly [path: string, settings: UserSettings])[] = [];

  /** The section `keepalived` of the window's settings, and of those of its folders, by URI. */
  use(window: unknown, folders: ReadonlyMap<string, unknown>): void {
    const known = new Map<string, UserSettings>();
    const read = (section: unknown): UserSettings => {
      const words = JSON.stringify(section ?? null);
      const settings =
        known.get(words) ?? this.#known.get(words) ?? userSettings(section);
      known.set(words, settings);
      return settings;
    };
    this.#window = read(window);
    this.#folders = [...folders]
      .map(([uri, section]) => [pathOf(uri), read(section)] as const)
      .sort(([one], [other]) => other.length - one.length);
    this.#known = known;
  }

  /** What counts for a file: the settings of the innermost folder that it lies in, else of the window. */
  of(uri: string): UserSettings {
    const path = pathOf(uri);
    const found = this.#folders.find(([folder]) => isBelow(path, folder));
    return found?.[1] ?? this.#window;
  }
}

function userSettings(section: unknown): UserSettings {
  return {
    settings: editorSettings(section),
    display: displaySettings(section),
  };
}
