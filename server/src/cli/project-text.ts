/* The text of a project file for what an analysis has found. */
import { dirname, posix, relative, sep } from "node:path";
import type { Place } from "../../../grammar/syntax/source-file.ts";
import type { Analysis } from "../engine/analyse.ts";
import { visible } from "../engine/visible.ts";
import { projectSchema } from "../engine/project-format.ts";
import type { Cluster } from "../model/cluster.ts";
import type { KnownAddress, Node } from "../model/node.ts";
import { nameFromPath } from "../model/node-names.ts";
import { inlineJson } from "./json-text.ts";
import { pathOfUri } from "./node-host.ts";
import { addressReasons, clusterReasons } from "./reasons.ts";
import { startOf } from "./reporters/report.ts";

/** Names clusters with their nodes, addresses and paths; comments say where each is known from. */
export function projectText(
  { nodes, clusters }: Analysis,
  folder: string,
): string {
  const inside = (path: string): string =>
    relative(folder, path).split(sep).join("/") || ".";
  const member = new Set(clusters.flatMap((cluster) => cluster.nodes));
  const alone = nodes.filter((node) => !member.has(node));
  const names = clusterNames(clusters, folder);
  const lines = [
    "// Written by keepalived-lsp init: look it over, for what stands here goes before what would be guessed.",
    "{",
    `  "$schema": ${inlineJson(projectSchema().$id)},`,
    ...(clusters.length === 0
      ? ['  "clusters": [],']
      : [
          '  "clusters": [',
          ...clusters.flatMap((cluster, index) =>
            clusterLines(cluster, names[index] ?? "", inside),
          ),
          "  ],",
        ]),
    ...alone.map(
      (node) =>
        `  // in no cluster: ${visible(inside(pathOfUri(node.configuration.root.uri)))}`,
    ),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

type Inside = (path: string) => string;

function clusterLines(
  { known, nodes, addresses }: Cluster,
  name: string,
  inside: Inside,
): readonly string[] {
  return [
    "    {",
    `      // ${clusterReasons[known]}`,
    `      "name": ${inlineJson(name)},`,
    '      "nodes": [',
    ...nodes.flatMap((node) =>
      nodeLines(node, addresses.get(node) ?? [], inside),
    ),
    "      ],",
    "    },",
  ];
}

function nodeLines(
  { name, configuration }: Node,
  addresses: readonly KnownAddress[],
  inside: Inside,
): readonly string[] {
  const { root, configId, includes } = configuration;
  const at = (place: Place): string =>
    visible(`${inside(pathOfUri(place.file.uri))}:${startOf(place).line}`);
  const lines = [
    "{",
    `  "name": ${inlineJson(name)},`,
    `  "config": ${inlineJson(inside(pathOfUri(root.uri)))},`,
  ];
  if (configId !== undefined)
    lines.push(`  "configId": ${inlineJson(configId)},`);
  if (addresses.length > 0) {
    const why = addresses.map(
      (each) =>
        `${addressReasons[each.source]}${each.at === undefined ? "" : `, ${at(each.at)}`}`,
    );
    lines.push(
      `  // ${[...new Set(why)].join("; ")}`,
      `  "addresses": ${inlineJson(addresses.map(({ address }) => address.text))},`,
    );
  }
  const paths = new Map<string, string>();
  for (const { pattern, matches, at: place } of includes) {
    const [match] = matches ?? [];
    if (!pattern.text.startsWith("/")) continue;
    if (match === undefined)
      lines.push(
        `  // ${at(place)} includes ${visible(pattern.text)}, which is not found here: say in "paths" where it lies`,
      );
    else {
      const { host, local } = mappingOf(pattern.text, pathOfUri(match));
      if (host === local || paths.has(host)) continue;
      lines.push(`  // ${at(place)} includes ${visible(pattern.text)}`);
      paths.set(host, inside(local));
    }
  }
  if (paths.size > 0)
    lines.push(`  "paths": ${inlineJson(Object.fromEntries(paths))},`);
  lines.push("},");
  return lines.map((line) => `        ${line}`);
}

/** The folders of the host and of here from which on an include and the file it found are alike. */
function mappingOf(
  pattern: string,
  match: string,
): { readonly host: string; readonly local: string } {
  let host = posix.dirname(pattern);
  let local = dirname(match);
  while (
    host !== "/" &&
    local !== dirname(local) &&
    posix.basename(host) === posix.basename(local.split(sep).join("/"))
  ) {
    host = posix.dirname(host);
    local = dirname(local);
  }
  return { host, local };
}

/** The folder that holds all nodes of a cluster names it, else what the nodes' names begin with. */
function clusterNames(
  clusters: readonly Cluster[],
  folder: string,
): readonly string[] {
  const used = new Set<string>();
  return clusters.map(({ nodes }, index) => {
    const shared = sharedFolder(
      nodes.map(({ configuration }) => pathOfUri(configuration.root.uri)),
    );
    const stem = sharedStem(nodes.map(({ name }) => name));
    const wanted =
      shared !== folder && shared.startsWith(folder)
        ? nameFromPath(`file://${shared}/keepalived.conf`)
        : stem;
    const name =
      wanted === "" || used.has(wanted) ? `cluster-${index + 1}` : wanted;
    used.add(name);
    return name;
  });
}

function sharedFolder(paths: readonly string[]): string {
  const [first = "", ...others] = paths;
  let folder = dirname(first);
  while (
    folder !== dirname(folder) &&
    !others.every((path) => path.startsWith(`${folder}${sep}`))
  )
    folder = dirname(folder);
  return folder;
}

/** `lb01` and `lb02` begin with `lb`. */
function sharedStem(names: readonly string[]): string {
  const [first = "", ...others] = names;
  let length = first.length;
  while (!others.every((name) => name.startsWith(first.slice(0, length))))
    length -= 1;
  return first.slice(0, length).replace(/(?<![\W\d_])[\W\d_]+$/, "");
}
