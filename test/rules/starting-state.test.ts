import assert from "node:assert/strict";
import {
  isPreemptOff,
  startsAsMaster,
  usesAh,
} from "../../server/src/rules/starting-state.ts";
import { instance, read, the } from "../model/reading.ts";

const withLines = (...lines: readonly string[]) =>
  the(read(instance(100, lines.join("\n"))).instances[0]);

const six = (...lines: readonly string[]) =>
  the(
    read(instance(100, lines.join("\n"), { vip: "2001:db8::1/64" }))
      .instances[0],
  );

const ah = "authentication {\nauth_type AH\nauth_pass s3cret77\n}";

describe("an instance", () => {
  it("starts as master by its state, unless something sets that back", () => {
    assert.ok(startsAsMaster(withLines("state MASTER")));
    assert.ok(!startsAsMaster(withLines()));
    assert.ok(!startsAsMaster(withLines("state MASTER", "priority 255")));
    assert.ok(!startsAsMaster(withLines("state MASTER", "priority $PRIO")));
    assert.ok(!startsAsMaster(withLines("state MASTER", "strict_mode")));
    assert.ok(!startsAsMaster(withLines("state MASTER", ah)));
  });

  it("uses AH with a password, in version 2 of IPv4, and not in strict mode", () => {
    assert.ok(usesAh(withLines(ah)));
    assert.ok(!usesAh(withLines()));
    assert.ok(!usesAh(withLines(ah.replace("AH", "PASS"))));
    assert.ok(!usesAh(withLines(ah.replace("auth_pass s3cret77\n", ""))));
    assert.ok(!usesAh(withLines(ah, "version 3")));
    assert.ok(!usesAh(withLines(ah, "strict_mode")));
    assert.ok(!usesAh(six(ah, "version 2")));
  });

  it("does not preempt by the last of its switches", () => {
    assert.ok(isPreemptOff(withLines("nopreempt")));
    assert.ok(!isPreemptOff(withLines()));
    assert.ok(!isPreemptOff(withLines("nopreempt", "preempt")));
    assert.ok(
      isPreemptOff(withLines("preempt", "nopreempt", "preempt_delay 5")),
    );
  });
});
