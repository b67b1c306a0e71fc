// Mutants that the compiler refuses: without a guard a value may be undefined, a word is none of those it may be.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";

/** The mutants that don't compile. Each becomes a file beside its own, and all of them one program. */
export function refusedByCompiler(mutants) {
  const texts = new Map();
  const byFile = new Map();
  for (const mutant of mutants) {
    const { id, path, start, end } = mutant;
    const text = readFileSync(path, "utf8");
    const put = asWritten(mutant);
    const file = resolve(path.replace(/\.ts$/, `.${id}.ts`));
    texts.set(file, text.slice(0, start) + put + text.slice(end));
    byFile.set(file, mutant);
  }
  const { config } = ts.readConfigFile("tsconfig.core.json", ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(
    config,
    ts.sys,
    process.cwd(),
  );
  options.noUnusedLocals = false;
  options.noUnusedParameters = false;
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, languageVersion, ...rest) => {
    const text = texts.get(file);
    return text === undefined
      ? getSourceFile(file, languageVersion, ...rest)
      : ts.createSourceFile(file, text, languageVersion);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return [...byFile].flatMap(([file, mutant]) => {
    const source = program.getSourceFile(file);
    return program.getSemanticDiagnostics(source).length > 0 ? [mutant] : [];
  });
}

/** A branch that is never taken still knows what its condition says: such a mutant is for the tests to notice. */
function asWritten({ operator, original, replacement }) {
  if (operator === "method") return replacement;
  return operator === "condition" && replacement === "false"
    ? `((${original}) && Boolean(""))`
    : `(${replacement})`;
}
