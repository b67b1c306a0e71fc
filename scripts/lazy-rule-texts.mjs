// For bundles: a rule's page (why, examples, references) is made when somebody asks for it. Most runs never do, and
// then it costs no start-up time. The rules themselves are written as plain data.
import { readFileSync } from "node:fs";
import ts from "typescript";

const texts = new Set(["why", "references", "examples"]);

export const lazyRuleTexts = {
  name: "lazy-rule-texts",
  setup({ onLoad }) {
    onLoad(
      { filter: /server[/\\]src[/\\]rules[/\\]\w+[/\\].*\.ts$/ },
      ({ path }) => ({
        contents: withGetters(path, readFileSync(path, "utf8")),
        loader: "ts",
      }),
    );
  },
};

/** `why: "...",` becomes `get why() { return "..."; },` in what is handed to defineRule. */
function withGetters(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const rule = file.statements.find(ts.isExportAssignment)?.expression;
  const [content] = rule?.arguments ?? [];
  let result = text;
  // from the end, so that places before it stay right
  for (const property of content?.properties?.toReversed() ?? []) {
    if (!ts.isPropertyAssignment(property)) continue;
    const name = property.name.getText(file);
    if (!texts.has(name)) continue;
    const [start, end] = [property.getStart(file), property.end];
    const value = property.initializer.getText(file);
    result = `${result.slice(0, start)}get ${name}() { return ${value}; }${result.slice(end)}`;
  }
  return result;
}
