import assert from "node:assert/strict";
import type {
  ClientCapabilities,
  CodeLens,
  InlayHint,
} from "vscode-languageserver/node";
import { capabilities, Client } from "./client.ts";

const node = (priority: number, more = ""): string => `vrrp_script chk {
    script /bin/true
    weight -20
}
vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 61
    priority ${priority}
    track_script {
        chk
    }
    virtual_ipaddress {
        192.0.2.100
    }
    ${more}
}
`;

const lb01 = node(150);
const everything = {
  start: { line: 0, character: 0 },
  end: { line: 99, character: 0 },
};

const refreshing: ClientCapabilities = {
  ...capabilities,
  workspace: {
    ...capabilities.workspace,
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
  textDocument: {
    ...capabilities.textDocument,
    inlayHint: { resolveSupport: { properties: ["tooltip"] } },
  },
};

describe("inlay hints and code lenses in the protocol", () => {
  let client: Client;

  beforeEach(() => {
    client = new Client({
      "lb01.keepalived.conf": lb01,
      "lb02.keepalived.conf": node(100, "advert_int 1"),
    });
  });

  afterEach(() => client.stop());

  const start = async (
    can: ClientCapabilities,
    initializationOptions: object = {},
  ): Promise<void> => {
    await client.start(can, { initializationOptions });
    await client.open("lb01.keepalived.conf", lb01);
    // Findings come when all nodes are known.
    await client.diagnostics("lb01.keepalived.conf", () => true);
  };

  const hints = (): Promise<InlayHint[]> =>
    client.request("textDocument/inlayHint", {
      textDocument: { uri: client.uri("lb01.keepalived.conf") },
      range: everything,
    });

  const lenses = async (): Promise<CodeLens[]> => {
    const found = await client.request<CodeLens[]>("textDocument/codeLens", {
      textDocument: { uri: client.uri("lb01.keepalived.conf") },
    });
    return Promise.all(
      found.map((each) => client.request<CodeLens>("codeLens/resolve", each)),
    );
  };

  it("show hints, with their reason at once where the editor does not ask for it", async () => {
    await start(capabilities);
    const found = await hints();
    assert.deepEqual(
      found.map(({ label, position, paddingLeft }) => [
        label,
        position.line,
        paddingLeft,
      ]),
      [
        ["effective 150, at worst 130", 7, true],
        ["takes over after 3.4 s", 7, true],
        ["/32", 12, undefined],
      ],
    );
    for (const { tooltip } of found) assert.ok(tooltip !== undefined);
  });

  it("give the reason of a hint when somebody looks", async () => {
    await start(refreshing);
    const [first] = await hints();
    assert.equal(first?.tooltip, undefined);
    const { tooltip } = await client.request<InlayHint>(
      "inlayHint/resolve",
      first,
    );
    assert.match(JSON.stringify(tooltip), /Failover of `VI_1`/);
  });

  it("show lenses, as text where the editor knows no commands of ours", async () => {
    await start(capabilities);
    assert.deepEqual(
      (await lenses()).map(({ command }) => command),
      [
        { title: "1 reference", command: "" },
        {
          title: "peers: lb02 differs in 2 parameters (advert_int, priority)",
          command: "",
        },
      ],
    );
  });

  it("lead from a lens to references and the comparison", async () => {
    await start(capabilities, {
      commands: ["keepalived.showReferences", "keepalived.compareNodes"],
    });
    const uri = client.uri("lb01.keepalived.conf");
    const [references, peers] = await lenses();
    assert.deepEqual(references?.command, {
      title: "1 reference",
      command: "keepalived.showReferences",
      arguments: [
        uri,
        { line: 0, character: 12 },
        [
          {
            uri,
            range: {
              start: { line: 9, character: 8 },
              end: { line: 9, character: 11 },
            },
          },
        ],
      ],
    });
    assert.equal(peers?.command?.command, "keepalived.compareNodes");
    assert.deepEqual(peers.command.arguments, [
      {
        uri,
        line: 4,
        peerUri: client.uri("lb02.keepalived.conf"),
        peerLine: 4,
      },
    ]);
  });

  it("are turned off one by one", async () => {
    client.settings = {
      inlayHints: { priority: false, takeoverTime: false },
      codeLens: { references: false },
    };
    await start(capabilities);
    assert.deepEqual(
      (await hints()).map(({ label }) => label),
      ["/32"],
    );
    const found = await lenses();
    assert.equal(found.length, 1);
  });

  it("are asked for again when a setting or another node changes", async () => {
    const asked = new Set<string>();
    for (const what of ["codeLens", "inlayHint", "semanticTokens"])
      client.connection.onRequest(`workspace/${what}/refresh`, () => {
        asked.add(what);
        return null;
      });
    await start(refreshing);
    await client.open("lb02.keepalived.conf", node(100));
    await client.diagnostics("lb02.keepalived.conf", () => true);
    asked.clear();
    await client.change(
      "lb02.keepalived.conf",
      node(100),
      "priority 100",
      "priority 90",
    );
    await client.diagnostics(
      "lb02.keepalived.conf",
      (_, { version }) => version === 2,
    );
    while (asked.size < 3) await new Promise((done) => setTimeout(done, 5));
    asked.clear();
    await client.notify("workspace/didChangeConfiguration", { settings: null });
    while (asked.size < 3) await new Promise((done) => setTimeout(done, 5));
  });

  it("are not explained when the file has changed since", async () => {
    await start(refreshing);
    const [first] = await hints();
    await client.change(
      "lb01.keepalived.conf",
      lb01,
      "priority 150",
      "priority 15",
    );
    await assert.rejects(client.request("inlayHint/resolve", first), {
      code: -32801,
    });
  });
});
