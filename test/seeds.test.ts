import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { lineAt } from "../grammar/syntax/line-index.ts";
import type { Diagnostic } from "../server/src/engine/diagnostic.ts";
import { analyseFolder, fixFolder, repository } from "./harness/folder.ts";

/*
 * The clusters of four articles that operators follow and get wrong, as they print them (fixtures/seeds). What each
 * article (or its reader) found out the hard way must be told, nothing else may be called an error, and no safe fix
 * may be left over by `--fix`.
 */
const seeds = join(repository, "test", "fixtures", "seeds");

interface Expectation {
  readonly about: string;
  /** `file:line rule`, and nothing else at this level. */
  readonly errors: readonly string[];
  /** What has to be told besides: warnings, infos and hints. There may be more of them. */
  readonly told: readonly string[];
}

const expectations: Readonly<Record<string, Expectation>> = {
  "000-service": {
    about:
      "directors that are real servers hand packets to each other for ever",
    errors: [
      "lb01/keepalived.conf:34 dr-director-is-real-server",
      "lb02/keepalived.conf:28 dr-director-is-real-server",
    ],
    told: [],
  },
  "000-fwmark": {
    about:
      "marks by MAC address, different ones on both nodes: the loop is back after the master was away",
    errors: [],
    told: [
      "lb01/keepalived.conf:22 fwmark-differs-between-nodes",
      "lb01/keepalived.conf:34 dr-fwmark-mac-incomplete",
      "lb02/keepalived.conf:22 fwmark-differs-between-nodes",
      "lb02/keepalived.conf:27 dr-fwmark-mac-incomplete",
    ],
  },
  "001-fwmark": {
    about: "the same with a protocol and ports, which a mark has not",
    errors: [],
    told: [
      "lb01/keepalived.conf:24 fwmark-differs-between-nodes",
      "lb01/keepalived.conf:28 fwmark-protocol-ignored",
      "lb01/keepalived.conf:30 fwmark-dr-real-server-port",
      "lb01/keepalived.conf:36 dr-fwmark-mac-incomplete",
      "lb01/keepalived.conf:36 fwmark-dr-real-server-port",
      "lb02/keepalived.conf:28 fwmark-protocol-ignored",
      "lb02/keepalived.conf:30 dr-fwmark-mac-incomplete",
      "lb02/keepalived.conf:30 fwmark-dr-real-server-port",
      "lb02/keepalived.conf:36 fwmark-dr-real-server-port",
    ],
  },
  "001-one-line": {
    about: "line breaks lost on the way from a web page",
    errors: ["keepalived.conf:2 comment-eats-braces"],
    told: [],
  },
  "002-http-check": {
    about: "unicast src_ip with a blank, an old name of retry",
    errors: ["ka02/conf.d/www.ming.org.conf:15 keyword-split-by-space"],
    told: [
      "ka01/conf.d/www.ming.org.conf:46 nb-get-retry-deprecated",
      "ka01/conf.d/www.ming.org.conf:58 nb-get-retry-deprecated",
      "ka02/conf.d/www.ming.org.conf:44 nb-get-retry-deprecated",
      "ka02/conf.d/www.ming.org.conf:56 nb-get-retry-deprecated",
      "ka01/keepalived.conf:5 multicast-group-unused",
      "ka01/conf.d/www.ming.org.conf:35 dr-loopback-server",
      "ka02/conf.d/www.ming.org.conf:33 dr-loopback-server",
    ],
  },
  "002-tcp-check": {
    about: "a keyword of HTTP_GET in TCP_CHECK",
    errors: [
      "ka01/conf.d/www.ming.org.conf:42 tcp-check-unknown-retry",
      "ka01/conf.d/www.ming.org.conf:51 tcp-check-unknown-retry",
      "ka02/conf.d/www.ming.org.conf:15 keyword-split-by-space",
      "ka02/conf.d/www.ming.org.conf:41 tcp-check-unknown-retry",
      "ka02/conf.d/www.ming.org.conf:50 tcp-check-unknown-retry",
    ],
    told: [],
  },
  "002-fwmark": {
    about: "rr with weights, a protocol and ports behind a mark",
    errors: [],
    told: [
      "ka01/conf.d/www.ming.org.conf:32 weight-ignored-by-scheduler",
      "ka01/conf.d/www.ming.org.conf:35 fwmark-protocol-ignored",
      "ka01/conf.d/www.ming.org.conf:36 fwmark-dr-real-server-port",
      "ka01/conf.d/www.ming.org.conf:39 fwmark-dr-real-server-port",
      "ka01/conf.d/www2.ming.org.conf:29 weight-ignored-by-scheduler",
      "ka02/conf.d/www.ming.org.conf:31 weight-ignored-by-scheduler",
      "ka02/conf.d/www2.ming.org.conf:30 weight-ignored-by-scheduler",
      "ka02/conf.d/www2.ming.org.conf:45 nb-get-retry-deprecated",
    ],
  },
  "002-sync-group": {
    about: "instances written into their sync group",
    errors: [
      "keepalived.conf:7 instance-nested-in-sync-group",
      "keepalived.conf:14 instance-nested-in-sync-group",
    ],
    told: [],
  },
  "003-sample": {
    about: "the sample with a comment behind each line",
    errors: [],
    told: [
      "keepalived.conf:3 sample-config-leftovers",
      "keepalived.conf:22 auth-default-password",
    ],
  },
  "003-dual-master": {
    about: "two instances, each master on one node: right as it is",
    errors: [],
    told: [],
  },
  "003-vrid-mismatch": {
    about: "one virtual_router_id differs: split brain",
    errors: [
      "lb01/keepalived.conf:14 vrid-mismatch",
      "lb02/keepalived.conf:15 vrid-mismatch",
    ],
    told: [],
  },
};

describe("configurations of articles", () => {
  for (const [name, { about, errors, told }] of Object.entries(expectations)) {
    const folder = join(seeds, name);

    it(`${name}: ${about}`, () => {
      const { diagnostics } = analyseFolder(folder);
      const show = ({ file, start, rule }: Diagnostic): string =>
        `${relative(folder, fileURLToPath(file.uri)).replaceAll("\\", "/")}:${lineAt(file, start) + 1} ${rule.id}`;
      assert.deepEqual(
        diagnostics.filter(({ severity }) => severity === "error").map(show),
        errors,
      );
      const found = diagnostics.map(show);
      assert.deepEqual(
        told.filter((each) => !found.includes(each)),
        [],
      );
    });

    it(`${name}: --fix leaves nothing with a safe fix, and no new error`, () => {
      const { analysis } = fixFolder(folder);
      assert.deepEqual(
        analysis.diagnostics
          .filter((each) =>
            each.fixes().some(({ safety }) => safety === "safe"),
          )
          .map(({ rule }) => rule.id),
        [],
      );
      const before = new Set(
        analyseFolder(folder).diagnostics.map(({ rule }) => rule.id),
      );
      assert.deepEqual(
        analysis.diagnostics
          .filter(
            ({ rule, severity }) =>
              severity === "error" && !before.has(rule.id),
          )
          .map(({ rule }) => rule.id),
        [],
      );
    });
  }

  it("leave no cluster without an expectation", () => {
    assert.deepEqual(
      readdirSync(seeds).sort(),
      Object.keys(expectations).sort(),
    );
  });
});
