// `npm run mutation -- [PART OF A PATH]... [--json FILE] [--jobs N] [--most PER CENT]`: how many small mistakes in the
// rules no example, fixture or test notices. See CONTRIBUTING.md.
import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildMutants } from "./mutation/suites.mjs";
import { refusedByCompiler } from "./mutation/types.mjs";
import { root } from "./prepare.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "string", default: "dist/mutation/mutants.json" },
    jobs: { type: "string", default: String(availableParallelism()) },
    most: { type: "string", default: "15" },
  },
});

process.chdir(root);
const { mutants, owners } = await buildMutants(
  (path) =>
    positionals.length === 0 || positionals.some((part) => path.includes(part)),
);
const reached = await findReached();
const queue = mutants.map(orderFor);
console.log(`${mutants.length} mutants`);
await Promise.all(Array.from({ length: Number(values.jobs) }, work));
for (const mutant of refusedByCompiler(mutants.filter(isAlive)))
  mutant.killedBy = "the compiler";
report();

/** The examples and tests that ask for each mutant, and all of them. */
async function findReached() {
  const concerned = new Set(mutants.flatMap(({ path }) => rulesOf(path)));
  const worker = start();
  const { examples, tests, failed } = await answer(worker, {
    owners: [...concerned],
  });
  worker.kill();
  if (failed !== undefined) {
    console.error(`Something fails without any mutant: ${failed}`);
    process.exit(2);
  }
  return { examples: byMutant(examples), tests: byMutant(tests) };
}

function byMutant(list) {
  const found = new Map();
  for (const [name, ids] of list)
    for (const id of ids) found.set(id, [...(found.get(id) ?? []), name]);
  return { of: (id) => found.get(id) ?? [], all: list.map(([name]) => name) };
}

function rulesOf(path) {
  return [...(owners.get(path) ?? [])];
}

/**
 * What a worker is told of a mutant. Own: about a rule that the mutant is a part of, or a fixture of its area, which
 * may be there to show where it is silent.
 */
function orderFor({ id, path, isStatic }) {
  const [, area] = /rules\/(\w+)\//.exec(path) ?? [];
  const rules = rulesOf(path);
  const of = ({ of, all }) => (isStatic ? all : of(id));
  const examples = of(reached.examples);
  const isOwn = ([name, about]) =>
    about.some((rule) => rules.includes(rule)) || name.startsWith(`${area}/`);
  const names = (list) => list.map(([name]) => name);
  const tests = of(reached.tests).filter((test) => concerns(test, rules));
  return {
    id,
    isStatic,
    owners: rules,
    own: names(examples.filter(isOwn)),
    tests: [
      ...tests.filter((test) => !isOfRule(test)),
      ...some(tests.filter(isOfRule)),
    ],
    others: some(names(examples.filter((each) => !isOwn(each)))),
  };
}

/** Whether a test is of one of the rules, or of none. */
function concerns(test, rules) {
  return !isOfRule(test) || rules.includes(test.split(" ")[1]);
}

function isOfRule(test) {
  return test.startsWith("rule ");
}

/** At most so many of them, evenly chosen: what many rules share is noticed soon, or by none. */
function some(names, most = 40) {
  const step = Math.max(1, names.length / most);
  return names.filter(
    (_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step),
  );
}

async function work() {
  let worker = start();
  for (let order = queue.shift(); order; order = queue.shift()) {
    const mutant = mutants.find(({ id }) => id === order.id);
    try {
      mutant.killedBy = (await answer(worker, order)).killedBy;
    } catch {
      mutant.killedBy = "the end of the process";
      worker = start();
    }
    worker.removeAllListeners();
    if (queue.length % 500 === 0) console.log(`${queue.length} to go`);
  }
  worker.kill();
}

function start() {
  return fork(join(import.meta.dirname, "mutation/worker.mjs"), {
    execArgv: ["--max-old-space-size=2000"],
  });
}

function answer(worker, message) {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("exit", () => reject(new Error("a worker ended")));
    worker.send(message);
  });
}

function isAlive({ killedBy }) {
  return killedBy === undefined;
}

function report() {
  const rows = [...new Set(mutants.map(({ path }) => path))].map((path) => {
    const own = mutants.filter((each) => each.path === path);
    return { path, all: own.length, alive: own.filter(isAlive).length };
  });
  rows.sort((one, other) => other.alive - one.alive);
  for (const { path, all, alive } of rows)
    if (alive > 0)
      console.log(
        `${String(alive).padStart(5)} of ${String(all).padStart(4)} alive  ${path}`,
      );
  const alive = mutants.filter(isAlive).length;
  const share = (100 * alive) / mutants.length;
  console.log(
    `${mutants.length} mutants, ${mutants.length - alive} killed, ${alive} alive (${share.toFixed(1)} %)`,
  );
  writeFileSync(values.json, JSON.stringify(mutants, undefined, 1));
  console.log(`Each of them: ${values.json}`);
  if (share > Number(values.most)) process.exitCode = 1;
}
