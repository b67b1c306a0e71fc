// Runs the suites against the mutants that it is sent, one after the other, in a process of its own.
import vm from "node:vm";
import { load } from "./suites.mjs";

/** Milliseconds that a test may take; all take a few. */
const limit = 10_000;

const plain = load(undefined);
const saidBefore = new Map();

process.on("message", (order) => {
  try {
    process.send(order.id === undefined ? reach(order) : judge(order));
  } catch (error) {
    process.send({ failed: String(error) });
  }
});

/** Which mutants each example (with the rules that may say something of it) and each test asks for. */
function reach({ owners }) {
  const found = { examples: [], tests: [] };
  const record = (list, name, run) => {
    plain.reached.clear();
    run();
    list.push([name, [...plain.reached]]);
  };
  const rules = new Set(owners);
  const { exampleRules, fixtureRules, saidOf } = plain.exports;
  for (const [name, about] of [...fixtureRules, ...exampleRules])
    record(found.examples, [name, about], () => saidOf(name, rules));
  for (const [test, run] of plain.tests)
    if (isWorthwhile(test)) record(found.tests, test, run);
  return found;
}

/** Of the tests of rules only those of fixes say more than the examples. */
function isWorthwhile(test) {
  const [, id] = /^rule (\S+)/.exec(test) ?? [];
  return (
    id === undefined ||
    (/ fixes on /.test(test) && plain.exports.fixable.has(id))
  );
}

/** What notices a mutant: an example, a test, or nothing. */
function judge({ id, isStatic, owners, own, tests, others }) {
  const world = isStatic ? attempt(() => load(id)).value : plain;
  if (world === undefined) return { killedBy: "loading" };
  const rules = new Set(owners);
  world.active = id;
  try {
    return {
      killedBy:
        own.find((name) => speaksOtherwise(name, rules, world)) ??
        tests.find((test) => attempt(world.tests.get(test)).failed) ??
        others.find((name) => speaksOtherwise(name, rules, world)),
    };
  } finally {
    world.active = undefined;
  }
}

function speaksOtherwise(name, rules, { exports }) {
  const key = [...rules, name].join(" ");
  if (!saidBefore.has(key)) {
    const { active } = plain;
    plain.active = undefined;
    saidBefore.set(key, plain.exports.saidOf(name, rules));
    plain.active = active;
  }
  const now = attempt(() => exports.saidOf(name, rules));
  return now.failed === true || now.value !== saidBefore.get(key);
}

/** Calls within the time limit. */
function attempt(run) {
  globalThis.attempted = run;
  try {
    return { value: vm.runInThisContext("attempted()", { timeout: limit }) };
  } catch {
    return { failed: true };
  }
}
