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
  "script-not-absolute": {
    why: "2.2.7 says that a script is not to be found, as of any that does not exist where the tests run; a relative one that is there is accepted",
    bad: true,
  },
  "script-not-executable": {
    why: "the script of the example is looked for on the machine of the tests and is not there",
    bad: true,
  },
  "smtp-server-by-name": {
    why: "2.2.7 reports a name that it cannot look up, as where the tests run without DNS; elsewhere it accepts it",
    bad: true,
  },
  "expansion-too-large": {
    why: "2.2.7 runs until its time is up; the exit code says so",
    bad: true,
  },
};

const noUser =
  "the user keepalived_script does not exist where the tests run: the daemon drops the script and thus sees no second one";
const noVrf = "the interface named is no VRF where the tests run";
const debian = "Debian builds keepalived without iptables and ipset";

/**
 * Cases of keywords.test.ts (whole, or how their names begin) in which engine and daemon differ on purpose, and why.
 */
export const meantCases: Readonly<Record<string, string>> = {
  "global_defs/lvs_notify_fifo /run/keepalived/lvs.fifo keepalived_script ;":
    noUser,
  "global_defs/notify_fifo /run/keepalived/events.fifo keepalived_script ;":
    noUser,
  "global_defs/vrrp_notify_fifo /run/keepalived/vrrp.fifo keepalived_script ;":
    noUser,
  "global_defs/script_user keepalived_script": noUser,
  'global_defs/shutdown_script "/etc/keepalived/firewall.sh remove" surplus':
    "the surplus word is taken for a user, who does not exist where the tests run",
  'global_defs/startup_script "/etc/keepalived/firewall.sh add" surplus':
    "the surplus word is taken for a user, who does not exist where the tests run",
  "global_defs/vrrp_ipsets": debian,
  "global_defs/vrrp_iptables": debian,
  'vrrp_instance/notify "/etc/keepalived/notify.sh --log" keepalived_script ;':
    noUser,
  'vrrp_instance/notify_master "/etc/keepalived/to-master.sh VI_1" keepalived_script ;':
    noUser,
  'vrrp_sync_group/notify "/etc/keepalived/notify.sh --log" keepalived_script ;':
    noUser,
  "static_routes/198.51.100.0/24 via 192.0.2.254 dev eth0 vrf blue": noVrf,
  "vrrp_instance/virtual_routes/198.51.100.0/24 via 192.0.2.254 dev eth0 vrf blue":
    noVrf,
  "virtual_server/real_server/MISC_CHECK/user nobody":
    "2.2.7 ends itself with SIGTERM when a script has a user other than root",
  "virtual_server/real_server/SMTP_CHECK/bindto 2001:db8::5":
    "2.2.7 is silent here, but nothing can be sent to an IPv4 address from an IPv6 one",
};

const skipping =
  "the processes that skip the block lose count of its braces, and name what follows from that first";

const nobody = "the user does not exist where the tests run";

const absent =
  "the machine lacks the interface, which no configuration can tell";

const uncounted =
  "a line that is too long is counted as two, and 2.4.3 names it before it counts it";

const noLine = "2.2.7 says at the end only that a brace is missing";

/**
 * Cases of the language of which the daemon names another line first than the one where the mistake is; undefined
 * where it says nothing.
 */
export const meantSpots: Readonly<
  Record<
    string,
    {
      readonly why: string;
      readonly spot: string | undefined;
      /** The same of 2.4.3, where that differs. */
      readonly newer?: string;
    }
  >
> = {
  "a NUL ends the line": {
    why: "2.4.3 ignores the line, and does not count it yet where it names it",
    spot: "9",
    newer: "8",
  },
  "it is read twice": {
    why: "2.4.3 names the line that comes a second time, the engine the include that is the cause",
    spot: undefined,
    newer: "more.inc:1",
  },
  "1,023 characters": { why: uncounted, spot: undefined, newer: "8" },
  "1,022 characters and CR": { why: uncounted, spot: undefined, newer: "8" },
  "1,024 characters": { why: uncounted, spot: "10", newer: "8" },
  "1,023 characters and no LF": {
    why: uncounted,
    spot: undefined,
    newer: "9",
  },
  "the tail of a comment is one": {
    why: uncounted,
    spot: undefined,
    newer: "8",
  },
  "bytes count, not characters": { why: uncounted, spot: "10", newer: "8" },
  "a comment of more is read on": { why: uncounted, spot: "10", newer: "8" },
  "blanks count": {
    why: "in 2.2.7 the whole statement happens to be behind the place where the line is split",
    spot: undefined,
    newer: "8",
  },
  "no opening brace of a block in a block": { why: skipping, spot: "13" },
  "a block that is open at the end is judged": {
    why: "the engine says no more of a block than that it is open",
    spot: "after reading",
  },
  "a script block without a script": {
    why: "it names the closing brace, the engine the head",
    spot: "2",
  },
  "it continues no script": {
    why: "only the log tells that the script is dropped",
    spot: undefined,
  },
  "no opening brace": { why: skipping, spot: "2" },
  "a bracket in the place of an opening brace": { why: skipping, spot: "13" },
  "a closing brace behind a value": {
    why: "it ends the instance, and the keywords behind it are unknown",
    spot: "6",
  },
  "no opening brace of a list": { why: skipping, spot: "12" },
  "no opening brace, and a value": { why: skipping, spot: "11" },
  "a quoted brace opens the block, but is not counted": {
    why: skipping,
    spot: "12",
  },
  "a quoted brace alone closes the block for those that skip it": {
    why: skipping,
    spot: "10",
  },
  "no closing brace before the next block": {
    why: "the next block's keywords are unknown inside of the open one",
    spot: "9",
  },
  "a second keyword in a line is a surplus word": {
    why: "2.2.7 tells what the instance lacks then, the engine names the keyword that is swallowed",
    spot: "after reading",
  },
  "a random number of three limits": {
    why: "only the log says that the third is too much; 2.4.3 says so",
    spot: undefined,
    newer: "9",
  },
  "a random number from more to less": {
    why: "2.2.7 makes a number of any size; 2.4.3 says so",
    spot: undefined,
    newer: "9",
  },
  "a false condition behind a brace, and no other brace": {
    why: noLine,
    spot: "after reading",
  },
  "a definition behind a brace, and no other brace": {
    why: noLine,
    spot: "after reading",
  },
  "an instance on an interface that is not there": { why: absent, spot: "3" },
  "an address on an interface that is not there": { why: absent, spot: "7" },
  "a tracked interface that is not there": { why: absent, spot: "10" },
  "a tracked interface of a group that is not there": {
    why: absent,
    spot: "7",
  },
  "a route through an interface that is not there": { why: absent, spot: "10" },
  "a rule for an interface that is not there": { why: absent, spot: "10" },
  "a garp_group of an interface that is not there": { why: absent, spot: "3" },
  "a static address on an interface that is not there": {
    why: absent,
    spot: "2",
  },
  "a static address without interface, and no default one": {
    why: absent,
    spot: "5",
  },
  "the link of an interface that is not there": { why: absent, spot: "2" },
  "delays of an interface that is not there": { why: absent, spot: "2" },
  "an interface that is not there, and an interval that can't be sent": {
    why: absent,
    spot: "6",
  },
  "an interface that is not there, and a BFD session twice": {
    why: absent,
    spot: "9",
  },
  "a VMAC with the name of an interface that is there": {
    why: "the machine has such an interface, which no configuration can tell",
    spot: "9",
  },
  "script_user who is not there": { why: nobody, spot: "2" },
  "script_user whose group is not there": { why: nobody, spot: "2" },
  "a tracked script of a user who is not there": { why: nobody, spot: "17" },
  "a tracked script that is not there": {
    why: "the script does not exist where the tests run; messages about that are left out",
    spot: undefined,
  },
  "a group of both families takes its services with it": {
    why: "2.2.7 names the end of the group, the engine the mark that needs a family",
    spot: "5",
  },
  "no closing brace of a list": {
    why: "the lines behind it are taken for values",
    spot: "10",
  },
};

/** Rules about what keepalived only says on a machine that has the scripts and users named: not compared. */
export const machineRules: readonly string[] = [
  "script-security-missing",
  "script-user-missing",
];

/**
 * Where the schema says something else than a table of keywords made without it, and why. Keys are regular
 * expressions of `block/keyword fact`.
 */
export const meantFacts: Readonly<Record<string, string>> = {
  "(?:static_routes|vrrp_instance/virtual_routes)/as args\\.0\\.kind":
    "the word is refused whatever follows: what follows is not looked at",
  "global_defs/(?:bfd|checker|vrrp)_cpu_affinity args\\.0\\.max":
    "how many CPUs there are is a matter of the machine",
  "global_defs/umask args\\.0\\.repeat\\.min":
    "names may stand in several words, joined with |",
  "(?:/virtual_server|virtual_server/(?:real|sorry)_server|virtual_server_group/<.*>) args\\.1\\.zero":
    "port 0 is accepted, and means all ports",
  "virtual_server/real_server/DNS_CHECK/name args\\.0\\.kind":
    "an empty label is reported",
  "virtual_server/real_server/UDP_CHECK/require_reply args\\.0\\.words":
    "an x stands for any half octet",
  "vrrp_script/(?:interval|timeout) in227\\..*":
    "2.2.7 takes whole seconds from 1 on",
};

/** Probes on which engine and daemon differ on purpose, and why. */
export const meantProbes: Readonly<Record<string, string>> = {
  def_std_env_unset:
    "the variable is not set where the daemon was asked; it may be where the configuration is used",
  inc_cond_twice:
    "the daemon names the line it reads a second time, the engine the include that is the cause",
  residue_include:
    "the daemon names the line it reads a second time, the engine the include that is the cause",
  tok_line_1100:
    "the daemon counts a line that is too long as two, or not yet: the numbers it names are wrong",
  tok_line_long_comment:
    "the daemon counts a line that is too long as two: the number it names is wrong",
  vs_no_real_server:
    "2.4.3 names the closing brace, the engine the head, where 2.2.7 names no line",
};
