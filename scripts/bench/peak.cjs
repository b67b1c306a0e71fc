// Loaded before the program: says at its end how much memory it has held.
process.on("exit", () => {
  process.stderr.write(`\npeak ${process.resourceUsage().maxRSS}\n`);
});
