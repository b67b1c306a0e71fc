/** `keepalived-lsp dump`: the effective configuration, each line with its origin, for people and for programs. */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import { positionAt } from "../../../grammar/syntax/line-index.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import { mappingsFor, nodesOf, type Project } from "../engine/project.ts";
import {
  readAs,
  readingsOf,
  type HostFor,
  type Reading,
} from "../engine/readings.ts";
import type { Settings } from "../engine/settings.ts";
import { effectiveText } from "../format/effective.ts";
import { defaultFormat, indentText } from "../format/options.ts";
import { overlayHost } from "../host/overlay-host.ts";
import type { Run } from "./commands.ts";
import { exitCodes, Failure, say, type Environment } from "./environment.ts";
import { jsonText } from "./json-text.ts";
import { mergeSettings, readSettings } from "./lint-settings.ts";
import { nodeHost, pathOfUri } from "./node-host.ts";
import type { Arguments } from "./options.ts";
import { openProjects } from "./projects.ts";
import { collectTargets } from "./targets.ts";
import { onTerminal } from "./terminal.ts";
import { visible } from "../engine/visible.ts";

export const dump: Run = async (given, environment) => {
  if (given.positionals.length !== 1)
    throw new Failure("name one configuration: keepalived-lsp dump FILE");
  const projects = openProjects(given, environment);
  const targets = await collectTargets(given, environment, projects);
  const [file] = targets.roots;
  const name = given.positionals[0] ?? "";
  if (targets.searched.length > 0)
    throw new Failure(`${name} is a folder: name a configuration in it`);
  if (file === undefined)
    throw new Failure(...targets.failures, ...targets.notes);
  const content = projects(pathOfUri(file.uri))?.content;
  const settings = mergeSettings(content?.settings, readSettings(given));
  const readings = readingsFor(
    file,
    content?.project,
    settings,
    given,
    environment,
  );
  const placeText: Says = (place) =>
    visible(
      `${targets.pathOf(place.file.uri)}:${positionAt(place.file, place.start).line + 1}`,
    );
  if (given.value("format") === "json")
    environment.stdout(asJson(readings, targets.pathOf, placeText));
  else {
    const indent = indentText({ ...defaultFormat, ...settings.format });
    environment.stdout(
      onTerminal(
        readings
          .map((reading) =>
            asText(reading, targets.pathOf(file.uri), indent, placeText),
          )
          .join("\n"),
        environment.isTTY,
      ),
    );
    const notes = readings.flatMap(({ configuration }) =>
      notesOn(configuration, placeText),
    );
    // nodes share files: what is said of one of them is said of all
    say(environment, [...new Set(notes)]);
  }
  return exitCodes.clean;
};

type Says = (place: Place) => string;

/** One reading for each node of the file, or the one that `-i` names by its id or its name in the project file. */
function readingsFor(
  file: SourceFile,
  project: Project | undefined,
  { target }: Settings,
  given: Arguments,
  { files }: Environment,
): readonly Reading[] {
  const hostFor: HostFor = (node) =>
    overlayHost(
      nodeHost(files, {
        root: file.uri,
        mappings: mappingsFor(node, project),
      }),
      new Map([[file.uri, file]]),
    );
  const wanted = given.value("config-id");
  const known = nodesOf(file.uri, project);
  const node =
    known.find(({ configId }) => configId === wanted) ??
    known.find(({ name }) => name === wanted);
  return wanted === undefined || node === undefined
    ? readingsOf(file, { hostFor, project, configId: wanted, target })
    : [readAs(file, node.configId, node, { hostFor, target })];
}

/** The node's name, where it has one. */
function nameOf({ known, configuration }: Reading): string | undefined {
  return known?.name ?? configuration.configId;
}

function asText(
  reading: Reading,
  path: string,
  indent: string,
  placeText: Says,
): string {
  const { configuration } = reading;
  const { configId } = configuration;
  const name = nameOf(reading);
  const who = name === undefined ? "" : ` for ${name}`;
  const how = configId === undefined ? "" : ` (keepalived -i ${configId})`;
  const head = visible(`# effective configuration of ${path}${who}${how}`);
  const { text } = effectiveText(configuration, { indent, comment: placeText });
  return `${head}\n${text}`;
}

function asJson(
  readings: readonly Reading[],
  pathOf: (uri: string) => string,
  placeText: Says,
): string {
  const nodes = readings.map((reading) => {
    const { configuration } = reading;
    const { text, origins } = effectiveText(configuration);
    const lines = text.split("\n").slice(0, -1);
    return {
      name: nameOf(reading) ?? null,
      configId: configuration.configId ?? null,
      files: configuration.files.map(({ uri }) => pathOf(uri)),
      notes: notesOn(configuration, placeText),
      lines: lines.flatMap((line, index) => {
        const origin = origins[index];
        if (origin === undefined) return [];
        const { file, start } = origin;
        return [
          {
            text: line,
            path: pathOf(file.uri),
            line: positionAt(file, start).line + 1,
          },
        ];
      }),
    };
  });
  return jsonText({ version: 1, nodes });
}

/** What is missing from the text, or not as it seems. */
function notesOn(
  { includes, problems }: Configuration,
  placeText: Says,
): readonly string[] {
  const unknown = includes
    .filter(
      ({ matches, failures }) => matches === undefined || failures.length > 0,
    )
    .map(
      ({ at, pattern }) =>
        `${placeText(at)}: include ${pattern.text} can't be read here`,
    );
  const odd = problems
    .filter(({ rule }) => told.has(rule))
    .map(
      ({ at, rule }) =>
        `${placeText(at)}: ${rule}, keepalived-lsp lint tells more`,
    );
  return [...unknown, ...odd].map(visible);
}

/** Problems with which the text is not all that is meant. */
const told = new Set([
  "expansion-too-large",
  "include-cycle",
  "invalid-sequence",
  "unterminated-quote",
  "unclosed-block",
  "stray-close-brace",
  "missing-open-brace",
  "unexpected-open-brace",
]);
