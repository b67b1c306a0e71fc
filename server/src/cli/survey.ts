/* What there is to lint, without linting: for commands that tell of nodes and clusters. */
import type { Analysis } from "../engine/analyse.ts";
import type { Settings } from "../engine/settings.ts";
import type { Environment } from "./environment.ts";
import {
  analyseGroup,
  groupByProject,
  readMates,
  type Group,
} from "./lint-project.ts";
import { mergeSettings } from "./lint-settings.ts";
import type { Arguments } from "./options.ts";
import type { Projects } from "./projects.ts";
import { collectFaults, type RuleFaults } from "./rule-faults.ts";
import { collectTargets, type Targets } from "./targets.ts";

export interface Survey {
  readonly targets: Targets;
  readonly groups: readonly SurveyedGroup[];
  readonly faults: RuleFaults;
}

export interface SurveyedGroup extends Group {
  readonly settings: Settings;
  readonly analysis: Analysis;
  readonly failures: readonly string[];
}

/** Everything that a call names, read and understood. */
export async function survey(
  given: Arguments,
  environment: Environment,
  projects: Projects,
  chosen: Partial<Settings>,
): Promise<Survey> {
  const targets = await collectTargets(given, environment, projects);
  const faults = collectFaults();
  const groups = groupByProject(targets.roots, projects).map((group) => {
    const settings = mergeSettings(group.project?.content.settings, chosen);
    const call = {
      group,
      settings,
      configId: given.value("config-id"),
      targets,
      files: environment.files,
      onFault: faults.onFault,
    };
    const { mates, failures } = readMates(call);
    const analysis = analyseGroup(call, mates, new Map());
    return { ...group, settings, analysis, failures };
  });
  return { targets, groups, faults };
}
