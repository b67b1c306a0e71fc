import assert from "node:assert/strict";
import rule from "../../server/src/rules/vrrp/duplicate-vrid-same-interface.ts";
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
