/*
 * Plausible configurations, right ones and ones with a mistake, shown to the daemon and to the engine: does the engine
 * find something wrong exactly where the daemon does?
 */
import type { Version } from "../../grammar/schema/versions.ts";
import { machineRules } from "../conformance/differences.ts";
import {
  askDaemonOfMany,
  daemonMissing,
  daemonVersion,
  type DaemonVerdict,
} from "../harness/daemon.ts";
import { lint, show } from "../harness/lint.ts";
import { randomFrom } from "../harness/random.ts";
import type { LogBook } from "./log-book.ts";
import { withMistake } from "./mistakes.ts";
import { plausible, textOfEntries } from "./plausible.ts";

export interface Disagreement {
  readonly seed: number;
  readonly mistake: string;
  readonly text: string;
  /** What the one says that finds something wrong. */
  readonly daemon: readonly string[];
  readonly engine: readonly string[];
}

/** At once: to start a network namespace costs more than to ask. */
const portion = 500;

/** Tries many seeds, and tells where engine and daemon differ. */
export function compare(from: number, count: number, book: LogBook): void {
  const missing = daemonMissing();
  if (missing !== undefined) throw new Error(missing);
  const target = daemonVersion();
  const end = from + count;
  for (let seed = from; seed < end; seed += portion) {
    const started = process.cpuUsage();
    const size = Math.min(portion, end - seed);
    for (const each of disagreements(seed, size, target)) {
      const said = [
        ...each.daemon.map((text) => `  the daemon: ${text}`),
        ...each.engine.map((text) => `  the engine: ${text}`),
      ].join("\n");
      const error = `mistake: ${each.mistake}\n${said}`;
      book.addFailure({ seed: each.seed, error });
      console.log(`differential: seed ${each.seed}, ${error}`);
    }
    const { user, system } = process.cpuUsage(started);
    const seconds = (user + system) / 1e6;
    book.add({
      from: seed,
      count: size,
      seconds,
      megabytes: Math.round(process.memoryUsage.rss() / 1e6),
      slowest: { seed, milliseconds: (seconds * 1000) / size },
    });
  }
}

/** Where engine and daemon differ, for the seeds from `from` on; differences that are meant are left out. */
export function disagreements(
  from: number,
  count: number,
  target: Version,
): readonly Disagreement[] {
  const cases = Array.from({ length: count }, (_, each) =>
    caseOf(from + each, target),
  );
  const verdicts = askDaemonOfMany(cases.map(({ text }) => text));
  return cases.flatMap((each, index) => {
    const verdict = verdicts[index];
    if (verdict === undefined) return [];
    const daemon = saidBy(verdict);
    const engine = lint(each.text, { settings: { target } })
      .filter(
        ({ rule }) => rule.reportedByDaemon && !machineRules.includes(rule.id),
      )
      .map(show);
    const isMeant = (daemon.length > 0 ? daemon : engine).every(
      (said, _, all) => isOnPurpose(said, all, each.text),
    );
    return daemon.length > 0 === engine.length > 0 || isMeant
      ? []
      : [{ ...each, daemon, engine }];
  });
}

/** Every second case has a mistake, so that what is right is tried as often as what is wrong. */
function caseOf(
  seed: number,
  target: Version,
): Pick<Disagreement, "seed" | "mistake" | "text"> {
  const random = randomFrom(seed);
  const text = textOfEntries(plausible(random, target));
  if (seed % 2 === 0) return { seed, mistake: "none", text };
  const mistake = withMistake(text, random);
  return { seed, mistake: mistake.name, text: mistake.text };
}

/** Exits that say no more than the messages: 4 and 5 go with them, 6 is about a missing file or script. */
const silentExits = [0, 4, 5, 6];

function saidBy({ exit, messages }: DaemonVerdict): readonly string[] {
  if (messages.length > 0) return messages.map(({ text }) => text);
  return silentExits.includes(exit) ? [] : [`exit ${exit}`];
}

function isOnPurpose(
  said: string,
  all: readonly string[],
  text: string,
): boolean {
  // A script whose user is unknown is gone for what tracks it.
  if (/track script .* not found/.test(said))
    return all.some((each) => each.includes("Unable to set default user"));
  // 2.2.7 takes `vrrp_strict false` for `vrrp_strict`; the engine reads what is meant.
  if (/vrrp_strict (?:false|no|off)\b/.test(text) && strict.test(said))
    return true;
  return meant.some(([like]) => like.test(said));
}

const strict = /State MASTER must match being address owner|strict mode/i;

/** What only one of them says on purpose, and why. */
const meant: readonly (readonly [RegExp, string])[] = [
  [
    /^Terminated$|^exit 143$/,
    "2.2.7 ends itself with SIGTERM when a script has a user other than root",
  ],
  [
    /vrrp_ipsets|iptables not supported/,
    "Debian builds keepalived without iptables and ipset",
  ],
  [
    /script uid\/gid|Unable to set default user|Invalid (?:startup|shutdown) script/,
    "which users there are is a matter of the machine",
  ],
  [
    /cpu_id|^number '\d+' outside range \[0, \d+\]$/,
    "how many processors there are is a matter of the machine",
  ],
  [
    /interface .* doesn't exist|^Non-existent interface/,
    "which interfaces there are is a matter of the machine",
  ],
  [
    /Authentication specified but no password given/,
    "auth-incomplete tells it as well as a password without a type, of which the daemon says nothing",
  ],
  [
    /"mh-\w+" belongs to scheduler "mh", but this service uses "sh"/,
    "2.2.7 drops a flag of mh with sh without a word",
  ],
  [
    /strict mode does not allow unicast/,
    "2.4 refuses it, 2.2.7 goes on without a word",
  ],
  [
    /value-separator: "[=:]" is taken for the value/,
    "where the value may be any text keepalived takes the sign for it without a word",
  ],
  [
    /duplicate-vip-in-instance/,
    "2.4 reports an address listed twice, 2.2.7 does not",
  ],
  [
    /sync-group-mixed-owner/,
    "2.2.7 notices it only if the owner stands first and starts as MASTER",
  ],
];
