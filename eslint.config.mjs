import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: ["dist/", "schemas/", "node_modules/", ".vscode-e2e/", "**/*.cjs"],
  },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: "./tsconfig.json",
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/no-unused-expressions": "off",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/array-type": "off",
    },
  },
  // Text is never code; for what else sources must not do see test/hostile/sources.test.ts.
  { rules: { "no-eval": "error", "no-new-func": "error" } },
  {
    // A busy machine is slow. What runs away is told by seconds of the processor: test/harness/processor.ts.
    files: ["test/**/*.test.ts", "test/{harness,hostile}/*.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        ...["performance.now", "Date.now", "Math.random"].map((name) => {
          const [object, property] = name.split(".");
          return { object, property, message: "no test judges by the clock" };
        }),
      ],
    },
  },
  {
    files: ["**/*.mjs"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: { process: "readonly", console: "readonly", URL: "readonly" },
    },
  },
);
