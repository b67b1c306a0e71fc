// What `npm start` and `npm test` need before they can begin: packages installed, dist/ built. Node's own modules only,
// for nothing is installed yet.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "..");

/** Ends the script where Node is too old to go on. */
export function requireNode() {
  const { engines } = readJson("package.json");
  const [, oldest] = /(\d+)/.exec(engines.node) ?? [];
  const [running] = process.versions.node.split(".");
  if (Number(running) >= Number(oldest)) return;
  console.error(
    `Node ${process.versions.node} is too old: Node ${oldest} or newer is needed`,
  );
  process.exit(2);
}

/** Installs the packages that package-lock.json names, unless they are there. */
export function installPackages() {
  const reason = staleReason();
  if (reason === undefined) return;
  console.log(`Installing packages: ${reason} (npm ci)`);
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
}

/** Builds dist/ where a source is newer than what was made of it. */
export function buildIfStale() {
  const outputs = [
    "dist/cli.js",
    "dist/command.cjs",
    "dist/grammar.cjs",
    "dist/server.cjs",
    "dist/extension.cjs",
    "dist/sbom.cdx.json",
  ];
  const built = outputs.map((path) => timeOf(path));
  const oldest = Math.min(...built);
  const sources = [
    ...["grammar", "server", "client"].flatMap((folder) => filesBelow(folder)),
    "esbuild.mjs",
    "package.json",
    "package-lock.json",
  ];
  const newer = sources.find((path) => timeOf(path) > oldest);
  if (newer === undefined) return;
  console.log(
    oldest === 0 ? "Building dist/" : `Building dist/: ${newer} is newer`,
  );
  build();
}

export function build() {
  run(process.execPath, ["esbuild.mjs"]);
}

/** Runs a command; ends the script where it fails. */
export function run(command, args) {
  const status = attempt(command, args);
  if (status !== 0) {
    console.error(`Failed: ${[command, ...args].join(" ")}`);
    process.exit(status);
  }
}

/** Runs a command with its output shown. Returns its exit status. */
export function attempt(command, args, environment = {}) {
  const npm = process.env.npm_execpath;
  // npm is a script: on Windows it can't be started by its name
  const [file, ...given] =
    command === "npm" && npm?.endsWith(".js")
      ? [process.execPath, npm, ...args]
      : [command, ...args];
  const { status, error } = spawnSync(file, given, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  if (error) console.error(error.message);
  return status ?? 2;
}

function staleReason() {
  if (!existsSync(join(root, "node_modules"))) return "there are none";
  const wanted = readJson("package-lock.json").packages;
  let present;
  try {
    present = readJson("node_modules/.package-lock.json").packages;
  } catch {
    return "an installation was cut short";
  }
  const differs = Object.entries(wanted).find(
    ([path, { version, optional, link }]) =>
      path !== "" &&
      !link &&
      present[path]?.version !== version &&
      // packages for other systems are not installed
      !(optional && present[path] === undefined),
  );
  return differs && `${differs[0]} is not what package-lock.json says`;
}

function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), "utf8"));
}

function filesBelow(folder) {
  return readdirSync(join(root, folder), {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

/** When a file was changed last; 0 where there is none. */
function timeOf(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
