import assert from "node:assert/strict";
import rule from "../../server/src/rules/vrrp/duplicate-vrid-same-interface.ts";
import { clean, inFolder } from "../cli/call.ts";
import { InProcessServer } from "../protocol/in-process.ts";

const instance = (name: string): string => `vrrp_instance ${name} {
    state BACKUP
    interface eth0
    virtual_router_id 61
    wrong
}
`;

describe("a rule that throws", () => {
  it("is told once, and the others go on", async () => {
    const healthy = rule.checkNode;
    const said: string[] = [];
    const server = new InProcessServer({
      readAny: () => "missing",
      hostFor: () => ({ read: () => "missing", match: () => undefined }),
      refresh: () => undefined,
      uriOf: (path) => `file://${path}`,
      find: () => Promise.resolve({ paths: [], isCutShort: false }),
    });
    for (const method of ["window/showMessage", "window/logMessage"])
      server.connection.onNotification(
        method,
        ({ message }: { message: string }) => {
          said.push(`${method} ${message.split("\n", 1)[0] ?? ""}`);
        },
      );
    try {
      Object.assign(rule, {
        checkNode: () => {
          throw new Error("a fault");
        },
      });
      await server.start();
      for (const name of ["a", "b"]) {
        const uri = `file:///${name}.conf`;
        await server.open(uri, instance("A") + instance("B"));
        const { items } = await server.request<{ items: { code: string }[] }>(
          "textDocument/diagnostic",
          { textDocument: { uri } },
        );
        assert.ok(items.some(({ code }) => code === "unknown-keyword"));
      }
      assert.deepEqual(said, [
        `window/showMessage keepalived: the rule ${rule.id} has a fault and says nothing; the output has what a report of it needs.`,
        `window/logMessage rule ${rule.id}: Error: a fault`,
      ]);
    } finally {
      Object.assign(rule, { checkNode: healthy });
      server.close();
    }
  });
});

describe("a rule that throws on the command line", () => {
  const broken = (
    fault: Partial<typeof rule>,
    test: () => Promise<void>,
  ): Promise<void> => {
    const { checkNode } = rule;
    Object.assign(rule, fault);
    return test().finally(() => Object.assign(rule, { checkNode }));
  };
  const throws = {
    checkNode: () => {
      throw new Error("a fault");
    },
  };

  it("is told once, the others speak, and the call has failed", () =>
    broken(throws, () =>
      inFolder(
        { "a.conf": instance("A"), "b.conf": instance("B") },
        async (folder) => {
          const { status, stdout, stderr } = await folder.call([
            "lint",
            "a.conf",
            "b.conf",
          ]);
          assert.equal(status, 2);
          assert.equal(stdout.match(/unknown-keyword/g)?.length, 2);
          assert.equal(stderr.match(/has a fault/g)?.length, 1);
          assert.match(
            stderr,
            /^keepalived-lsp: the rule duplicate-vrid-same-interface has a fault, please report it; what the other rules say stands: Error: a fault\nkeepalived-lsp: Error: a fault\nkeepalived-lsp: {5}at /,
          );
          const sarif = await folder.call(["lint", "--format", "sarif"]);
          assert.match(sarif.stdout, /"executionSuccessful": false/);
          assert.match(sarif.stdout, /has a fault/);
          const doctor = await folder.call(["doctor"]);
          assert.equal(doctor.status, 2);
          assert.match(doctor.stdout, /\nFaults\n {2}the rule duplicate/);
        },
      ),
    ));

  it("costs no more than a fix where only that can't be worked out", () =>
    broken(
      {
        checkNode: ({ configuration }, { report }) => {
          const [at] = configuration.statements;
          if (at === undefined) return;
          const message = Object.keys(rule.messages)[0] ?? "";
          const fixes = (): never => {
            throw new Error("a fault");
          };
          report({ message, at, fixes });
        },
      },
      () =>
        inFolder({ "keepalived.conf": clean }, async (folder) => {
          const { status, stdout, stderr } = await folder.call(["lint"]);
          assert.equal(status, 2);
          assert.match(stdout, /duplicate-vrid-same-interface/);
          assert.match(stderr, /has a fault/);
        }),
    ));
});
