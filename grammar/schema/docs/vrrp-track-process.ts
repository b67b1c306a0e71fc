// Docs of the keywords of vrrp_track_process.

import type { KeywordDocs } from "./doc.ts";

export const vrrpTrackProcessDocs: KeywordDocs = {
  delay: {
    summary:
      "Waits this long in both directions before a change of the process counts",
    details:
      "Sets `fork_delay` and `terminate_delay` together. Long enough, it lets a service restart without a fail-over.",
    example: "delay 2",
  },
  fork_delay: {
    summary:
      "Waits this long after enough processes have appeared before they count as running",
    details: "Spares a false success when a process forks and ends at once.",
    example: "fork_delay 0.5",
  },
  full_command: {
    summary: "Matches the command line instead of the short process name",
    details:
      "Needed for programs run by an interpreter. The command line is read when the process starts; later changes of it are not seen. It is implied when `process` has parameters or `param_match` is given.",
    example: `process /usr/local/bin/gateway
full_command`,
  },
  param_match: {
    summary:
      "Chooses how the parameters of the process are compared with those of `process`",
    details:
      "Without a word all must be equal and complete, and no parameters listed means that it must have none. `partial` compares only as many as are listed, `initial` also lets the last one be longer.",
    example: `process /usr/sbin/haproxy -W
param_match partial`,
  },
  process: {
    summary: "Names the process to look for, optionally with its parameters",
    details:
      "Without parameters the name in /proc/PID/comm must match exactly (no pattern, at most 15 characters); with parameters or `full_command` the command line is compared. Keepalived is told about starts and ends by the kernel, so no script has to run.",
    example: "process haproxy",
  },
  quorum: {
    summary: "Sets how many matching processes must run for success",
    example: "quorum 2",
  },
  quorum_max: {
    summary: "Sets how many matching processes may run at most",
    details:
      "More of them count as failure. 0 turns the meaning round: the process must not run at all. Mind programs that fork for a moment, see `fork_delay`.",
    example: `quorum 1
quorum_max 4`,
  },
  terminate_delay: {
    summary:
      "Waits this long after too few processes are left before that counts as failure",
    details:
      "Lets a service restart without moving the addresses; it also delays a real fail-over.",
    example: "terminate_delay 2",
  },
  weight: {
    summary:
      "Sets what the result does to the instances that track the process",
    details:
      "0 means that a missing process takes the instance to FAULT. A positive weight is added to the priority while enough processes run, a negative one is subtracted while they do not; `reverse` swaps the direction. A `weight` in the `track_process` line overrides it.",
    example: "weight -40",
  },
};
