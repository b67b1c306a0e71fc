/* Parameters that many keywords share. */
import type { Argument } from "../keyword.ts";

/** true on yes, false off no, in lower case; nothing means true. */
export const onOff: Argument = {
  name: "value",
  kind: "bool",
  words: ["true", "on", "yes", "false", "off", "no"],
  optional: true,
  ifOmitted: true,
};

/** Of scripts that keepalived runs once for an event, each with a user of its own. */
export const notifyCommand: readonly Argument[] = [
  {
    name: "command",
    kind: "script",
    note: "one word: quote it to pass arguments; a command that does not exist or is not executable is dropped with a line in the log only",
  },
  {
    name: "user",
    kind: "user",
    optional: true,
    default: "keepalived_script if it exists, else the keepalived user",
  },
  { name: "group", kind: "group", optional: true },
];

/** Words that stand for an address prefix. */
export const destinationWords = ["default", "any", "all", "default6"] as const;

export const realtimeLimit: Argument = {
  name: "microseconds",
  kind: "uint",
  min: 1,
  max: 4294967295,
  unit: "us",
  default: 10000,
  onViolation: "error-default:0",
};

export const scheduler: Argument = {
  name: "scheduler",
  kind: "enum",
  words: [
    "rr",
    "wrr",
    "lc",
    "wlc",
    "lblc",
    "sh",
    "mh",
    "dh",
    "fo",
    "ovf",
    "lblcr",
    "sed",
    "nq",
    "twos",
  ],
  wordsSince: { twos: "2.2.5" },
  default: "wlc, with an error message",
  note: "checked since 2.0.7, any name before",
};

/** How packets reach the real servers, and the tunnel they take. */
export const forwardingMethod: readonly Argument[] = [
  {
    name: "method",
    kind: "enum",
    words: ["NAT", "DR", "TUN"],
    default: "NAT, with an error message",
  },
  {
    name: "option",
    kind: "options",
    optional: true,
    build: "headers",
    options: [
      {
        word: "type",
        argument: {
          name: "type",
          kind: "enum",
          words: ["ipip", "gue", "gre"],
          default: "ipip",
        },
        since: "2.0.18",
      },
      {
        word: "port",
        argument: { name: "port", kind: "uint", min: 1, max: 65535 },
        since: "2.0.18",
      },
      { word: "nocsum", since: "2.0.18", build: "headers" },
      { word: "csum", since: "2.0.18", build: "headers" },
      { word: "remcsum", since: "2.0.18", build: "headers" },
    ],
    note: "port is required with type gue and forbidden otherwise; ipip allows no checksum option, gre no remcsum",
  },
];
