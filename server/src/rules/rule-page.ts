import type { Example, Rule } from "./rule.ts";

/**
 * A rule's documentation as markdown: the page in docs/rules and what `explain` prints. `saidOf` gives in markdown what
 * is reported of a bad example, for the pages that show it.
 */
export function rulePage(
  rule: Rule,
  saidOf?: (example: Example) => readonly string[],
): string {
  const facts = [
    `severity ${rule.severity}`,
    `looks at ${looksAt[rule.scope]}`,
    rule.fix === "none" ? "no fix" : `${rule.fix} fix`,
    rule.reportedByDaemon
      ? `\`keepalived -t\`${rule.reportedSince === undefined ? "" : ` from ${rule.reportedSince} on`} reports it too`
      : "`keepalived -t` is silent",
    `since ${rule.since}`,
  ];
  const sections = [
    `# ${rule.id}`,
    `${rule.summary}.`,
    `*${facts.join(" · ")}*`,
    rule.why,
    "## Wrong",
    ...rule.examples.bad.flatMap((example) => [
      exampleBlocks(example),
      ...(saidOf?.(example) ?? []),
    ]),
    "## Right",
    ...rule.examples.good.map(exampleBlocks),
    "## Silence it",
    `Where it is meant, say why: \`# keepalived-lsp-disable-next-line ${rule.id} -- reason\`, or for a project in ` +
      `\`.keepalived-lsp.json\`: \`{ "rules": { "${rule.id}": "off" } }\`.`,
    ...(rule.references.length === 0
      ? []
      : ["## Sources", rule.references.map((each) => `- ${each}`).join("\n")]),
  ];
  return `${sections.join("\n\n")}\n`;
}

const looksAt: Readonly<Record<Rule["scope"], string>> = {
  file: "one file",
  configuration: "a node's whole configuration",
  cluster: "the nodes of a cluster",
  workspace: "other files of the workspace too",
};

function exampleBlocks(example: Example): string {
  if (typeof example === "string") return fence(example);
  return Object.entries(example)
    .map(([name, text]) => `\`${name}\`\n\n${fence(text)}`)
    .join("\n\n");
}

/** Long lines (of the rule about them) are cut. */
function fence(text: string): string {
  const lines = text.trimEnd().split("\n");
  const shown = lines.map((line) =>
    line.length > 160
      ? `${line.slice(0, 150)}... (${line.length} characters)`
      : line,
  );
  return `\`\`\`\n${shown.join("\n")}\n\`\`\``;
}
