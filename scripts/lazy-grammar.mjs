// For bundles: the grammar of lines, and Chevrotain with it, is a bundle of its own, which is loaded when a line first
// needs it. Most files have no such line, and then it costs no start-up time. The modules themselves import it as they
// import all else.
import { readFileSync } from "node:fs";

const ordinary = 'import { readWithGrammar } from "./line-grammar.ts";';

const lazy = `let grammar;
const readWithGrammar = (...given) =>
  (grammar ??= require("./grammar.cjs")).readWithGrammar(...given);`;

export const lazyGrammar = {
  name: "lazy-grammar",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^\.\/grammar\.cjs$/ }, ({ path }) => ({
      path,
      external: true,
    }));
    onLoad(
      { filter: /grammar[/\\]syntax[/\\]line-parser\.ts$/ },
      ({ path }) => {
        const text = readFileSync(path, "utf8");
        if (!text.includes(ordinary))
          throw new Error(`${path} does not import the grammar as expected`);
        return { contents: text.replace(ordinary, lazy), loader: "ts" };
      },
    );
  },
};
