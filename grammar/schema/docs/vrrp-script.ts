// Docs of the keywords of vrrp_script.

import type { KeywordDocs } from "./doc.ts";

export const vrrpScriptDocs: KeywordDocs = {
  fall: {
    summary:
      "Sets how many checks in a row must fail before the script counts as failed",
    details:
      "With `interval` and `timeout` it determines how late a failure is noticed: about (fall - 1) intervals plus the timeout of the last run. The very first run after a start decides alone.",
    example: "fall 3",
  },
  init_fail: {
    summary: "Marks the script as failed until it has succeeded",
    details:
      "Meant to keep an instance down at start until `rise` checks were good. A `track_script` line that names the script resets the mark, so current versions wait for the result of the first run instead.",
    example: "init_fail",
  },
  interval: {
    summary: "Sets the time between two runs of the script",
    details:
      "A run that takes longer than the interval is not started twice, so keep `timeout` at or below it. Very short intervals cost more than they gain; the script is a new process each time.",
    example: "interval 2",
  },
  rise: {
    summary:
      "Sets how many checks in a row must succeed before a failed script counts as good again",
    details:
      "A larger number keeps a flapping service from moving the addresses back and forth. At start one success is enough.",
    example: "rise 2",
  },
  script: {
    summary:
      "Sets the program to run: exit status 0 is success, anything else failure",
    details:
      "It is executed directly, not by a shell, so pipes, `&&` and variables need `/bin/sh -c` in the quoted command. Give an absolute path without symbolic links and quote command and arguments together. A script that does not exist or is not executable is reported and dropped, and the trackers naming it with it. Set `enable_script_security` and a `user`.",
    example: 'script "/usr/local/bin/check-haproxy.sh --quick"',
  },
  timeout: {
    summary:
      "Sets how long a run may take before it is ended and counts as failed",
    details:
      "Without it a hanging check occupies a whole `interval`. The program gets SIGTERM first, so it should not ignore that.",
    example: `interval 5
timeout 2`,
  },
  user: {
    summary: "Sets the account, and optionally the group, that runs the script",
    details:
      "Without it `script_user` applies, else the user keepalived_script if it exists, else root. An unknown user is an error that removes the script. Prefer an unprivileged user; with `enable_script_security` a root script is refused if others can write any part of its path.",
    example: "user keepalived_script keepalived_script",
  },
  weight: {
    summary: "Sets what a result does to the instances that track the script",
    details:
      "0 means that a failure takes the instance to FAULT. A positive weight is added to the priority while the check succeeds, a negative one is subtracted while it fails; its size must exceed the difference between the nodes' priorities, otherwise nothing moves. `reverse` swaps the direction. A `weight` in the `track_script` line overrides it; sync groups and priority 255 do not take weights.",
    example: "weight -40",
  },
};
