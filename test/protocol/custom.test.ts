import assert from "node:assert/strict";
import type {
  CustomRequests,
  FileNodes,
} from "../../server/src/lsp/custom-protocol.ts";
import { Client, capabilities } from "./client.ts";

const node = (name: string): string => `global_defs {
    router_id ${name}
}
include scripts.conf
vrrp_instance web {
    interface eth0
    virtual_router_id 61
    virtual_ipaddress {
        $VIP
    }
}
`;

const files = {
  ".keepalived-lsp.json": JSON.stringify({
    keepalivedVersion: "2.2.7",
    clusters: [
      {
        name: "web",
        nodes: ["lb01", "lb02"].map((name) => ({
          name,
          config: `${name}/keepalived.conf`,
        })),
      },
    ],
  }),
  "lb01/keepalived.conf": `$VIP=192.0.2.100\n${node("lb01")}`,
  "lb01/scripts.conf": "vrrp_script check {\n    script /bin/true\n}\n",
  "lb02/keepalived.conf": node("lb02").replace("$VIP", "192.0.2.100"),
  "lb02/scripts.conf": "",
  "shared/.keepalived-lsp.json": JSON.stringify({
    clusters: [
      {
        nodes: ["left", "right"].map((name) => ({
          name,
          config: "keepalived.conf",
          paths: { "/etc/keepalived": name },
        })),
      },
    ],
  }),
  "shared/keepalived.conf": "include /etc/keepalived/id.conf\n",
  "shared/left/id.conf": "global_defs {\n    router_id left\n}\n",
  "shared/right/id.conf": "global_defs {\n    router_id right\n}\n",
  "alone/alone.conf": "@a vrrp_instance one {\n@b vrrp_instance two {\n}\n",
};

describe("requests beyond the protocol's own", () => {
  let client: Client;

  const ask = <M extends keyof CustomRequests>(
    method: M,
    params: CustomRequests[M]["params"],
  ): Promise<CustomRequests[M]["result"]> =>
    client.request<CustomRequests[M]["result"]>(method, params);

  const open = (path: keyof typeof files): Promise<void> =>
    client.open(path, files[path]);

  const nodesOf = (path: string): Promise<FileNodes> =>
    ask("keepalived/nodes", { uri: client.uri(path) });

  const effective = async (path: string): Promise<string> => {
    const { nodes } = await nodesOf(path);
    return nodes[0]?.effective ?? assert.fail("there is no node");
  };

  const contentOf = async (uri: string): Promise<string> => {
    const { text } = await client.request<{ text: string }>(
      "workspace/textDocumentContent",
      { uri },
    );
    return text;
  };

  beforeEach(async () => {
    client = new Client(files);
    await client.start({
      ...capabilities,
      workspace: { ...capabilities.workspace, textDocumentContent: {} },
    });
  });

  afterEach(() => client.stop());

  it("tell the release, the project file and the nodes of a file", async () => {
    await open("lb01/keepalived.conf");
    const { target, projectFile, nodes } = await nodesOf(
      "lb01/keepalived.conf",
    );
    assert.equal(target, "2.2.7");
    assert.equal(projectFile, client.uri(".keepalived-lsp.json"));
    assert.deepEqual(
      nodes.map(({ name, uri, cluster, reads }) => [name, uri, cluster, reads]),
      [
        ["lb01", client.uri("lb01/keepalived.conf"), "web", true],
        ["lb02", client.uri("lb02/keepalived.conf"), "web", false],
      ],
    );
  });

  it("tell the nodes that read an included file", async () => {
    await open("lb01/scripts.conf");
    const { nodes } = await nodesOf("lb01/scripts.conf");
    assert.deepEqual(
      nodes.map(({ name, reads, plain }) => [name, reads, plain]),
      [
        ["lb01", true, false],
        ["lb02", false, false],
      ],
    );
  });

  it("tell one node for each id of a file", async () => {
    await open("alone/alone.conf");
    const { nodes } = await nodesOf("alone/alone.conf");
    assert.deepEqual(
      nodes.map(({ name, configId, reads }) => [name, configId, reads]),
      [
        ["a", "a", true],
        ["b", "b", true],
      ],
    );
  });

  it("give the effective configuration with the origin of each line", async () => {
    await open("lb01/keepalived.conf");
    const uri = await effective("lb01/keepalived.conf");
    const lines = (await contentOf(uri)).split("\n");
    assert.deepEqual(lines.slice(0, 7), [
      "global_defs {",
      "    router_id lb01",
      "}",
      "",
      "vrrp_script check {",
      "    script /bin/true",
      "}",
    ]);
    assert.ok(lines.includes("        192.0.2.100"), lines.join("\n"));
    const origins = await ask("keepalived/origins", { uri });
    const script = origins.find(({ line }) => line === 4);
    assert.equal(script?.uri, client.uri("lb01/scripts.conf"));
    assert.deepEqual(script.range.start, { line: 0, character: 0 });
  });

  it("give two nodes of one file each what it sees", async () => {
    await open("shared/keepalived.conf");
    const { nodes } = await nodesOf("shared/keepalived.conf");
    assert.deepEqual(
      nodes.map(({ name }) => name),
      ["left", "right"],
    );
    for (const { name, effective: uri } of nodes)
      assert.match(await contentOf(uri), RegExp(`router_id ${name}`));
  });

  it("say when an effective configuration is out of date", async () => {
    await open("lb01/keepalived.conf");
    const uri = await effective("lb01/keepalived.conf");
    await contentOf(uri);
    const refreshed = new Promise<string>((done) => {
      client.connection.onRequest(
        "workspace/textDocumentContent/refresh",
        (params: { uri: string }) => {
          done(params.uri);
          return null;
        },
      );
    });
    const path = "lb01/keepalived.conf";
    await client.change(path, files[path], "192.0.2.100", "192.0.2.101");
    // who only asks for the origins still shows the old text
    await ask("keepalived/origins", { uri });
    assert.equal(await refreshed, uri);
    assert.match(await contentOf(uri), /192\.0\.2\.101/);
  });

  it("know the URI of an effective configuration however it is escaped", async () => {
    await open("lb01/keepalived.conf");
    const uri = await effective("lb01/keepalived.conf");
    const [path = "", query = ""] = uri.split("?");
    const escaped = `${path}?${encodeURIComponent(decodeURIComponent(query)).replaceAll("%2F", "/")}`;
    assert.match(await contentOf(escaped), /router_id lb01/);
  });

  it("say what is not there any more", async () => {
    const gone = "keepalived-effective:/x?%5B%22file%3A%2F%2F%2Fx%22%5D";
    assert.match(await contentOf(gone), /^# .* not there/);
    assert.match(await contentOf("keepalived-effective:/x?%"), /^# /);
    assert.deepEqual(await ask("keepalived/origins", { uri: gone }), []);
  });

  it("tell those who want to know of changes", async () => {
    const other = new Client(files);
    try {
      const told = new Promise((done) => {
        other.connection.onNotification("keepalived/changed", done);
      });
      await other.start(capabilities, {
        initializationOptions: { notifyOfChanges: true },
      });
      await other.open("lb01/keepalived.conf", files["lb01/keepalived.conf"]);
      assert.deepEqual(await told, {});
    } finally {
      await other.stop();
    }
  });

  it("look at all configurations, and tell those who do not ask", async () => {
    const progress: unknown[] = [];
    client.connection.onNotification("$/progress", (params: unknown) => {
      progress.push(params);
    });
    await open("alone/alone.conf");
    const summary = await ask("keepalived/lintWorkspace", {
      workDoneToken: "lint",
    });
    assert.equal(summary.files, 8);
    assert.ok(summary.errors > 0);
    assert.ok(progress.length > 2);
    const { diagnostics } = await client.diagnostics(
      "lb02/keepalived.conf",
      (rules) => rules.length > 0,
    );
    assert.ok(diagnostics.length > 0);
  });

  it("look at the folders that are open now", async () => {
    const folder = (path: string): { uri: string; name: string } => ({
      uri: client.uri(path),
      name: path,
    });
    await client.notify("workspace/didChangeWorkspaceFolders", {
      event: { added: [folder("lb01"), folder("lb02")], removed: [folder("")] },
    });
    const { files } = await ask("keepalived/lintWorkspace", {});
    assert.equal(files, 4);
  });
});
