// `npm run bench`: how fast files are read and judged, beside what the machine needs for the least and for the same.
//
//   npm run bench                      the whole table
//   npm run bench -- --quick           fewer rounds and smaller files
//   npm run bench -- --editing         only what an editor waits for
//   npm run bench -- --command         only the command line
//   npm run bench -- --check           fails where a ratio is over scripts/bench/budget.json
//   npm run bench -- --json FILE       writes all figures
//
// References of the same run: `node -e 0`, a bare read of the bytes, and `keepalived -t` in a network namespace
// (Linux, root, packages keepalived and iproute2; left out elsewhere). Ratios are compared, not seconds.
import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build as bundle } from "esbuild";
import { growth, services, site } from "./bench/configurations.mjs";
import { editing } from "./bench/editing.mjs";
import { peakMemory, summary, timeInTurn } from "./bench/measure.mjs";
import { buildIfStale, root, run } from "./prepare.mjs";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean" },
    editing: { type: "boolean" },
    command: { type: "boolean" },
    check: { type: "boolean" },
    json: { type: "string" },
  },
});
const sizes = options.quick ? [100, 1000] : [100, 1000, 10_000];
const rounds = options.quick ? 3 : 9;
/** What is open in the editor: by its name, how many services. Four of them are 300 lines. */
const opened = {
  "300 lines": 4,
  ...Object.fromEntries(
    sizes.slice(1).map((size) => [`${size} services`, size]),
  ),
};
const growthSizes = {
  "nested blocks": 50_000,
  "scripts with references": 10_000,
  diagnostics: 50_000,
  "services with findings": 2000,
  includes: 500,
  "instances of a sequence": 20_000,
};

// What a machine has set for all programs on Node is no part of the figures: certificates, read at each start, cost 40 ms.
delete process.env.NODE_EXTRA_CA_CERTS;
delete process.env.NODE_OPTIONS;

const node = process.execPath;
const cli = join(root, "dist/cli.js");
/** The two ways in which the command is there: `npm install`, and one file without Node. */
const programs = {
  lint: [node, cli],
  executable: [join(root, "dist/executable/keepalived-lsp")],
};
const hasDaemon = !options.editing && enterNamespace();
buildIfStale();
if (!options.editing) run(node, ["scripts/package-executable.mjs"]);
const folder = mkdtempSync(join(tmpdir(), "keepalived-bench-"));
try {
  const figures = await measure();
  print(figures);
  if (options.json !== undefined)
    writeFileSync(options.json, `${JSON.stringify(figures, undefined, 2)}\n`);
  if (options.check) await check(figures.ratios);
} finally {
  rmSync(folder, { recursive: true });
}

async function measure() {
  const edited = {};
  if (!options.command)
    for (const [name, size] of Object.entries(opened))
      edited[name] = await inEditor(name, services(size));
  const measured = options.editing
    ? { whole: {}, inProcess: {}, growth: {} }
    : await ofTheCommand();
  const ratios = {
    ...(options.editing ? {} : ratiosOf(measured.whole, measured.growth)),
    ...limitsOf(edited),
  };
  return { ...measured, edited, ratios };
}

/** The command line: processes, the steps in them, and how they grow. */
async function ofTheCommand() {
  const phases = join(folder, "phases.mjs");
  await bundle({
    entryPoints: [join(root, "scripts/bench/phases.ts")],
    outfile: phases,
    bundle: true,
    platform: "node",
    format: "esm",
    mainFields: ["module", "main"],
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "warning",
  });
  const whole = Object.fromEntries(
    sizes.map((size) => [size, wholeProcess(size)]),
  );
  const grown = Object.fromEntries(
    Object.entries(growth).map(([name, make]) => [
      name,
      growthOf(name, make, phases),
    ]),
  );
  const inProcess = Object.fromEntries(
    sizes.map((size) => [
      size,
      inOneProcess(phases, write(`site-${size}`, site(size))),
    ]),
  );
  return { whole, inProcess, growth: grown };
}

/** `keepalived -t` needs interfaces and would talk about this machine's: the whole run moves to a namespace. */
function enterNamespace() {
  const works = (command, ...args) =>
    spawnSync(command, args, { stdio: "inherit" }).status === 0;
  if (process.env.KEEPALIVED_BENCH === "inside")
    return (
      works("ip", "link", "set", "lo", "up") &&
      works("ip", "link", "add", "eth0", "type", "bridge") &&
      works("ip", "link", "set", "eth0", "up")
    );
  const able =
    process.platform === "linux" &&
    process.getuid() === 0 &&
    works("unshare", "-n", "sh", "-c", "command -v keepalived ip >/dev/null");
  if (!able) {
    console.log("keepalived can't be asked here: its figures are left out\n");
    return false;
  }
  const inside = ["-n", node, ...process.argv.slice(1)];
  const { status } = spawnSync("unshare", inside, {
    stdio: "inherit",
    env: { ...process.env, KEEPALIVED_BENCH: "inside" },
  });
  process.exit(status ?? 1);
}

function write(name, files) {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const [file, text] of Object.entries(files))
    writeFileSync(join(path, file), text);
  return path;
}

/** The command against its references, each a process of its own. */
function wholeProcess(size) {
  console.log(`Whole processes: ${size} services`);
  const path = join(
    write(`services-${size}`, services(size)),
    "keepalived.conf",
  );
  const text = readFileSync(path, "utf8");
  const lint = Object.entries(programs).map(([name, program]) => [
    name,
    [...program, "lint", "--quiet", path],
  ]);
  const times = timeInTurn(
    {
      "node -e 0": [node, "-e", "0"],
      "read bytes": [
        node,
        "-e",
        `require("node:fs").readFileSync(${JSON.stringify(path)}, "utf8")`,
      ],
      ...(hasDaemon
        ? { "keepalived -t": ["keepalived", "-t", "-f", path] }
        : {}),
      ...Object.fromEntries(lint),
    },
    rounds,
  );
  return {
    lines: text.split("\n").length,
    bytes: text.length,
    findings: findingsIn(path),
    times,
    peaks: Object.fromEntries(
      lint.map(([name, command]) => [name, peakMemory(command)]),
    ),
  };
}

/** How much is said of a file; its cost is another than that of reading and judging. */
function findingsIn(path) {
  const { stdout } = spawnSync(node, [cli, "lint", "--format", "json", path], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const { errors, warnings, infos, hints } = JSON.parse(stdout).summary;
  return errors + warnings + infos + hints;
}

/** What an editor waits for that has this file open. */
function inEditor(name, files) {
  console.log(`In an editor: ${name}`);
  const path = write(`open-${name.replaceAll(" ", "-")}`, files);
  return editing(
    join(root, "dist/server.cjs"),
    path,
    readFileSync(join(path, "keepalived.conf"), "utf8"),
  );
}

/** What has a budget of its own, in milliseconds and megabytes. */
function limitsOf(edited) {
  const limits = {};
  for (const [name, { times, memory }] of Object.entries(edited)) {
    for (const [what, time] of Object.entries(times))
      limits[`${what}, ms, ${name}`] = time;
    for (const [what, size] of Object.entries(memory))
      limits[`${what}, MB, ${name}`] = size;
  }
  return limits;
}

/** Milliseconds of the steps of an analysis, medians of fresh processes. */
function inOneProcess(phases, path) {
  const runs = Array.from({ length: Math.ceil(rounds / 3) }, () => {
    const { stdout, stderr, status } = spawnSync(node, [phases, path], {
      encoding: "utf8",
      maxBuffer: 1 << 26,
    });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  });
  return Object.fromEntries(
    Object.keys(runs[0]).map((name) => [
      name,
      summary(runs.map((run) => run[name])).median,
    ]),
  );
}

/** How much longer twice the size takes. */
function growthOf(name, make, phases) {
  const size = options.quick ? growthSizes[name] / 5 : growthSizes[name];
  console.log(`Growth: ${name}`);
  const [once, twice] = [size, 2 * size].map(
    (each) =>
      inOneProcess(
        phases,
        write(`${name.replaceAll(" ", "-")}-${each}`, make(each)),
      )["whole analysis"],
  );
  return { size, once, twice, ratio: twice / once };
}

function ratiosOf(whole, grown) {
  const ratios = {};
  const median = (size, name) => whole[size].times[name]?.median;
  for (const size of sizes.slice(1))
    if (hasDaemon)
      for (const name of Object.keys(programs))
        ratios[`${name} / keepalived -t, ${size} services`] =
          median(size, name) / median(size, "keepalived -t");
  ratios["lint / node start, 100 services"] =
    median(100, "lint") / median(100, "node -e 0");
  if (!options.quick) {
    const perLine = (size) => median(size, "lint") / whole[size].lines;
    ratios["time per line, 10000 to 1000 services"] =
      perLine(10_000) / perLine(1000);
    for (const [name, peak] of Object.entries(whole[10_000].peaks))
      ratios[`peak memory of ${name} in MB, 10000 services`] = peak;
  }
  for (const [name, { ratio }] of Object.entries(grown))
    ratios[`growth of ${name}`] = ratio;
  return ratios;
}

function print({ whole, inProcess, edited, ratios }) {
  for (const [size, each] of Object.entries(whole)) {
    const { lines, bytes, findings, times, peaks } = each;
    console.log(
      `${size} services: ${lines} lines, ${bytes} bytes, ${findings} findings`,
    );
    for (const [name, { median, spread }] of Object.entries(times))
      row(name, `${median.toFixed(0)} ms`, `± ${(spread * 50).toFixed(0)} %`);
    for (const [name, peak] of Object.entries(peaks))
      row(`${name}, most memory`, `${peak.toFixed(0)} MB`);
    console.log();
  }
  for (const [size, times] of Object.entries(inProcess)) {
    console.log(`Site of ${size} services, in one process`);
    for (const [name, time] of Object.entries(times))
      row(name, name === "diagnostics" ? time : `${time.toFixed(0)} ms`);
    console.log();
  }
  for (const [name, { times, memory }] of Object.entries(edited)) {
    console.log(`In an editor: ${name}`);
    for (const [what, time] of Object.entries(times))
      row(what, `${time.toFixed(1)} ms`);
    for (const [what, size] of Object.entries(memory))
      row(what, `${size.toFixed(0)} MB`);
    console.log();
  }
  if (Object.keys(whole).length === 0) return;
  console.log("Ratios");
  for (const [name, ratio] of Object.entries(ratios))
    if (!name.includes(", ms, ") && !name.includes(", MB, "))
      row(name, ratio.toFixed(2));
}

function row(name, ...cells) {
  console.log(
    `  ${name.padEnd(44)}${cells.map((cell) => String(cell).padStart(10)).join("")}`,
  );
}

/** A machine that is busy for a moment is no slower program: what is over its budget is measured a second time. */
async function check(ratios) {
  const budget = JSON.parse(
    readFileSync(join(root, "scripts/bench/budget.json"), "utf8"),
  );
  const overIn = (some) =>
    Object.entries(some).filter(
      ([name, ratio]) => ratio > (budget[name] ?? Infinity),
    );
  const once = overIn(ratios);
  if (once.length === 0) return;
  const names = once.map(([name]) => name);
  console.log(`\nOver budget, so measured again: ${names.join("; ")}\n`);
  const twice = overIn((await measure()).ratios);
  for (const [name, ratio] of twice.filter(([name]) => names.includes(name))) {
    console.error(
      `Over budget: ${name}: ${ratio.toFixed(2)} and ${ratios[name].toFixed(2)}, at most ${budget[name]}`,
    );
    process.exitCode = 1;
  }
}
