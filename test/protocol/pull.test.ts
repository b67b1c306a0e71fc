import assert from "node:assert/strict";
import type {
  ClientCapabilities,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver/node";
import { capabilities, Client } from "./client.ts";

const node = (priority: number, vrid: number): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id ${vrid}
    priority ${priority}
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

const lone = node(100, 70).replace("192.0.2.100/24", "198.51.100.7/24");

const pulling: ClientCapabilities = {
  ...capabilities,
  workspace: {
    ...capabilities.workspace,
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    ...capabilities.textDocument,
    diagnostic: { relatedInformation: true, relatedDocumentSupport: true },
  },
};

const mismatch = "vrid-mismatch";

describe("findings for clients that ask for them", () => {
  let client: Client;
  let published: number;
  let refreshed: number;

  beforeEach(async () => {
    client = new Client({
      "lb01/keepalived.conf": node(150, 61),
      "lb02/keepalived.conf": node(100, 62),
      "other/keepalived.conf": `${lone}unknown_word\n`,
    });
    published = 0;
    refreshed = 0;
    client.connection.onNotification("textDocument/publishDiagnostics", () => {
      published += 1;
    });
    client.connection.onRequest("workspace/diagnostic/refresh", () => {
      refreshed += 1;
      return null;
    });
    const { capabilities: can } = await client.start(pulling);
    assert.deepEqual(can.diagnosticProvider, {
      identifier: "keepalived",
      interFileDependencies: true,
      workspaceDiagnostics: true,
      workDoneProgress: true,
    });
  });

  afterEach(async () => {
    assert.equal(published, 0);
    await client.stop();
  });

  const ask = (
    path: string,
    previousResultId?: string,
  ): Promise<DocumentDiagnosticReport> =>
    client.request("textDocument/diagnostic", {
      textDocument: { uri: client.uri(path) },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });

  const askAll = (
    previousResultIds: { uri: string; value: string }[] = [],
    more: object = {},
  ): Promise<WorkspaceDiagnosticReport> =>
    client.request("workspace/diagnostic", { previousResultIds, ...more });

  it("come with those of the closed files of the cluster, once", async () => {
    await client.open("lb01/keepalived.conf", node(150, 61));
    const first = await ask("lb01/keepalived.conf");
    assert.deepEqual(rulesOf(first), [mismatch]);
    assert.deepEqual(Object.keys(first.relatedDocuments ?? {}), [
      client.uri("lb02/keepalived.conf"),
    ]);
    const second = await ask("lb01/keepalived.conf", first.resultId);
    assert.deepEqual(second, {
      kind: "unchanged",
      resultId: first.resultId,
      relatedDocuments: {},
    });
  });

  it("are empty where all is well, in files that are not there too", async () => {
    await client.open("lb01/keepalived.conf", node(150, 62));
    assert.deepEqual(rulesOf(await ask("lb01/keepalived.conf")), []);
    assert.deepEqual(rulesOf(await ask("no-such.conf")), []);
  });

  it("are those of the text that was last told of", async () => {
    await client.open("lb01/keepalived.conf", node(150, 61));
    void client.change(
      "lb01/keepalived.conf",
      node(150, 61),
      "router_id 61",
      "router_id 62",
    );
    assert.deepEqual(rulesOf(await ask("lb01/keepalived.conf")), []);
  });

  it("are to be asked for again when another file changes them", async () => {
    await client.open("lb01/keepalived.conf", node(150, 61));
    await client.open("lb02/keepalived.conf", node(100, 62));
    assert.deepEqual(rulesOf(await ask("lb02/keepalived.conf")), [mismatch]);
    const before = refreshed;
    await client.change(
      "lb01/keepalived.conf",
      node(150, 61),
      "router_id 61",
      "router_id 62",
    );
    await until(() => refreshed > before);
    assert.deepEqual(rulesOf(await ask("lb02/keepalived.conf")), []);
  });

  it("cover the whole workspace, open or not", async () => {
    await client.open("lb01/keepalived.conf", node(150, 61));
    const { items } = await askAll();
    assert.deepEqual(
      items.map((item) => [item.uri, item.version, rulesOf(item)]).sort(),
      [
        [client.uri("lb01/keepalived.conf"), 1, [mismatch]],
        [client.uri("lb02/keepalived.conf"), null, [mismatch]],
        [client.uri("other/keepalived.conf"), null, ["unknown-keyword"]],
      ],
    );
  });

  it("come in parts, with progress, where the client wants that", async () => {
    const values: { kind?: string; items?: { uri: string }[] }[] = [];
    client.connection.onNotification(
      "$/progress",
      ({ value }: { value: (typeof values)[number] }) => {
        values.push(value);
      },
    );
    const { items } = await askAll([], {
      partialResultToken: "parts",
      workDoneToken: "work",
    });
    assert.deepEqual(items, []);
    const parts = values.flatMap((value) => value.items ?? []);
    assert.equal(parts.length, 3);
    const steps = values.flatMap(({ kind }) => kind ?? []);
    assert.equal(steps[0], "begin");
    assert.equal(steps.at(-1), "end");
    assert.ok(steps.includes("report"));
  });

  it("wait for news where the client knows it all", async () => {
    await client.open("lb01/keepalived.conf", node(150, 61));
    const { items } = await askAll();
    const known = items.map(({ uri, resultId = "" }) => ({
      uri,
      value: resultId,
    }));
    let answered = false;
    const waiting = askAll(known).finally(() => {
      answered = true;
    });
    // A request that is answered at once shows that the server has come to the other one.
    await askAll();
    assert.equal(answered, false);
    await client.change(
      "lb01/keepalived.conf",
      node(150, 61),
      "router_id 61",
      "router_id 62",
    );
    const news = await waiting;
    assert.deepEqual(news.items.map(({ uri, kind }) => [uri, kind]).sort(), [
      [client.uri("lb01/keepalived.conf"), "full"],
      [client.uri("lb02/keepalived.conf"), "full"],
      [client.uri("other/keepalived.conf"), "unchanged"],
    ]);
  });

  it("take back what is gone", async () => {
    const { items } = await askAll([
      { uri: client.uri("gone.conf"), value: "old" },
    ]);
    const gone = items.find(({ uri }) => uri === client.uri("gone.conf"));
    assert.ok(gone !== undefined);
    assert.deepEqual(rulesOf(gone), []);
  });

  it("are not waited for when the client gives up", async () => {
    const { items } = await askAll();
    const known = items.map(({ uri, resultId = "" }) => ({
      uri,
      value: resultId,
    }));
    const { CancellationTokenSource } =
      await import("vscode-languageserver/node");
    const source = new CancellationTokenSource();
    const waiting = client.connection.sendRequest(
      "workspace/diagnostic",
      { previousResultIds: known },
      source.token,
    );
    source.cancel();
    await assert.rejects(waiting, { code: -32800 });
  });
});

function rulesOf(
  report: DocumentDiagnosticReport | WorkspaceDiagnosticReport["items"][number],
): unknown[] {
  assert.equal(report.kind, "full");
  const { items } = report;
  return [...new Set(items.map(({ code }) => code))];
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((done) => setTimeout(done, 5));
}
