import assert from "node:assert/strict";
import type { CodeLens } from "vscode-languageserver/node";
import type { Found } from "../../server/src/lsp/environment.ts";
import { ServerWorkspace } from "../../server/src/lsp/workspace.ts";
import { inMemory, InProcessServer } from "./in-process.ts";

const node = (own: string, other: string): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    unicast_src_ip ${own}
    unicast_peer {
        ${other}
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

const lb01 = "file:///lb01/keepalived.conf";
const files = {
  [lb01]: node("192.0.2.11", "192.0.2.12"),
  "file:///lb02/keepalived.conf": node("192.0.2.12", "192.0.2.11"),
};
const [first, second] = ["/lb01/keepalived.conf", "/lb02/keepalived.conf"];

/** An environment that finds files when it is told to. */
function slow() {
  const found: ((paths: readonly string[]) => void)[] = [];
  const find = (): Promise<Found> =>
    new Promise((done) =>
      found.push((paths) => done({ paths, isCutShort: false })),
    );
  return { found, environment: { ...inMemory(files), find } };
}

describe("A search for configurations", function () {
  this.timeout(60_000);

  it("does not undo what a later one has found", async () => {
    const { found, environment } = slow();
    const workspace = new ServerWorkspace(environment);
    const earlier = workspace.search(["file:///"]);
    const later = workspace.search(["file:///"]);
    found[1]?.([first, second]);
    await later;
    found[0]?.([first]);
    await earlier;
    assert.equal(workspace.files().length, 2);
  });

  it("has the editor ask again what was answered while it lasted", async () => {
    const { found, environment } = slow();
    const server = new InProcessServer(environment);
    const lenses = async (): Promise<number> => {
      const all = await server.request<CodeLens[] | null>(
        "textDocument/codeLens",
        { textDocument: { uri: lb01 } },
      );
      return all?.length ?? 0;
    };
    const refreshed = new Promise<void>((done) => {
      server.connection.onRequest("workspace/codeLens/refresh", () => {
        done();
        return null;
      });
    });
    await server.start({ workspace: { codeLens: { refreshSupport: true } } });
    await server.open(lb01, files[lb01]);
    const early = await lenses();
    found[0]?.([first, second]);
    await refreshed;
    assert.equal(await lenses(), early + 1);
    server.close();
    assert.deepEqual(server.listener.problems, []);
  });
});
