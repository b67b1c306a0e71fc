/*
 * Effective configurations as documents of their own, which the protocol calls text document content: their URIs, and
 * which of those that an editor shows are out of date.
 */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { Node } from "../model/node.ts";
import type { ServerWorkspace } from "./workspace.ts";

export const effectiveScheme = "keepalived-effective";

/** The document that holds what a node makes of its root file. Its last part is for people. */
export function effectiveUri({ name, configuration }: Node): string {
  const { root, configId } = configuration;
  const title = `${name} (effective).keepalived.conf`.replaceAll("/", "_");
  const key = JSON.stringify([root.uri, configId ?? null, name]);
  return `${effectiveScheme}:/${encodeURIComponent(title)}?${encodeURIComponent(key)}`;
}

/** The node that such a document is of; undefined for any other URI. */
function parseEffectiveUri(uri: string): EffectiveNode | undefined {
  const [, query] = /^keepalived-effective:[^?]*\?([^#]*)/.exec(uri) ?? [];
  if (query === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(decodeURIComponent(query));
    if (!Array.isArray(key)) return undefined;
    const [root, configId, name] = key as readonly unknown[];
    if (typeof root !== "string") return undefined;
    return {
      root,
      configId: typeof configId === "string" ? configId : undefined,
      name: typeof name === "string" ? name : undefined,
    };
  } catch {
    return undefined;
  }
}

interface EffectiveNode {
  readonly root: string;
  readonly configId: string | undefined;
  readonly name: string | undefined;
}

/** The documents that were asked for, and what they were made of. */
export class EffectiveDocuments {
  readonly #shown = new Map<string, Configuration | undefined>();

  /** The configuration for a document that is shown from now on: of its next change the editor is told, once. */
  show(uri: string, workspace: ServerWorkspace): Configuration | undefined {
    const configuration = configurationOf(uri, workspace);
    this.#shown.set(uri, configuration);
    return configuration;
  }

  /** The documents that are not as they were answered; who still shows one asks again. */
  takeOutdated(workspace: ServerWorkspace): readonly string[] {
    const outdated = [...this.#shown.keys()].filter(
      (uri) => configurationOf(uri, workspace) !== this.#shown.get(uri),
    );
    for (const uri of outdated) this.#shown.delete(uri);
    return outdated;
  }
}

/** The configuration that such a document is of, as it is now. */
export function configurationOf(
  uri: string,
  workspace: ServerWorkspace,
): Configuration | undefined {
  const wanted = parseEffectiveUri(uri);
  if (wanted === undefined) return undefined;
  const readings = workspace
    .readingsOf(wanted.root)
    .filter(({ configuration: { configId } }) => configId === wanted.configId);
  // Nodes of one file may differ in nothing but their names and paths.
  const named = readings.find(({ known }) => known?.name === wanted.name);
  return (named ?? readings[0])?.configuration;
}
