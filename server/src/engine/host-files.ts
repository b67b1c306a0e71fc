/* Files that a configuration names by their path on its host: where they lie here, if they do. Only read. */
import type { FileHost } from "../../../grammar/evaluation/file-host.ts";
import { hasWildcards } from "../host/glob.ts";
import { folderOf } from "../host/paths.ts";
import type { Node } from "../model/node.ts";
import type { HostFile } from "../rules/rule.ts";

/** Asks each node's own host: two nodes have different files at the same path. */
export function hostFilesOf(
  hosts: ReadonlyMap<Node, FileHost>,
  otherwise: FileHost,
): (node: Node, path: string) => HostFile | undefined {
  return (node, path) =>
    look(hosts.get(node) ?? otherwise, node.configuration.root.uri, path);
}

/**
 * A path that leads nowhere is missing only if its folder can be seen and holds something: a repository seldom has
 * all files of a host.
 */
function look(
  host: FileHost,
  from: string,
  path: string,
): HostFile | undefined {
  if (!path.startsWith("/") || hasWildcards(path) || /[{}\\]/.test(path))
    return undefined;
  const matches = host.match(path, from);
  if (matches === undefined) return undefined;
  const [uri] = matches;
  if (uri === undefined) {
    const folder = folderOf(path);
    const siblings =
      folder === "/" ? undefined : host.match(`${folder}/*`, from);
    return siblings === undefined || siblings.length === 0
      ? undefined
      : { kind: "missing" };
  }
  const file = (host.readAny ?? host.read)(uri);
  return typeof file === "string"
    ? undefined
    : { kind: "file", file, executable: host.isExecutable?.(uri) };
}
