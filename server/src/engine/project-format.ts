/* What may stand in a project file: read by these formats, described to editors by their JSON schema. */
import {
  newestVersion,
  parseVersion,
} from "../../../grammar/schema/versions.ts";
import { defaultFormat, isIndent, widestIndent } from "../format/options.ts";
import { rules } from "../rules/registry.gen.ts";
import {
  bool,
  described,
  list,
  members,
  oneOf,
  record,
  text,
  textOf,
  type Format,
  type Schema,
} from "./json-format.ts";

/** The words a rule's severity is set with. */
export const severityWords = [
  "off",
  "hint",
  "info",
  "warning",
  "error",
] as const;

export type SeverityWord = (typeof severityWords)[number];

const version = textOf(
  /^v?\d+\.\d+(\.\d+)?$/,
  parseVersion,
  (written) => `"${written}" is no release of keepalived, such as "2.2.7"`,
);

const severities = record(
  {
    name: "rule",
    known: () =>
      rules.map(({ id, summary, severity }) => ({
        name: id,
        schema: { description: summary, default: severity },
      })),
  },
  oneOf(severityWords),
);

const paths = record(
  {
    pattern: /^\//,
    mistake: (key) => `"${key}" is no absolute path of the host`,
  },
  text,
);

const node = members(
  {
    name: described(text, "What messages call the node"),
    config: described(
      text,
      "The node's keepalived.conf, seen from the project file's folder",
      { examples: ["lb01/keepalived.conf"] },
    ),
    configId: described(
      text,
      "What keepalived is started with as -i: which @ID lines count. Nodes may share one file",
    ),
    addresses: described(
      list(text),
      "The machine's own addresses, without those that VRRP moves",
      { examples: [["192.0.2.11"]] },
    ),
    macs: described(
      list(text),
      "The hardware addresses that its packets come from: fixes that tell directors apart need them",
      { examples: [["52:54:00:00:00:11"]] },
    ),
    paths: described(
      paths,
      "Where this host's paths lie, seen from the project file's folder; they go before the project's",
      { examples: [{ "/etc/keepalived": "lb01" }] },
    ),
  },
  { config: "the node's keepalived.conf" },
);

const cluster = members(
  {
    name: described(text, "What messages call the cluster"),
    nodes: described(list(node), "The machines that share virtual addresses"),
  },
  { nodes: "" },
);

const indentation: Format<number | "tab"> = {
  read: (value, report) => {
    const written: unknown = value.value;
    if (written === "tab") return written;
    if (isIndent(written)) return written;
    report(value, `must be "tab" or a number of blanks up to ${widestIndent}`);
    return undefined;
  },
  schema: () => ({
    anyOf: [
      { type: "integer", minimum: 0, maximum: widestIndent },
      { const: "tab" },
    ],
  }),
};

const format = members({
  indent: described(
    indentation,
    "Blanks for one block, or a tab. Left out: what the editor is set to, 4 on the command line",
    { examples: [2, "tab"] },
  ),
  alignValues: described(
    bool,
    "Put the values of statements that follow each other in one column",
    { default: defaultFormat.alignValues },
  ),
});

/** The whole file. */
export const projectFormat = members({
  $schema: described(text, "This schema, for editors"),
  keepalivedVersion: described(
    version,
    `The release of keepalived that the files are written for: keywords that came later or went earlier are told. Left out: ${newestVersion}`,
    { examples: ["2.2.7"] },
  ),
  rules: described(severities, "Severity by rule"),
  guessClusters: described(
    bool,
    "Compare files that look like nodes of one cluster although nothing names them as such",
    { default: true },
  ),
  paths: described(
    paths,
    "Where the hosts' paths lie, seen from the project file's folder",
    { examples: [{ "/etc/keepalived": "files/keepalived" }] },
  ),
  format: described(format, "How files are laid out"),
  ignore: described(
    list(text),
    "Globs of files that are not looked at, seen from the project file's folder",
    { examples: [["**/*.bak"]] },
  ),
  clusters: described(list(cluster), "Which files are nodes of one cluster"),
});

/** The JSON schema of the project file; `schemas/keepalived-lsp.schema.json` holds it. */
export function projectSchema(): Schema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: "https://raw.githubusercontent.com/keepalived-lsp/keepalived-lsp/main/schemas/keepalived-lsp.schema.json",
    title: "Project file of keepalived-lsp (.keepalived-lsp.json)",
    // what VS Code's JSON support asks for
    allowComments: true,
    allowTrailingCommas: true,
    ...projectFormat.schema(),
  };
}
