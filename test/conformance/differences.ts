/** Where a rule and keepalived 2.2.7 differ on purpose: what the daemon does with the rule's examples, and why. */
export const meantDifferences: Readonly<
  Record<
    string,
    {
      readonly why: string;
      readonly good?: readonly string[];
      readonly bad?: boolean;
    }
  >
> = {
  "line-too-long": {
    why: "2.2.7 splits the line without a word; what is left of this comment happens to be reported as a keyword, other lines are misread silently",
    bad: true,
  },
  "script-killall-as-non-root": {
    why: "2.2.7 ends itself with SIGTERM when a script has a user other than root",
    bad: true,
  },
  "expansion-too-large": {
    why: "2.2.7 runs until its time is up; the exit code says so",
    bad: true,
  },
};

/** Single cases of keywords.test.ts in which engine and daemon differ on purpose, and why. */
export const meantCases: Readonly<Record<string, string>> = {};

/** Rules about what keepalived only says on a machine that has the scripts and users named: not compared. */
export const machineRules: readonly string[] = [
  "script-security-missing",
  "script-user-missing",
];
