import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findConfigurations } from "../../server/src/node/find-configurations.ts";
import { inMemory, InProcessServer } from "./in-process.ts";

/* A whole disk may be open in an editor, too. */

const lb01 = "vrrp_instance VI_1 {\n    wrong\n}\n";
const generous = { folders: 1000, depth: 10, milliseconds: 300_000 };

describe("the search for configurations", () => {
  let top: string;

  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), "keepalived-lsp-"));
    for (const folder of ["a/a/a", "b", "c", "node_modules/d"]) {
      mkdirSync(join(top, folder), { recursive: true });
      writeFileSync(join(top, folder, "keepalived.conf"), lb01);
    }
  });

  afterEach(() => rmSync(top, { recursive: true }));

  const search = async (limits: object): Promise<unknown> => {
    const { paths, isCutShort } = await findConfigurations(top, {
      ...generous,
      ...limits,
    });
    return [paths.map((path) => path.slice(top.length + 1)), isCutShort];
  };
  const [near, all] = [
    ["b/keepalived.conf", "c/keepalived.conf"],
    ["b/keepalived.conf", "c/keepalived.conf", "a/a/a/keepalived.conf"],
  ];

  it("looks at the near ones first", async () => {
    assert.deepEqual(await search({}), [all, false]);
  });

  it("ends after so many folders, so deep, and in time, and says so", async () => {
    assert.deepEqual(await search({ folders: 4 }), [near, true]);
    assert.deepEqual(await search({ folders: 6 }), [all, false]);
    assert.deepEqual(await search({ depth: 2 }), [near, true]);
    assert.deepEqual(await search({ milliseconds: -1 }), [[], true]);
  });
});

describe("a workspace that is too large", () => {
  it("is named in words, whatever its name is", async () => {
    const folder = "/[click](command:workbench.action.quit)";
    const server = new InProcessServer({
      ...inMemory({}),
      find: () => Promise.resolve({ paths: [], isCutShort: true }),
    });
    const told = new Promise<string>((tell) =>
      server.connection.onNotification(
        "window/showMessage",
        ({ message }: { message: string }) => tell(message),
      ),
    );
    try {
      await server.start({}, [{ uri: `file://${folder}`, name: "x" }]);
      assert.match(
        await told,
        /^keepalived: \/\[click\] \(command:workbench\.action\.quit\) is too large/,
      );
    } finally {
      server.close();
    }
  });

  it("is told of once, and open files are checked", async () => {
    const files = { "file:///lb01/keepalived.conf": lb01 };
    const environment = inMemory(files);
    let searches = 0;
    const server = new InProcessServer({
      ...environment,
      find: async (folder) => {
        searches += 1;
        return { ...(await environment.find(folder)), isCutShort: true };
      },
    });
    const told: string[] = [];
    server.connection.onNotification(
      "window/showMessage",
      ({ message }: { message: string }) => void told.push(message),
    );
    const [uri = ""] = Object.keys(files);
    try {
      await server.start();
      await server.open(uri, lb01);
      for (const round of [1, 2]) {
        const { items } = await server.request<{ items: { code: string }[] }>(
          "textDocument/diagnostic",
          { textDocument: { uri } },
        );
        assert.ok(items.some(({ code }) => code === "unknown-keyword"));
        await server.notify("workspace/didChangeWatchedFiles", {
          changes: [{ uri, type: 1 }],
        });
        while (searches <= round)
          await new Promise((done) => setImmediate(done));
      }
      assert.equal(told.length, 1);
      assert.match(told[0] ?? "", /^keepalived: \/ is too large/);
      assert.deepEqual(server.listener.problems, []);
    } finally {
      server.close();
    }
  });
});
