/** `keepalived-lsp doctor`: what a report of a fault needs, on one page. Quotes no line of a configuration. */
import { spawnSync } from "node:child_process";
import { delimiter, isAbsolute } from "node:path";
import { version } from "../../../package.json";
import { newestVersion } from "../../../grammar/schema/versions.ts";
import { lineStarts } from "../../../grammar/syntax/line-index.ts";
import type { Analysis } from "../engine/analyse.ts";
import type { Cluster } from "../model/cluster.ts";
import type { Node } from "../model/node.ts";
import type { Run } from "./commands.ts";
import { exitCodes, type Environment } from "./environment.ts";
import { visible } from "../engine/visible.ts";
import { readSettings } from "./lint-settings.ts";
import { pathOfUri } from "./node-host.ts";
import { openProjects } from "./projects.ts";
import { addressReasons, clusterReasons } from "./reasons.ts";
import { startOf } from "./reporters/report.ts";
import { plural } from "./reporters/summary.ts";
import { survey, type SurveyedGroup } from "./survey.ts";

export const doctor: Run = async (given, environment) => {
  const { stdout, cwd, machine } = environment;
  const sections: Section[] = [
    [
      "Versions",
      [
        `keepalived-lsp ${version}, knows keepalived up to ${newestVersion}`,
        machine,
        ...(given.has("daemon") ? [daemonVersion(environment)] : []),
      ],
    ],
  ];
  const { targets, groups, faults } = await survey(
    given,
    environment,
    openProjects(given, environment),
    readSettings(given),
  );
  sections.push([
    "Call",
    [
      `in ${cwd}`,
      `looks at ${given.positionals.join(" ") || "the current folder"}`,
      `found ${plural(targets.roots.length, "configuration")}`,
      ...targets.notes,
      ...targets.failures,
    ],
  ]);
  for (const group of groups)
    sections.push(...groupSections(group, targets.pathOf));
  const failures = faults.failures();
  if (failures.length > 0)
    sections.push(["Faults", [...failures, ...faults.traces()]]);
  stdout(sections.map(sectionText).join("\n"));
  return targets.failures.length + failures.length > 0
    ? exitCodes.failure
    : exitCodes.clean;
};

type Section = readonly [title: string, lines: readonly string[]];
type PathOf = (uri: string) => string;

function sectionText([title, lines]: Section): string {
  const shown = lines.length === 0 ? ["none"] : lines;
  return `${title}\n${shown.map((line) => `  ${visible(line)}`).join("\n")}\n`;
}

function groupSections(
  { project, settings, analysis, failures }: SurveyedGroup,
  pathOf: PathOf,
): readonly Section[] {
  const { target, rules, guessClusters } = settings;
  const file = project?.content.project.file;
  const changed = Object.entries(rules).map(
    ([id, severity]) => `${id}: ${severity}`,
  );
  return [
    [
      "Project file",
      file === undefined ? [] : [pathOfUri(file.uri), ...failures],
    ],
    [
      "Settings",
      [
        `keepalived ${target}${target === newestVersion ? " (the newest known)" : ""}`,
        `clusters are ${guessClusters ? "" : "not "}guessed`,
        ...changed,
      ],
    ],
    ["Nodes", analysis.nodes.flatMap((node) => nodeLines(node, pathOf))],
    ["Clusters", analysis.clusters.map(clusterLine)],
    ["Findings", findingLines(analysis)],
  ];
}

function nodeLines(node: Node, pathOf: PathOf): readonly string[] {
  const { configuration, instances, virtualServers, addresses } = node;
  const { root, configId, includes, files } = configuration;
  const told = addresses.map(
    ({ address, source }) => `${address.text} (${addressReasons[source]})`,
  );
  return [
    `${node.name}: ${pathOf(root.uri)}${configId === undefined ? "" : `, -i ${configId}`}`,
    `  ${plural(lineStarts(root).length, "line")}, ${plural(files.length - 1, "included file")}, ${plural(instances.length, "VRRP instance")}, ${plural(virtualServers.length, "virtual server")}`,
    `  own addresses: ${told.join(", ") || "none known"}`,
    ...(node.complete ? [] : ["  something it includes can't be read"]),
    ...includes
      .filter(({ matches }) => matches === undefined)
      .map(
        ({ at }) =>
          `  not found: what ${pathOf(at.file.uri)}:${startOf(at).line} includes`,
      ),
  ];
}

function clusterLine({ name, known, nodes, pairs }: Cluster): string {
  const called = name === undefined ? "" : `${name}: `;
  const members = nodes.map((node) => node.name).join(", ");
  return `${called}${members}: ${clusterReasons[known]}; ${plural(pairs.length, "pair")} of instances`;
}

function findingLines({ diagnostics }: Analysis): readonly string[] {
  const counts = new Map<string, number>();
  for (const { rule } of diagnostics)
    counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1);
  return [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, count]) => `${count} ${id}`);
}

/**
 * What `keepalived --version` says first; it writes to standard error. The working directory holds files of others: no
 * program is looked for there, whatever the path says (an empty part of it, a dot, and Windows always, mean just that).
 */
function daemonVersion({ env }: Environment): string {
  const folders = [...(env.PATH ?? "").split(delimiter), "/usr/sbin", "/sbin"];
  const { error, stderr } = spawnSync("keepalived", ["--version"], {
    cwd: "/",
    env: { ...env, PATH: folders.filter(isAbsolute).join(delimiter) },
    encoding: "utf8",
    timeout: 5000,
  });
  const [first = ""] = error === undefined ? stderr.split("\n") : [];
  return first === "" ? "no keepalived on this machine" : first;
}
