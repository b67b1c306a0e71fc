/* What the user sets: in the editor, and in the project file for everybody who works on it. */
import { parseVersion } from "../../../grammar/schema/versions.ts";
import type { ProjectFile } from "../engine/project-file.ts";
import { defaultSettings, type Settings } from "../engine/settings.ts";
import { lensGroups, type LensGroup } from "../features/code-lens.ts";
import { hintGroups, type HintGroup } from "../features/inlay-hints/hint.ts";
import type { Severity } from "../rules/rule.ts";

/** The settings in the section `keepalived` of an editor. Anything that can't be read is left at its default. */
export function editorSettings(section: unknown): Settings {
  const { keepalivedVersion, rules, clusters, format } = recordOf(section);
  const target =
    typeof keepalivedVersion === "string"
      ? parseVersion(keepalivedVersion)
      : undefined;
  const guess = recordOf(clusters).guess;
  const { alignValues } = recordOf(format);
  return {
    ...defaultSettings,
    rules: Object.fromEntries(
      Object.entries(recordOf(rules)).filter(
        (entry): entry is [string, Severity | "off"] => isSeverity(entry[1]),
      ),
    ),
    ...(target === undefined ? {} : { target }),
    ...(typeof alignValues === "boolean" ? { format: { alignValues } } : {}),
    ...(typeof guess === "boolean" ? { guessClusters: guess } : {}),
  };
}

/** What is shown in the lines and between them: everything that is not turned off. */
export interface DisplaySettings {
  readonly hints: ReadonlySet<HintGroup>;
  readonly lenses: ReadonlySet<LensGroup>;
}

export function displaySettings(section: unknown): DisplaySettings {
  const { inlayHints, codeLens } = recordOf(section);
  const wanted = <G extends string>(all: readonly G[], chosen: unknown) =>
    new Set(all.filter((group) => recordOf(chosen)[group] !== false));
  return {
    hints: wanted(hintGroups, inlayHints),
    lenses: wanted(lensGroups, codeLens),
  };
}

/** The project's word comes before the editor's. */
export function mergedSettings(
  editor: Settings,
  { settings }: ProjectFile,
): Settings {
  return {
    target:
      settings.target === defaultSettings.target
        ? editor.target
        : settings.target,
    rules: { ...editor.rules, ...settings.rules },
    format: { ...editor.format, ...settings.format },
    guessClusters: editor.guessClusters && settings.guessClusters,
  };
}

/** An object's members; none of anything else. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function isSeverity(value: unknown): value is Severity | "off" {
  return (
    value === "error" ||
    value === "warning" ||
    value === "info" ||
    value === "hint" ||
    value === "off"
  );
}
