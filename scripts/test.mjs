// `npm test`: installs, builds, checks and tests everything.
//
//   npm test                     all of it
//   npm test -- --grep vrid      only the tests that match, without the checks (options of mocha)
//
// keepalived itself is the judge of many tests: Debian's package is installed where it is missing and may be.
import { performance } from "node:perf_hooks";
import { attempt, build, installPackages, requireNode } from "./prepare.mjs";
import { installDebianPackages } from "./setup-editors.mjs";

const options = process.argv.slice(2);

requireNode();
installPackages();
const daemonMissing = installDaemon();
console.log("Building dist/");
build();

const tests = [
  "tests",
  "node_modules/mocha/bin/mocha.js",
  "dist/test/**/*.test.mjs",
];
const steps =
  options.length > 0
    ? [[...tests, ...options]]
    : [
        ["generated files", "scripts/gen.mjs", "--check"],
        [
          "types of the core",
          "node_modules/typescript/bin/tsc",
          "-p",
          "tsconfig.core.json",
        ],
        ["types", "node_modules/typescript/bin/tsc", "-p", "tsconfig.json"],
        ["lint", "node_modules/eslint/bin/eslint.js", "--max-warnings=0", "."],
        [
          "format",
          "node_modules/prettier/bin/prettier.cjs",
          "--check",
          "--log-level=warn",
          "{client,grammar,scripts,server,test}/**/*.{ts,mjs}",
          "*.mjs",
          "!**/*.gen.ts",
        ],
        [...tests, "--reporter=dot"],
      ];

const failed = [];
for (const [name, ...command] of steps) {
  const started = performance.now();
  console.log(`\n== ${name}: node ${command.join(" ")}`);
  const status = attempt(process.execPath, command);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `== ${name}: ${status === 0 ? "passed" : "FAILED"} in ${seconds} s`,
  );
  if (status !== 0) failed.push(name);
}

if (daemonMissing) console.log(`\n${daemonMissing}`);
console.log(
  failed.length === 0 ? "\nAll passed" : `\nFailed: ${failed.join(", ")}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Returns what is to be said where the daemon can't be had. */
function installDaemon() {
  // where Debian has them, also for users whose path leaves it out
  process.env.PATH = `${process.env.PATH ?? ""}:/usr/sbin:/sbin`;
  try {
    installDebianPackages({
      keepalived: "keepalived",
      iproute2: "ip",
      // shells that test/cli/completion.test.ts asks
      zsh: "zsh",
      fish: "fish",
    });
    if (process.getuid?.() === 0) return undefined;
    return "Not run: the suites that ask the real daemon (test/conformance) need root, for network namespaces";
  } catch (error) {
    const [reason] = String(error.message).split("\n");
    return `Not run: the suites that ask the real daemon (test/conformance). ${reason}`;
  }
}
