/* global fetch */
// A real VS Code (server and web workbench, see scripts/setup-editors.mjs) on 127.0.0.1 with an extension installed,
// and nothing that would ask for anything outside this machine.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

const SETTINGS = {
  // offline and quiet
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "update.showReleaseNotes": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "workbench.enableExperiments": false,
  "workbench.settings.enableNaturalLanguageSearch": false,
  "json.schemaDownload.enable": false,
  "npm.fetchOnlinePackageInfo": false,
  "git.enabled": false,
  "chat.disableAIFeatures": true,
  // the same at every run
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.reduceMotion": "on",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "editor.minimap.enabled": false,
  "editor.cursorBlinking": "solid",
  "editor.wordBasedSuggestions": "off",
  "files.autoSave": "off",
  // what it shows can be read in the page
  "terminal.integrated.gpuAcceleration": "off",
};

/**
 * @param {{ server: string, node: string }} release one of those that setup-editors.mjs installs
 * @param {{ vsix?: string, settings?: object }} options without `vsix`: for tests in the extension host, where the
 *   page's URL names the extension
 * @returns {Promise<{ url: string, authority: string, extension: string, languageServers: () => number[],
 *   stop: () => Promise<void> }>} `extension` is the folder of the one that is installed
 */
export async function startVSCode(release, { vsix, settings = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "vscode-"));
  const user = join(folder, "user");
  const extensions = join(folder, "extensions");
  mkdirSync(join(user, "User"), { recursive: true });
  writeFileSync(
    join(user, "User", "settings.json"),
    JSON.stringify({ ...SETTINGS, ...settings }),
  );

  const env = {
    ...process.env,
    EXTENSIONS_GALLERY: "{}", // no marketplace
    VSCODE_CWD: folder,
  };
  delete env.CODE_SERVER_PARENT_PID; // would make it wait for a parent
  delete env.NODE_OPTIONS;
  const command = [
    join(release.server, "out", "server-main.js"),
    "--accept-server-license-terms",
    "--telemetry-level=off",
    `--extensions-dir=${extensions}`,
    `--server-data-dir=${join(folder, "data")}`,
    `--user-data-dir=${user}`,
  ];
  if (vsix !== undefined) install(vsix, [release.node, ...command], env);

  const port = await freePort();
  const child = spawn(
    release.node,
    [
      ...command,
      "--host=127.0.0.1",
      `--port=${port}`,
      "--without-connection-token",
      "--disable-getting-started-override",
      "--disable-update-check",
      "--disable-telemetry",
      ...(vsix === undefined ? ["--enable-smoke-test-driver"] : []),
    ],
    // a process group of its own: extension hosts and language servers end with it
    { env, stdio: ["ignore", "pipe", "pipe"], detached: true },
  );
  let output = "";
  child.stdout.on("data", (data) => (output += data));
  child.stderr.on("data", (data) => (output += data));
  const authority = `127.0.0.1:${port}`;
  const url = `http://${authority}`;
  const server = {
    url,
    authority,
    get extension() {
      const [name] = readdirSync(extensions, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name);
      return join(extensions, name);
    },
    languageServers: () =>
      processesOf(child.pid)
        .filter(({ command }) => command.includes("dist/server.cjs"))
        .map(({ id }) => id),
    stop,
  };

  try {
    await answering(`${url}/version`, child);
  } catch (error) {
    await stop();
    throw new Error(`VS Code did not start: …${output.slice(-2000)}`, {
      cause: error,
    });
  }
  return server;

  async function stop() {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, "exit");
      process.kill(-child.pid, "SIGTERM");
      await exited;
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function install(vsix, [node, ...command], env) {
  const { stdout, stderr } = spawnSync(
    node,
    [...command, "--install-extension", vsix],
    { env, encoding: "utf8" },
  );
  if (!stdout.includes("successfully installed")) {
    throw new Error(`${vsix} was not installed: …${stdout}${stderr}`);
  }
}

/** The processes of a group. */
function processesOf(group) {
  const list = execFileSync("ps", ["-eo", "pid=,pgid=,args="]);
  return String(list)
    .split("\n")
    .map((line) => /^ *(\d+) +(\d+) (.*)$/.exec(line) ?? [])
    .filter(([, , of]) => Number(of) === group)
    .map(([, id, , command]) => ({ id: Number(id), command }));
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

async function answering(url, child) {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if (child.exitCode !== null) throw new Error("it ended");
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // not listening yet
    }
    await setTimeout(100);
  }
  throw new Error("no answer within a minute");
}
