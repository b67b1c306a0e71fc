import { defineRule } from "../rule.ts";

const definitions = Array.from(
  { length: 40 },
  (_, index) => `$A${index + 1}= \\\n    $A${index} \\\n    $A${index}\n`,
);

export default defineRule({
  id: "expansion-too-large",
  area: "syntax",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "Includes, definitions or sequences grow beyond all bounds",
  why: "Definitions that use each other, sequences and includes can make a small file stand for billions of lines. Reading stops here at 32 levels, 10,000 files, two million words and braces made by definitions and sequences, and four million in all; what lies behind is not checked. The daemon itself has no such bound and would eat memory and time until it is killed.",
  references: [],
  examples: {
    bad: [`$A0=\n${definitions.join("")}$A40\n`],
    good: ["$ROUTER=lb01\nglobal_defs {\n    router_id $ROUTER\n}\n"],
  },
  messages: {
    definitionDepth:
      "definitions lead into each other too deep: checking stops here",
    includeDepth:
      "includes lead into each other too deep, or are too many: checking stops here",
    endless:
      "this is a part of its own value: keepalived replaces it for ever, and checking stops here; remove it from the definition",
    tooLarge: "this grows too large: checking stops here",
  },
});
