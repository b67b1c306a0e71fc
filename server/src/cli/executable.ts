/* Entry point of the single-file executable: command and language server in one. */
void (process.argv.includes("--stdio")
  ? import("../node/main.ts")
  : import("./run.ts"));
