// Gets the editors that the end-to-end tests drive:
//
//   node scripts/setup-editors.mjs
//
// - VS Code, a new release and an old one: server and workbench as they lie in the npm package `code-server`, into
//   node_modules/.cache/vscode-e2e/, with the Node that each runs on
// - Chromium, Neovim, Emacs and Vim: Debian's packages, where they are missing and may be installed (root on Debian)
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
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = resolve(import.meta.dirname, "..");
/** Where no other tool looks: packing the extension would search a hundred thousand files. */
const folder = join(root, "node_modules/.cache/vscode-e2e");
const nodePackage = `node-${process.platform}-${process.arch}`;

/**
 * VS Code's releases that are driven, by the Node that each runs on: where its server lies, and which Node that is.
 * code-server 4.x holds VS Code 1.x.
 */
export const vscodes = [release("1.139.1", 24), release("1.100.3", 20)];

function release(version, node) {
  const codeServer = `code-server-${version.replace("1", "4")}`;
  const own = process.versions.node.startsWith(`${node}.`);
  return {
    version,
    nodeMajor: node,
    server: join(folder, codeServer, "lib", "vscode"),
    node: own
      ? process.execPath
      : join(nodeHome(node), "node_modules", nodePackage, "bin", "node"),
  };
}

function nodeHome(major) {
  return join(folder, `node-${major}`);
}

/** Commands of Debian's packages, by the name of the package; a file for those that have no command. */
const debianPackages = {
  chromium: "chromium",
  neovim: "nvim",
  "emacs-nox": "emacs",
  "elpa-eglot": "/usr/share/doc/elpa-eglot",
  vim: "vim",
  "vim-ale": "/usr/share/doc/vim-ale",
};

export function setupEditors() {
  installDebianPackages(debianPackages);
  for (const vscode of vscodes) {
    installVSCode(vscode);
    installTerminal(vscode);
    installNode(vscode);
  }
}

/**
 * Installs Debian packages whose commands are not there.
 *
 * @param {Record<string, string>} packages command (or a file's path) by package
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

function installVSCode({ version, server }) {
  if (existsSync(server)) return;
  console.log(`Installing VS Code ${version}`);
  // into a folder of its own first: an installation that was cut short is never taken for a whole one
  const part = join(folder, "part");
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  npm(["pack", "--silent", `code-server@${version.replace("1", "4")}`], part);
  const [archive] = readdirSync(part);
  run("tar", ["-xzf", archive, "package/lib/vscode", "--strip-components=1"], {
    cwd: part,
  });
  rmSync(join(part, archive));
  // VS Code's own dependencies, as the lock file in there pins them. Nothing is compiled, no install script runs
  const unfinished = join(part, "lib", "vscode");
  npm(["install", "--omit=dev", ...QUIET], unfinished);
  installRipgrep(part, unfinished);
  renameSync(part, resolve(server, "..", ".."));
}

/** Quick Open and search want ripgrep: that version of its package would download it, a later one holds it. */
function installRipgrep(part, server) {
  const wrapper = join(server, "node_modules", "@vscode", "ripgrep");
  const bin = join(wrapper, "bin");
  if (!existsSync(wrapper) || existsSync(join(bin, "rg"))) return;
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

/** Terminals, which run tasks, want node-pty: the old release's would have to be compiled, a later one is. */
function installTerminal({ server }) {
  const wanted = join(server, "node_modules", "node-pty");
  const machine = `${process.platform}-${process.arch}`;
  if (existsSync(join(wanted, "prebuilds", machine, "pty.node"))) return;
  const home = join(folder, "node-pty");
  const compiled = join(home, "node_modules", "node-pty");
  if (!existsSync(compiled)) {
    mkdirSync(home, { recursive: true });
    npm(
      ["install", "--prefix", home, ...QUIET, "node-pty@1.2.0-beta.15"],
      home,
    );
  }
  rmSync(wanted, { recursive: true, force: true });
  symlinkSync(relative(dirname(wanted), compiled), wanted);
}

function installNode({ version, nodeMajor, node }) {
  if (existsSync(node)) return;
  console.log(`Installing Node ${nodeMajor}: VS Code ${version} runs on that`);
  const home = nodeHome(nodeMajor);
  mkdirSync(home, { recursive: true });
  npm(
    ["install", "--prefix", home, ...QUIET, `${nodePackage}@${nodeMajor}`],
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
  if (command.startsWith("/")) return existsSync(command);
  return (process.env.PATH ?? "")
    .split(":")
    .some((folder) => existsSync(join(folder, command)));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) setupEditors();
