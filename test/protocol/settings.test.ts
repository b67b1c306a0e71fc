import assert from "node:assert/strict";
import type {
  ClientCapabilities,
  ConfigurationParams,
  DocumentDiagnosticReport,
  InlayHint,
} from "vscode-languageserver/node";
import { inMemory, InProcessServer } from "./in-process.ts";

/** Keywords that came with 2.0.14 and 2.2.0. */
const newer = `global_defs {
    vrrp_startup_delay 5
    tmp_config_directory /tmp
}
`;

const node = (vrid: number): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id ${vrid}
    priority 100
    virtual_ipaddress {
        192.0.2.100
    }
}
`;

const files = {
  "file:///east/keepalived.conf": newer,
  "file:///south/keepalived.conf": newer,
  "file:///south/inner/keepalived.conf": newer,
  "file:///lb01/keepalived.conf": node(61),
  "file:///lb02/keepalived.conf": node(62),
};

const folder = (name: string) => ({ uri: `file:///${name}`, name });

const asking: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
  },
};

const nothing = (): unknown => null;

/** What an editor has set: "window", or the name of a folder. */
type Sections = Readonly<Record<string, unknown>>;

describe("The editor's settings", () => {
  let server: InProcessServer;

  afterEach(() => {
    server.close();
    assert.deepEqual(server.listener.problems, []);
  });

  /** A client that answers with these settings, folders without own ones with the window's, as VS Code does. */
  async function start(
    names: readonly string[],
    sections: () => Sections | Promise<Sections>,
    { can = asking, registered = nothing } = {},
  ): Promise<void> {
    server = new InProcessServer(inMemory(files));
    server.connection.onRequest("client/registerCapability", registered);
    server.connection.onRequest(
      "workspace/configuration",
      async ({ items }: ConfigurationParams) => {
        const known = await sections();
        return items.map(({ scopeUri }) => {
          const name = scopeUri?.slice("file:///".length);
          return known[name ?? "window"] ?? known.window ?? null;
        });
      },
    );
    await server.start(can, names.map(folder));
  }

  const rulesIn = async (path: string): Promise<readonly unknown[]> => {
    const uri = `file:///${path}/keepalived.conf`;
    await server.open(uri, files[uri as keyof typeof files]);
    const report = await server.request<DocumentDiagnosticReport>(
      "textDocument/diagnostic",
      { textDocument: { uri } },
    );
    assert.equal(report.kind, "full");
    return report.items.map(({ code }) => code);
  };

  const old = "needs-newer-keepalived";
  const mismatch = "vrid-mismatch";

  describe("count by folder", () => {
    it("where the editor knows them by folder", async () => {
      await start(["east", "south"], () => ({
        window: { keepalivedVersion: "2.1.0" },
        east: { keepalivedVersion: "2.0.5" },
      }));
      assert.deepEqual(await rulesIn("east"), [old, old]);
      assert.deepEqual(await rulesIn("south"), [old]);
      assert.deepEqual(await rulesIn("lb01"), [mismatch, "vip-without-prefix"]);
    });

    it("the innermost one before those around it", async () => {
      await start(["south", "south/inner"], () => ({
        south: { keepalivedVersion: "2.0.5" },
        "south/inner": { keepalivedVersion: "2.2.0" },
      }));
      assert.deepEqual(await rulesIn("south"), [old, old]);
      assert.deepEqual(await rulesIn("south/inner"), []);
    });

    it("also for nodes of one cluster, which are still compared", async () => {
      await start(["lb01", "lb02"], () => ({
        lb01: { rules: { [mismatch]: "off" } },
        lb02: { rules: { "vip-without-prefix": "off" } },
      }));
      assert.deepEqual(await rulesIn("lb01"), ["vip-without-prefix"]);
      assert.deepEqual(await rulesIn("lb02"), [mismatch]);
    });

    it("unless one of them wants no guesses about clusters", async () => {
      await start(["lb01", "lb02"], () => ({
        lb02: { clusters: { guess: false } },
      }));
      for (const name of ["lb01", "lb02"])
        assert.deepEqual(await rulesIn(name), ["vip-without-prefix"]);
    });

    it("for what is shown between the words", async () => {
      await start(["lb01", "lb02"], () => ({
        lb02: { inlayHints: { prefixLength: false } },
      }));
      const hints = async (path: string): Promise<readonly unknown[]> => {
        const uri = `file:///${path}/keepalived.conf`;
        const position = { line: 8, character: 0 };
        const start = { line: 0, character: 0 };
        const all = await server.request<InlayHint[] | null>(
          "textDocument/inlayHint",
          { textDocument: { uri }, range: { start, end: position } },
        );
        return (all ?? []).map(({ label }) => label);
      };
      // settings are known before findings are told
      await rulesIn("lb01");
      assert.deepEqual(await hints("lb01"), ["takes over after 3.6 s", "/32"]);
      assert.deepEqual(await hints("lb02"), ["takes over after 3.6 s"]);
    });
  });

  describe("count for all folders", () => {
    const everywhere = { keepalivedVersion: "2.0.5" };

    it("where the editor knows of no scopes", async () => {
      await start(["east", "south"], () => ({}));
      server.connection.onRequest("workspace/configuration", () => [
        everywhere,
      ]);
      await server.notify("workspace/didChangeConfiguration", {
        settings: null,
      });
      await until(async () => (await rulesIn("east")).length === 2);
      assert.deepEqual(await rulesIn("south"), [old, old]);
    });

    it("where the editor tells them unasked", async () => {
      await start(["east", "south"], () => ({}), {
        can: { workspace: { workspaceFolders: true } },
      });
      await server.notify("workspace/didChangeConfiguration", {
        settings: { keepalived: everywhere },
      });
      assert.deepEqual(await rulesIn("east"), [old, old]);
      assert.deepEqual(await rulesIn("south"), [old, old]);
    });
  });

  describe("are the newest, whatever comes when:", () => {
    it("a change that is not told of, as nobody had asked for that yet", async () => {
      let sections: Sections = { window: { keepalivedVersion: "2.0.5" } };
      await start(["east"], () => sections, {
        registered: async () => {
          await new Promise((done) => setTimeout(done, 30));
          sections = { window: { keepalivedVersion: "2.2.0" } };
          return null;
        },
      });
      assert.deepEqual(await rulesIn("east"), []);
    });

    it("an answer that a later one has overtaken", async () => {
      const answers: ((sections: Sections) => void)[] = [];
      await start(["east"], () => new Promise((done) => answers.push(done)));
      await until(() => answers.length === 1);
      await server.notify("workspace/didChangeConfiguration", {
        settings: null,
      });
      await until(() => answers.length === 2);
      answers[1]?.({ window: { keepalivedVersion: "2.2.0" } });
      await new Promise((done) => setTimeout(done, 30));
      answers[0]?.({ window: { keepalivedVersion: "2.0.5" } });
      assert.deepEqual(await rulesIn("east"), []);
    });

    it("a folder whose settings the editor is slow to tell", async () => {
      let slow = false;
      await start([], async () => {
        if (slow) await new Promise((done) => setTimeout(done, 100));
        return { east: { keepalivedVersion: "2.2.0" }, window: oldest };
      });
      const oldest = { keepalivedVersion: "1.3.0" };
      slow = true;
      await server.notify("workspace/didChangeWorkspaceFolders", {
        event: { added: [folder("east")], removed: [] },
      });
      assert.deepEqual(await rulesIn("east"), []);
    });
  });
});

async function until(
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  while (!(await condition())) await new Promise((done) => setTimeout(done, 5));
}
