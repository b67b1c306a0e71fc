// Gets the editors that the end-to-end tests drive:
//
//   node scripts/setup-editors.mjs
//
// - VS Code: its server and workbench as they lie in the npm package `code-server`, into .vscode-e2e/
// - Chromium and Neovim: Debian's packages, where they are missing and may be installed (root on Debian)
//
// A second call finds everything and does nothing.
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const CODE_SERVER = "4.100.3"; // holds VS Code 1.100.3, which runs on Node 20
const VSCODE_NODE = "20";
const nodePackage = `node-${process.platform}-${process.arch}`;

const root = resolve(import.meta.dirname, "..");
const folder = join(root, ".vscode-e2e");

/** Where VS Code's server lies and which Node runs it. */
export const vscode = {
  server: join(folder, `code-server-${CODE_SERVER}`, "lib", "vscode"),
  node: process.versions.node.startsWith(`${VSCODE_NODE}.`)
    ? process.execPath
    : join(folder, "node", "node_modules", nodePackage, "bin", "node"),
};

/** Commands of Debian's packages, by the name of the package. */
const debianPackages = { chromium: "chromium", neovim: "nvim" };

export function setupEditors() {
  installDebianPackages(debianPackages);
  installVSCode();
  installNode();
}

/**
 * Installs Debian packages whose commands are not there.
 *
 * @param {Record<string, string>} packages command by package
 */
export function installDebianPackages(packages) {
  const missing = Object.keys(packages).filter(
    (name) => !found(packages[name]),
  );
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !found("apt-get")) {
    throw new Error(
      `Missing: ${missing.join(", ")}. Install them as root: apt-get install --no-install-recommends ${missing.join(" ")}`,
    );
  }
  console.log(`Installing Debian's ${missing.join(", ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const aptGet = (...args) =>
    run("apt-get", ["-qq", "-o", "DPkg::Lock::Timeout=300", ...args], { env });
  const install = () =>
    aptGet("install", "-y", "--no-install-recommends", ...missing);
  try {
    install();
  } catch {
    aptGet("update"); // the lists may be missing or old
    install();
  }
}

function installVSCode() {
  if (existsSync(vscode.server)) return;
  console.log(
    `Installing VS Code ${CODE_SERVER.replace("4", "1")} into .vscode-e2e`,
  );
  // into a folder of its own first: an installation that was cut short is never taken for a whole one
  const part = join(folder, "part");
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  npm(["pack", "--silent", `code-server@${CODE_SERVER}`], part);
  const [archive] = readdirSync(part);
  run("tar", ["-xzf", archive, "package/lib/vscode", "--strip-components=1"], {
    cwd: part,
  });
  rmSync(join(part, archive));
  // VS Code's own dependencies, as the lock file in there pins them. Nothing is compiled, no install script runs
  const server = join(part, "lib", "vscode");
  npm(["install", "--omit=dev", ...QUIET], server);
  installRipgrep(part, server);
  renameSync(part, resolve(vscode.server, "..", ".."));
}

/** Quick Open and search want ripgrep: that version of its package would download it, a later one holds it. */
function installRipgrep(part, server) {
  const bin = join(server, "node_modules", "@vscode", "ripgrep", "bin");
  if (existsSync(join(bin, "rg"))) return;
  const home = join(part, "ripgrep");
  mkdirSync(home);
  npm(["install", "--prefix", home, ...QUIET, "@vscode/ripgrep@1.18.0"], home);
  const name = readdirSync(home, { recursive: true }).find((file) =>
    /(^|\/)bin\/rg$/.test(file),
  );
  if (!name) throw new Error("@vscode/ripgrep holds no rg for this machine");
  mkdirSync(bin, { recursive: true });
  // relative: the folder is renamed afterwards
  symlinkSync(join("../../../../../../ripgrep", name), join(bin, "rg"));
}

function installNode() {
  if (existsSync(vscode.node)) return;
  console.log(
    `Installing Node ${VSCODE_NODE} into .vscode-e2e: that VS Code runs on no later one`,
  );
  const home = join(folder, "node");
  mkdirSync(home, { recursive: true });
  npm(
    ["install", "--prefix", home, ...QUIET, `${nodePackage}@${VSCODE_NODE}`],
    home,
  );
}

const QUIET = [
  "--ignore-scripts",
  "--no-audit",
  "--no-fund",
  "--loglevel=error",
];

function npm(args, cwd) {
  // run by `npm run`, its settings for this project are in the environment: they are not meant for others
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(config_local_prefix|package_|lifecycle_)/i.test(name),
    ),
  );
  run("npm", args, { cwd, env });
}

function run(command, args, options) {
  execFileSync(command, args, { stdio: ["ignore", 2, 2], ...options });
}

function found(command) {
  return (process.env.PATH ?? "")
    .split(":")
    .some((folder) => existsSync(join(folder, command)));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) setupEditors();
