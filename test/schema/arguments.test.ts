import assert from "node:assert/strict";
import { checkArgument } from "../../grammar/schema/arguments/check-argument.ts";
import type { Argument, ArgumentKind } from "../../grammar/schema/keyword.ts";
import { newestVersion } from "../../grammar/schema/versions.ts";
import { evaluate } from "../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../grammar/schema/schema.ts";
import { sourceFile } from "../../grammar/syntax/source-file.ts";

interface Case {
  readonly kind: ArgumentKind;
  readonly with?: Omit<Argument, "name" | "kind">;
  readonly good: readonly string[];
  /** Texts and the messages they get. */
  readonly bad: Readonly<Record<string, string>>;
  readonly target?: string;
}

const cases: readonly Case[] = [
  {
    kind: "uint",
    with: { min: 1, max: 255 },
    good: ["1", "255", "+5", "007", " 5"],
    bad: {
      "0": "outOfRange",
      "": "outOfRange",
      "256": "outOfRange",
      "-1": "outOfRange",
      "99999999999999999999": "outOfRange",
      "5 ": "notANumber",
      "0x5": "notANumber",
      "5;": "notANumber",
      "1.5": "notWhole",
      abc: "notANumber",
    },
  },
  {
    kind: "uint",
    with: { base: 0, min: 0, max: 4294967295 },
    good: ["0x10", "010", "10"],
    bad: { "08": "notANumber", "0x": "notANumber" },
  },
  {
    kind: "uint",
    with: { max: 18446744073709551615n },
    good: ["18446744073709551615"],
    bad: { "18446744073709551616": "outOfRange" },
  },
  {
    kind: "int",
    with: { min: -253, max: 253 },
    good: ["-253", "253", "+1", "", "0"],
    bad: {
      "-254": "outOfRange",
      "254": "outOfRange",
      "0x5": "notANumber",
      "1.5": "notWhole",
      "-": "notANumber",
    },
  },
  {
    kind: "decimal",
    with: { min: 0.01, max: 255, decimals: 6 },
    good: ["1", ".5", "5.", "0.01", "254.999999", "+1"],
    bad: {
      "0": "outOfRange",
      "256": "outOfRange",
      "-1": "outOfRange",
      "1.0000001": "tooManyDecimals",
      "1e0": "notADecimal",
      "1s": "unit",
      "500ms": "unit",
      "1,5": "notADecimal",
    },
  },
  {
    kind: "bool",
    with: { words: ["true", "on", "yes", "false", "off", "no"] },
    good: ["true", "on", "yes", "false", "off", "no"],
    bad: { True: "notOnOff", "1": "notOnOff", "": "notOnOff" },
  },
  {
    kind: "enum",
    with: { words: ["MASTER", "BACKUP"] },
    good: ["MASTER"],
    bad: { backup: "notOneOf", SLAVE: "notOneOf" },
  },
  {
    kind: "enum",
    with: { words: ["TCP", "UDP"], ignoreCase: true },
    good: ["tcp", "Udp"],
    bad: { icmp: "notOneOf" },
  },
  {
    kind: "enum",
    with: { words: ["rr", "twos"], wordsSince: { twos: "2.2.5" } },
    good: ["rr"],
    bad: { twos: "value" },
    target: "2.2.4",
  },
  {
    kind: "enum-or-uint",
    with: { words: ["MTU", "ADVERT"], ignoreCase: true, min: 0, max: 10 },
    good: ["mtu", "10"],
    bad: { "11": "outOfRange", x: "notOneOfNorNumber" },
  },
  {
    kind: "ip",
    good: ["192.0.2.1", "2001:db8::1", "::", "192.0.2.1/24", "192.0.2.1-9"],
    bad: {
      "192.0.2": "notAnAddress",
      "192.0.2.300": "notAnAddress",
      "192.0.02.1": "notAnAddress",
      localhost: "notAnAddress",
      "fe80::1%eth0": "notAnAddress",
      "1::2::3": "notAnAddress",
      "1:2:3:4:5:6:7": "notAnAddress",
      "1:2:3:4:5:6:7:8:9": "notAnAddress",
    },
  },
  {
    kind: "ip",
    with: { exact: true },
    good: ["192.0.2.1", "1:2:3:4:5:6:7::", "::ffff:192.0.2.1"],
    bad: { "192.0.2.1/24": "notAnAddress" },
  },
  {
    kind: "ipv4",
    with: { words: ["+", "-"], exact: true },
    good: ["192.0.2.255", "+", "-"],
    bad: { "2001:db8::1": "notIpv4" },
  },
  {
    kind: "ip-prefix",
    with: { words: ["default"] },
    good: ["192.0.2.1", "192.0.2.0/24", "192.0.2.0/", "::/0", "default"],
    bad: {
      "192.0.2.0/33": "prefixLength",
      "::/129": "prefixLength",
      "192.0.2.0/255.255.255.0": "dottedNetmask",
      "192.0.2.0/x": "prefixNotANumber",
      any: "notAnAddress",
    },
  },
  {
    kind: "port",
    with: { min: 1, max: 65535, zero: "none" },
    good: ["80", "0", "000", "65535"],
    bad: { "65536": "outOfRange", http: "notANumber" },
  },
  {
    kind: "multicast-ip",
    good: ["224.0.0.18", "ff02::12"],
    bad: { "192.0.2.1": "notMulticast", "2001:db8::1": "notMulticast" },
  },
  {
    kind: "multicast-ipv4",
    good: ["239.255.255.255"],
    bad: { "ff02::12": "notIpv4", "240.0.0.1": "notMulticast" },
  },
  {
    kind: "multicast-ipv6",
    good: ["ff02::12"],
    bad: { "224.0.0.18": "notIpv6", "ff05::12": "notLinkLocal" },
  },
  {
    kind: "ip-or-range-or-prefix",
    good: [
      "192.0.2.1",
      "192.0.2.1-9",
      "192.0.2.1-192.0.3.1",
      "192.0.2.0/24",
      "2001:db8::1-ff",
    ],
    bad: {
      "192.0.2.9-1": "rangeBackwards",
      "192.0.2.9-192.0.2.1": "rangeBackwards",
      "192.0.2.1-256": "badRange",
      "192.0.2.1-2001:db8::1": "badRange",
      "192.0.2.1/24": "hostBits",
      "192.0.2.0/0": "badNetwork",
      web: "notAnAddress",
    },
  },
  {
    kind: "name-or-number",
    with: { min: 0, max: 255 },
    good: ["0", "255", "0xff", "main", "no-such-name"],
    bad: { "256": "outOfRange", "0x100": "outOfRange" },
  },
  {
    kind: "realms",
    good: ["cosmos", "1/2", "0x14"],
    bad: { "256": "outOfRange", "1/300": "outOfRange" },
  },
  {
    kind: "mark/mask",
    with: { min: 0, max: 4294967295 },
    good: ["1", "0x10/0xff", "010"],
    bad: {
      "-1": "notAMark",
      "0x10/0xzz": "notAMark",
      "4294967296": "outOfRange",
    },
  },
  {
    kind: "port-port",
    good: ["80-80", "1-65535"],
    bad: { "80": "singlePort", http: "notAPortRange" },
  },
  { kind: "uid-uid", good: ["0-1000"], bad: { "0": "notAUidRange" } },
  {
    kind: "uint-range",
    with: { min: 100, max: 599 },
    good: ["200", "200-299"],
    bad: {
      "600": "outOfRange",
      "299-200": "rangeBackwards",
      "2xx": "notARange",
    },
  },
  {
    kind: "route-time",
    with: { scale: 8 },
    good: ["1600", "300ms", "1.5s", "2secs"],
    bad: { "102": "outOfRange", abc: "notATime", "1.5": "notATime" },
  },
  {
    kind: "route-time",
    with: { scale: 8 },
    good: ["102", "10ms"],
    bad: { "1000s": "outOfRange", "999999999": "outOfRange" },
    target: "2.2.7",
  },
  {
    kind: "hex",
    with: { minLength: 4, maxLength: 4 },
    good: ["09aF"],
    bad: { "09a": "tooShort", "09aFF": "tooLong", wxyz: "notHex" },
  },
  {
    kind: "hmac-key",
    with: { minLength: 4, maxLength: 8 },
    good: ["secret", "hex:00112233", "file:/etc/key"],
    bad: { abc: "keyLength", "hex:0011": "keyLength", "hex:0z": "notHex" },
  },
  {
    kind: "umask",
    with: { min: 0, max: 511, words: ["IRUSR", "IWGRP"] },
    good: ["022", "0x1ff", "IRUSR|IWGRP", "|"],
    bad: { "01000": "outOfRange", IRWX: "notAUmask" },
  },
  {
    kind: "mac",
    good: ["02:00:00:00:00:01", "2:0:0:0:1", "02:00:00:00:01:"],
    bad: {
      "01:00:00:00:00:01": "multicastMac",
      "00:00:5e:00:01:33": "reservedMac",
      "02:00:00": "notAMac",
    },
  },
  {
    kind: "domain-name",
    good: ["example.com", "."],
    bad: { "example..com": "emptyLabel", ".com": "emptyLabel" },
  },
  {
    kind: "string",
    with: { maxLength: 8 },
    good: ["12345678", "äöüß"],
    bad: { "123456789": "tooLong", äöüßx: "tooLong" },
  },
];

const [statement] = evaluate(
  sourceFile("keepalived.conf", "keyword value"),
  { read: () => "missing", match: () => undefined },
  { vocabulary },
).statements;

describe("kinds of parameters", () => {
  for (const { kind, good, bad, target = newestVersion, ...more } of cases) {
    const argument: Argument = { name: "value", kind, ...more.with };
    const check = (text: string): string | undefined => {
      assert.ok(statement);
      return checkArgument(text, argument, { target, statement })?.message;
    };
    for (const text of good)
      it(`${kind} takes "${text}"`, () => assert.equal(check(text), undefined));
    for (const [text, message] of Object.entries(bad))
      it(`${kind} refuses "${text}"`, () => assert.equal(check(text), message));
  }

  it("says nothing where keepalived does not", () => {
    assert.ok(statement);
    const argument: Argument = {
      name: "offset",
      kind: "uint",
      onViolation: "silent-ignored",
    };
    const context = { target: newestVersion, statement };
    assert.equal(checkArgument("x", argument, context), undefined);
  });
});
