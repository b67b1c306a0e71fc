import assert from "node:assert/strict";
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  DocumentSymbol,
  Hover,
  InitializeResult,
  LocationLink,
} from "vscode-languageserver/node";
import { Client, positionOf, touchedBy } from "./client.ts";

const node = (name: string, own: string, peer: string): string => `global_defs {
    router_id ${name}
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    unicast_src_ip ${own}
    unicast_peer {
        ${peer}
    }
    include vips.inc
}
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    protocol TCP
    real_server ${own} 80 {
        weight 1
        TCP_CHECK {
            connect_timeout 3
        }
    }
    real_server ${peer} 80 {
        weight 1
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`;

const one = node("lb01", "192.0.2.11", "192.0.2.12");
const other = node("lb02", "192.0.2.12", "192.0.2.11");
const vips = `virtual_ipaddress {
    192.0.2.100/24
}
`;
const loop = "dr-director-is-real-server";

describe("the language server on stdio", () => {
  let client: Client;
  let initialized: InitializeResult;

  beforeEach(async () => {
    client = new Client({
      "lb01/keepalived.conf": one,
      "lb01/vips.inc": vips,
      "lb02/keepalived.conf": other,
      "lb02/vips.inc": vips,
    });
    initialized = await client.start();
  });

  afterEach(() => client.stop());

  const at = (
    path: string,
    text: string,
    what: string,
    inside = 0,
  ): object => ({
    textDocument: { uri: client.uri(path) },
    position: positionOf(text, text.indexOf(what) + inside),
  });

  it("says what it can do, and asks to be told of changes on disk", async () => {
    const { capabilities: can } = initialized;
    assert.equal(can.positionEncoding, "utf-16");
    assert.ok(can.hoverProvider === true && can.definitionProvider === true);
    assert.deepEqual(can.renameProvider, { prepareProvider: true });
    await client.open("lb01/keepalived.conf", one);
    await client.diagnostics("lb01/keepalived.conf", () => true);
    assert.deepEqual(client.registered.sort(), [
      "workspace/didChangeConfiguration",
      "workspace/didChangeWatchedFiles",
    ]);
  });

  it("tells of both nodes of a cluster when one is opened", async () => {
    await client.open("lb01/keepalived.conf", one);
    const own = await client.diagnostics("lb01/keepalived.conf", (rules) =>
      rules.includes(loop),
    );
    assert.equal(own.version, 1);
    const found = own.diagnostics.find(({ code }) => code === loop);
    assert.equal(found?.source, "keepalived");
    assert.match(
      found.codeDescription?.href ?? "",
      new RegExp(`/${loop}\\.md$`),
    );
    assert.deepEqual(
      [
        ...new Set(
          found.relatedInformation?.map(({ location }) => location.uri),
        ),
      ],
      [client.uri("lb02/keepalived.conf")],
    );
    const theirs = await client.diagnostics("lb02/keepalived.conf", (rules) =>
      rules.includes(loop),
    );
    assert.equal(theirs.version, undefined);
  });

  it("follows changes in an open file, for all nodes", async () => {
    await client.open("lb01/keepalived.conf", one);
    await client.open("lb02/keepalived.conf", other);
    await client.diagnostics("lb02/keepalived.conf", (rules) =>
      rules.includes(loop),
    );
    const text = await client.change(
      "lb01/keepalived.conf",
      one,
      "router_id 61",
      "router_id 62",
    );
    const changed = await client.diagnostics("lb02/keepalived.conf", (rules) =>
      rules.includes("vrid-mismatch"),
    );
    assert.equal(changed.version, 1);
    await client.change(
      "lb01/keepalived.conf",
      text,
      "router_id 62",
      "router_id 61",
    );
    const back = await client.diagnostics(
      "lb01/keepalived.conf",
      (rules, { version }) => version === 3 && !rules.includes("vrid-mismatch"),
    );
    assert.equal(back.version, 3);
  });

  it("sees the unsaved text of an included file, and takes it back", async () => {
    const rule = "virtual-server-address-not-a-vip";
    const of = (wanted: boolean): Promise<unknown> =>
      client.diagnostics(
        "lb01/keepalived.conf",
        (rules) => rules.includes(loop) && rules.includes(rule) === wanted,
      );
    await client.open("lb01/keepalived.conf", one);
    await client.open("lb01/vips.inc", vips);
    await of(false);
    await client.change("lb01/vips.inc", vips, "192.0.2.100", "192.0.2.101");
    await of(true);
    await client.notify("textDocument/didClose", {
      textDocument: { uri: client.uri("lb01/vips.inc") },
    });
    await of(false);
  });

  it("sees files that were changed, deleted and made on disk", async () => {
    await client.open("lb01/keepalived.conf", one);
    await client.diagnostics("lb01/keepalived.conf", (rules) =>
      rules.includes(loop),
    );
    client.write(
      "lb02/keepalived.conf",
      other.replace("virtual_router_id 61", "virtual_router_id 99"),
    );
    const changed = async (path: string, type: number): Promise<void> =>
      client.notify("workspace/didChangeWatchedFiles", {
        changes: [{ uri: client.uri(path), type }],
      });
    await changed("lb02/keepalived.conf", 2);
    await client.diagnostics("lb01/keepalived.conf", (rules) =>
      rules.includes("vrid-mismatch"),
    );
    client.write(
      ".keepalived-lsp.json",
      `{ "rules": { "vrid-mismatch": "off" } } // not here`,
    );
    await changed(".keepalived-lsp.json", 1);
    await client.diagnostics(
      "lb01/keepalived.conf",
      (rules) => !rules.includes("vrid-mismatch"),
    );
  });

  it("tells of mistakes in the project file", async () => {
    client.write(".keepalived-lsp.json", `{ "rules": { "no-such": "off" } }`);
    await client.open("lb01/keepalived.conf", one);
    await client.diagnostics(".keepalived-lsp.json", (rules) =>
      rules.includes("project-file"),
    );
    client.write(".keepalived-lsp.json", "{}");
    await client.notify("workspace/didChangeWatchedFiles", {
      changes: [{ uri: client.uri(".keepalived-lsp.json"), type: 2 }],
    });
    await client.diagnostics(
      ".keepalived-lsp.json",
      (rules) => rules.length === 0,
    );
  });

  it("obeys the editor's settings", async () => {
    client.settings = { rules: { [loop]: "hint" } };
    await client.open("lb01/keepalived.conf", one);
    const isHint = (path: string): Promise<unknown> =>
      client.diagnostics(path, (_, { diagnostics }) =>
        diagnostics.some(
          ({ code, severity }) => code === loop && severity === 4,
        ),
      );
    await isHint("lb01/keepalived.conf");
    client.settings = { rules: { [loop]: "off" } };
    await client.notify("workspace/didChangeConfiguration", { settings: null });
    await client.diagnostics(
      "lb01/keepalived.conf",
      (rules) => !rules.includes(loop),
    );
  });

  it("mends both nodes with one action, and takes its findings back", async () => {
    await client.open("lb01/keepalived.conf", one);
    const { diagnostics } = await client.diagnostics(
      "lb01/keepalived.conf",
      (rules) => rules.includes(loop),
    );
    const found = diagnostics.filter(({ code }) => code === loop);
    const actions = await client.request<CodeAction[]>(
      "textDocument/codeAction",
      {
        textDocument: { uri: client.uri("lb01/keepalived.conf") },
        range: found[0]?.range,
        context: { diagnostics: found, only: ["quickfix"] },
      },
    );
    assert.ok(actions.every(({ kind }) => kind === "quickfix"));
    assert.deepEqual(actions[0]?.diagnostics, found.slice(0, 1));
    const touched = actions.map(({ edit }) => touchedBy(edit ?? {}));
    assert.ok(
      touched.some((uris) =>
        ["lb01", "lb02"].every((name) =>
          uris.includes(client.uri(`${name}/keepalived.conf`)),
        ),
      ),
    );
    for (const { edit } of actions)
      for (const change of edit?.documentChanges ?? [])
        if ("textDocument" in change)
          assert.equal(
            change.textDocument.version,
            change.textDocument.uri === client.uri("lb01/keepalived.conf")
              ? 1
              : null,
          );
    await client.apply(actions[0].edit ?? {}, {
      "lb01/keepalived.conf": one,
      "lb02/keepalived.conf": other,
    });
    for (const name of ["lb01", "lb02"])
      await client.diagnostics(
        `${name}/keepalived.conf`,
        (rules) => !rules.includes(loop),
      );
  });

  it("fixes a whole file when it is asked to", async () => {
    const text = one
      .replace(
        "    interface eth0\n",
        "    interface eth0\n    unicast src_ip 192.0.2.11\n",
      )
      .replace("    unicast_src_ip 192.0.2.11\n", "");
    await client.open("lb01/keepalived.conf", text);
    await client.diagnostics(
      "lb01/keepalived.conf",
      (rules) => rules.length > 0,
    );
    const actions = await client.request<CodeAction[]>(
      "textDocument/codeAction",
      {
        textDocument: { uri: client.uri("lb01/keepalived.conf") },
        range: {
          start: { line: 0, character: 0 },
          end: { line: 0, character: 0 },
        },
        context: { diagnostics: [], only: ["source.fixAll"] },
      },
    );
    assert.equal(actions.length, 1);
    assert.equal(actions[0]?.edit, undefined);
    const resolved = await client.request<CodeAction>(
      "codeAction/resolve",
      actions[0],
    );
    assert.deepEqual(touchedBy(resolved.edit ?? {}), [
      client.uri("lb01/keepalived.conf"),
    ]);
  });

  it("completes, with docs when they are asked for", async () => {
    const text = one.replace("    priority 100\n", "    prio\n");
    await client.open("lb01/keepalived.conf", text);
    const { items } = await client.request<CompletionList>(
      "textDocument/completion",
      at("lb01/keepalived.conf", text, "prio\n", 4),
    );
    const item = items.find(({ label }) => label === "priority");
    assert.equal(item?.insertTextFormat, 2);
    assert.deepEqual(item.textEdit, {
      range: {
        start: positionOf(text, text.indexOf("prio\n")),
        end: positionOf(text, text.indexOf("prio\n") + 4),
      },
      newText: "priority ${1:100}",
    });
    const resolved = await client.request<CompletionItem>(
      "completionItem/resolve",
      item,
    );
    assert.match(
      JSON.stringify(resolved.documentation),
      /the highest priority becomes master/,
    );
  });

  it("explains, leads to definitions, and outlines", async () => {
    await client.open("lb01/keepalived.conf", one);
    const hover = await client.request<Hover>(
      "textDocument/hover",
      at("lb01/keepalived.conf", one, "lb_algo wrr", 9),
    );
    assert.match(JSON.stringify(hover.contents), /Weighted round robin/);
    const [link] = await client.request<LocationLink[]>(
      "textDocument/definition",
      at("lb01/keepalived.conf", one, "vips.inc", 2),
    );
    assert.equal(link?.targetUri, client.uri("lb01/vips.inc"));
    const symbols = await client.request<DocumentSymbol[]>(
      "textDocument/documentSymbol",
      { textDocument: { uri: client.uri("lb01/keepalived.conf") } },
    );
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ["global_defs", "VI_1", "192.0.2.100 80"],
    );
    const links = await client.request<{ target: string }[]>(
      "textDocument/documentLink",
      { textDocument: { uri: client.uri("lb01/keepalived.conf") } },
    );
    assert.deepEqual(
      links.map(({ target }) => target),
      [client.uri("lb01/vips.inc")],
    );
  });

  it("takes positions that are nowhere, and files that are not there", async () => {
    await client.open("lb01/keepalived.conf", one);
    const uri = client.uri("lb01/keepalived.conf");
    for (const position of [
      { line: 9999, character: 0 },
      { line: 0, character: 9999 },
    ])
      assert.equal(
        await client.request("textDocument/hover", {
          textDocument: { uri },
          position,
        }),
        null,
      );
    assert.equal(
      await client.request("textDocument/hover", {
        textDocument: { uri: client.uri("none.conf") },
        position: { line: 0, character: 0 },
      }),
      null,
    );
  });

  it("understands URIs as the editor spells them", async () => {
    client.write(
      "a+b (c)/keepalived.conf",
      one.replace("    include vips.inc\n", ""),
    );
    const uri = client
      .uri("a+b (c)/keepalived.conf")
      .replace("+", "%2B")
      .replace("(", "%28")
      .replace(")", "%29");
    const published = new Promise<string>((done) => {
      client.connection.onNotification(
        "textDocument/publishDiagnostics",
        (params: { uri: string }) => {
          if (params.uri === uri) done(params.uri);
        },
      );
    });
    await client.notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "keepalived", version: 1, text: one },
    });
    assert.equal(await published, uri);
  });

  it("refuses requests after shutdown, and exits with 0", async () => {
    assert.equal(await client.request("shutdown"), null);
    await assert.rejects(
      client.request(
        "textDocument/hover",
        at("lb01/keepalived.conf", one, "state"),
      ),
      { code: -32600 },
    );
    await assert.rejects(client.request("no/such"), { code: -32600 });
    await client.notify("exit");
    assert.equal((await client.exited)[0], 0);
  });

  it("does not know what it does not know", async () => {
    await assert.rejects(client.request("no/such"), { code: -32601 });
    await assert.rejects(
      client.request("initialize", {
        processId: null,
        rootUri: null,
        capabilities: {},
      }),
      { code: -32600 },
    );
  });

  it("exits with 1 when it is told to without shutdown, or its client is gone", async () => {
    await client.notify("exit");
    assert.equal((await client.exited)[0], 1);
    const orphan = new Client({});
    await orphan.start();
    orphan.child.stdin?.end();
    assert.equal((await orphan.exited)[0], 1);
    await orphan.stop();
  });
});

describe("the language server before initialize", () => {
  it("refuses requests", async () => {
    const client = new Client({});
    await assert.rejects(
      client.request("textDocument/hover", {
        textDocument: { uri: client.uri("a.conf") },
        position: { line: 0, character: 0 },
      }),
      { code: -32002 },
    );
    await client.stop();
  });
});
