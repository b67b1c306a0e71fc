/* The settings in package.json (`contributes.configuration`), made from the rules and the known releases. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { newestVersion } from "../grammar/schema/versions.ts";
import { defaultFormat } from "../server/src/format/options.ts";
import { rules } from "../server/src/rules/registry.gen.ts";

export function generate(root: string): Record<string, string> {
  const manifest = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  ) as { contributes: Record<string, unknown> };
  manifest.contributes.configuration = configuration();
  return { "package.json": `${JSON.stringify(manifest, undefined, 2)}\n` };
}

function configuration() {
  return {
    title: "keepalived",
    properties: inThisOrder({
      "keepalived.keepalivedVersion": {
        scope: "resource",
        type: "string",
        default: "",
        pattern: "^(\\d+\\.\\d+(\\.\\d+)?)?$",
        patternErrorMessage: "A release of keepalived, such as 2.2.7",
        markdownDescription: `The release of keepalived that the files are written for, such as \`2.2.7\`: keywords that came later or went earlier are told. Empty: the newest known (${newestVersion}). A \`.keepalived-lsp.json\` goes before.`,
      },
      "keepalived.rules": {
        scope: "resource",
        type: "object",
        default: {},
        additionalProperties: false,
        markdownDescription:
          'Severity by rule, such as `"weight-ignored-by-scheduler": "off"`. A finding names its rule behind its message. A `.keepalived-lsp.json` goes before.',
        properties: Object.fromEntries(
          [...rules]
            .sort((one, other) => (one.id < other.id ? -1 : 1))
            .map(({ id, severity, summary }) => [
              id,
              {
                type: "string",
                enum: ["off", "hint", "info", "warning", "error"],
                default: severity,
                description: summary,
              },
            ]),
        ),
      },
      "keepalived.clusters.guess": {
        scope: "resource",
        type: "boolean",
        default: true,
        markdownDescription:
          "Compare files that look like nodes of one cluster (unicast addresses that name each other, shared virtual addresses) although no `.keepalived-lsp.json` names them.",
      },
      "keepalived.format.alignValues": {
        scope: "resource",
        type: "boolean",
        default: defaultFormat.alignValues,
        markdownDescription:
          "Put the values of statements that follow each other in one column when formatting. How far blocks are indented is up to `#editor.tabSize#` and `#editor.insertSpaces#`. A `.keepalived-lsp.json` goes before both.",
      },
      ...switches("inlayHints", "Inlay hint", {
        priority:
          "what tracked scripts, interfaces and the like make of a `priority`",
        takeoverTime:
          "after what time an instance takes over from a lost master",
        weightShare:
          "the share of each real server, where the scheduler obeys weights",
        expansions:
          "how many lines a sequence, and how many files an include becomes",
        prefixLength: "the prefix length of addresses that are written without",
      }),
      ...switches("codeLens", "Code lens above names", {
        references: "how often they are referred to",
        peers:
          "in what an instance differs from that of the cluster's other nodes",
      }),
      "keepalived.trace.server": {
        scope: "window",
        type: "string",
        enum: ["off", "messages", "verbose"],
        default: "off",
        description:
          "What passes between VS Code and the language server, for reports of faults",
      },
    }),
  };
}

/** VS Code's page of settings goes by the alphabet otherwise. */
function inThisOrder(settings: Readonly<Record<string, object>>) {
  return Object.fromEntries(
    Object.entries(settings).map(([name, setting], order) => [
      name,
      { order, ...setting },
    ]),
  );
}

/** Settings that turn parts of a feature off. */
function switches(
  feature: string,
  title: string,
  parts: Readonly<Record<string, string>>,
) {
  return Object.fromEntries(
    Object.entries(parts).map(([part, what]) => [
      `keepalived.${feature}.${part}`,
      {
        scope: "resource",
        type: "boolean",
        default: true,
        markdownDescription: `${title}: ${what}.`,
      },
    ]),
  );
}
