import assert from "node:assert/strict";
import { disagreements } from "../fuzz/differential.ts";
import { daemonMissing, daemonVersion } from "../harness/daemon.ts";

/*
 * Configurations made up from the schema, half of them with a mistake: always the same ones here. `npm run fuzz --
 * differential` makes others, as many as there is time for.
 */
const missing = daemonMissing();

describe(`conformance with keepalived ${missing === undefined ? daemonVersion() : `(not run: ${missing})`} on configurations made up`, () => {
  if (missing !== undefined) return;
  const count = 400;

  it(`${count} of them`, () => {
    const found = disagreements(1, count, daemonVersion());
    assert.deepEqual(
      found.map(({ seed, mistake, daemon, engine }) => ({
        seed,
        mistake,
        daemon,
        engine,
      })),
      [],
    );
  });
});
