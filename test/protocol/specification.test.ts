/* What the specification wants of every request, whatever it asks. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  CancellationTokenSource,
  LSPErrorCodes,
  type CallHierarchyItem,
  type ClientCapabilities,
  type DocumentDiagnosticReport,
  type ServerCapabilities,
  type WorkDoneProgressBegin,
} from "vscode-languageserver/node";
import { handlers } from "../../server/src/lsp/handlers.ts";
import { Client, positionOf } from "./client.ts";
import { secondsSince } from "../harness/processor.ts";
import { inMemory, InProcessServer } from "./in-process.ts";

const uri = "file:///lb01/keepalived.conf";
const text = `include more.inc
$PRIORITY=100
vrrp_script chk {
    script /bin/true
}
vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 61
    priority $PRIORITY
    track_script {
        chk weight 10
    }
    virtual_ipaddress {
        192.0.2.1
    }
    unknown_word
}
`;
const files = {
  [uri]: text,
  "file:///lb01/more.inc": "global_defs {\n    router_id lb01\n}\n",
};

/** Can everything that decides about what the server offers. */
const everything: ClientCapabilities = {
  workspace: { textDocumentContent: {} },
  textDocument: {
    diagnostic: { relatedDocumentSupport: true },
    inlayHint: { resolveSupport: { properties: ["tooltip"] } },
  },
};

const textDocument = { uri };
const at = (what: string): object => ({
  textDocument,
  position: positionOf(text, text.indexOf(what)),
});
const range = {
  start: { line: 0, character: 0 },
  end: positionOf(text, text.length),
};
const options = { tabSize: 4, insertSpaces: true };
const edit = { tabSize: 4, insertSpaces: true };

/** The requests that belong to a capability, each with parameters to which there is an answer. */
const requests: Readonly<
  Record<string, Readonly<Record<string, object>> | undefined>
> = {
  callHierarchyProvider: {
    "textDocument/prepareCallHierarchy": at("include"),
  },
  codeActionProvider: {
    "textDocument/codeAction": {
      textDocument,
      range,
      context: { diagnostics: [] },
    },
  },
  codeLensProvider: { "textDocument/codeLens": { textDocument } },
  completionProvider: { "textDocument/completion": at("interface") },
  definitionProvider: { "textDocument/definition": at("chk weight") },
  diagnosticProvider: {
    "textDocument/diagnostic": { textDocument },
    "workspace/diagnostic": { previousResultIds: [] },
  },
  documentFormattingProvider: {
    "textDocument/formatting": { textDocument, options },
  },
  documentHighlightProvider: {
    "textDocument/documentHighlight": at("chk weight"),
  },
  documentLinkProvider: { "textDocument/documentLink": { textDocument } },
  documentOnTypeFormattingProvider: {
    "textDocument/onTypeFormatting": { ...at("}"), ch: "}", options: edit },
  },
  documentRangeFormattingProvider: {
    "textDocument/rangeFormatting": { textDocument, range, options },
  },
  documentSymbolProvider: { "textDocument/documentSymbol": { textDocument } },
  foldingRangeProvider: { "textDocument/foldingRange": { textDocument } },
  hoverProvider: { "textDocument/hover": at("interface") },
  inlayHintProvider: { "textDocument/inlayHint": { textDocument, range } },
  linkedEditingRangeProvider: {
    "textDocument/linkedEditingRange": at("chk {"),
  },
  referencesProvider: {
    "textDocument/references": {
      ...at("chk weight"),
      context: { includeDeclaration: true },
    },
  },
  renameProvider: {
    "textDocument/prepareRename": at("chk weight"),
    "textDocument/rename": { ...at("chk weight"), newName: "check" },
  },
  selectionRangeProvider: {
    "textDocument/selectionRange": {
      textDocument,
      positions: [positionOf(text, text.indexOf("chk weight"))],
    },
  },
  semanticTokensProvider: {
    "textDocument/semanticTokens/full": { textDocument },
    "textDocument/semanticTokens/full/delta": {
      textDocument,
      previousResultId: "none",
    },
    "textDocument/semanticTokens/range": { textDocument, range },
  },
  signatureHelpProvider: { "textDocument/signatureHelp": at("61") },
  workspaceSymbolProvider: { "workspace/symbol": { query: "" } },
};

const withoutRequests = ["positionEncoding", "textDocumentSync", "workspace"];
const all = Object.values(requests).flatMap((each) =>
  Object.entries(each ?? {}),
);
const aboutFiles = all.filter(([method]) => method.startsWith("textDocument/"));

describe("what the specification wants", () => {
  let server: InProcessServer;
  let can: ServerCapabilities;

  beforeEach(async () => {
    server = new InProcessServer(inMemory(files));
    ({ capabilities: can } = await server.start(everything));
    await server.open(uri, text);
  });

  afterEach(() => server.close());

  const codeOf = (method: string, params?: unknown): Promise<unknown> =>
    server.request(method, params).then(
      () => "an answer",
      (error: unknown) => (error as { code: number }).code,
    );

  it("is an answer to everything that is offered", async () => {
    assert.deepEqual(
      Object.keys(can)
        .filter((each) => !withoutRequests.includes(each))
        .sort(),
      Object.keys(requests).sort(),
    );
    for (const [method, params] of all) {
      const answer = await server.request<unknown>(method, params);
      assert.ok(answer !== null && answer !== undefined, method);
      if (Array.isArray(answer) && !/formatting$/i.test(method))
        assert.ok(answer.length > 0, method);
    }
    assert.deepEqual(server.listener.problems, []);
  });

  it("is an answer to what follows from an answer", async () => {
    for (const [method, next] of [
      ["textDocument/codeLens", "codeLens/resolve"],
      ["textDocument/inlayHint", "inlayHint/resolve"],
      ["textDocument/codeAction", "codeAction/resolve"],
      ["textDocument/prepareCallHierarchy", "callHierarchy/incomingCalls"],
      ["textDocument/prepareCallHierarchy", "callHierarchy/outgoingCalls"],
    ] as const) {
      const params = all.find(([each]) => each === method)?.[1];
      const items = await server.request<object[]>(method, params);
      assert.ok(items.length > 0, method);
      for (const item of items) {
        const isCall = next.startsWith("callHierarchy");
        await server.request(
          next,
          isCall ? { item: item as CallHierarchyItem } : item,
        );
      }
    }
    const { items } = await server.request<{ items: object[] }>(
      "textDocument/completion",
      at("interface"),
    );
    await server.request("completionItem/resolve", items[0]);
    assert.deepEqual(server.listener.problems, []);
  });

  it("is not forgotten for any request that is handled", () => {
    const standard = handlers
      .map(({ method }) => method)
      .filter((method) => method.startsWith("textDocument/"));
    assert.deepEqual(
      standard.filter((each) => !all.some(([method]) => method === each)),
      [],
    );
  });

  it("is an answer for positions that are nowhere, and files that are not there", async () => {
    const far = { line: 2 ** 31 - 1, character: 2 ** 31 - 1 };
    const places = [
      {
        textDocument,
        position: far,
        range: { start: far, end: far },
        positions: [far],
      },
      ...[
        "file:///no-such.conf",
        "untitled:Untitled-1",
        "git:/a?b",
        "",
        "x y",
      ].map((other) => ({ textDocument: { uri: other } })),
    ];
    for (const place of places)
      for (const [method, params] of aboutFiles) {
        const given = Object.fromEntries(
          Object.entries(place).filter(([name]) => name in params),
        );
        const code = await codeOf(method, { ...params, ...given });
        // There is nothing to rename: that is said.
        assert.ok(
          code === "an answer" || code === LSPErrorCodes.RequestFailed,
          `${method} ${JSON.stringify(place)}: ${String(code)}`,
        );
      }
    assert.deepEqual(server.listener.problems, []);
  });

  it("is an answer for files that are not open, as they are on disk", async () => {
    await server.notify("textDocument/didClose", { textDocument });
    for (const [method, params] of aboutFiles)
      assert.ok((await server.request(method, params)) !== null, method);
  });

  it("is an error for parameters that are none", async () => {
    const bad = [
      undefined,
      {},
      { textDocument: {} },
      { textDocument: { uri: 5 } },
    ];
    for (const [method, params] of aboutFiles) {
      for (const each of bad)
        assert.equal(await codeOf(method, each), -32602, method);
      for (const name of ["position", "range", "positions"])
        if (name in params)
          for (const value of [
            undefined,
            null,
            { line: -1, character: 0 },
            "1:1",
          ])
            assert.equal(
              await codeOf(method, { ...params, [name]: value }),
              -32602,
              `${method} ${name}`,
            );
    }
    assert.equal(
      await codeOf("textDocument/hover", at("interface")),
      "an answer",
    );
  });

  it("is an error for requests that are unknown", async () => {
    for (const method of ["no/such", "textDocument/moniker", "$/unknown"])
      assert.equal(await codeOf(method, {}), -32601);
  });

  it("is an error for everything after shutdown, and silence for notifications", async () => {
    assert.equal(await server.request("shutdown"), null);
    for (const [method, params] of all)
      assert.equal(await codeOf(method, params), -32600, method);
    assert.equal(await codeOf("shutdown"), -32600);
    assert.equal(await codeOf("no/such"), -32600);
    await server.open(uri, "");
  });

  it("is an error for a second initialize, and the first one stays", async () => {
    const again = { processId: null, rootUri: null, capabilities: {} };
    assert.equal(await codeOf("initialize", again), -32600);
    assert.equal(
      await codeOf("textDocument/hover", at("interface")),
      "an answer",
    );
  });

  it("is an error for everything before initialize, and notifications are dropped", async () => {
    const early = new InProcessServer(inMemory({}));
    for (const [method, params] of [...all, ["shutdown", undefined] as const])
      await assert.rejects(early.request(method, params), { code: -32002 });
    await early.open(uri, text);
    await early.start();
    const { items } = (await early.request<DocumentDiagnosticReport>(
      "textDocument/diagnostic",
      { textDocument },
    )) as { items: unknown[] };
    assert.deepEqual(items, []);
    early.close();
  });

  it("is one error where something goes wrong, and the server goes on", async () => {
    const environment = inMemory(files);
    let isBroken = false;
    const broken = new InProcessServer({
      ...environment,
      readAny: (each) => {
        if (isBroken) throw new Error("the disk is on fire");
        return environment.readAny(each);
      },
    });
    await broken.start();
    await broken.open(uri, text);
    isBroken = true;
    const closed = { textDocument: { uri: "file:///other.conf" } };
    await assert.rejects(
      broken.request("textDocument/documentSymbol", closed),
      {
        code: -32603,
        message: "the disk is on fire",
      },
    );
    isBroken = false;
    assert.ok(
      (await broken.request("textDocument/documentSymbol", {
        textDocument,
      })) !== null,
    );
    broken.close();
  });

  it("is that what is cancelled is not answered", async () => {
    const source = new CancellationTokenSource();
    const asked = Array.from({ length: 20 }, () =>
      server.connection.sendRequest(
        "textDocument/semanticTokens/full",
        { textDocument },
        source.token,
      ),
    );
    source.cancel();
    for (const each of await Promise.allSettled(asked)) {
      assert.equal(each.status, "rejected");
      assert.equal((each.reason as { code: number }).code, -32800);
    }
    assert.equal(
      await codeOf("textDocument/hover", at("interface")),
      "an answer",
    );
  });
});

/** Some milliseconds of the processor. */
function takeTime(): void {
  const before = process.cpuUsage();
  while (secondsSince(before) < 0.02);
}

describe("long work", () => {
  it("is told of while it lasts", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, number) => [
        `file:///lb${number}/keepalived.conf`,
        text,
      ]),
    );
    const environment = inMemory(many);
    const slow = new InProcessServer({
      ...environment,
      hostFor: (root, mappings) => {
        takeTime();
        return environment.hostFor(root, mappings);
      },
    });
    let created: unknown;
    slow.connection.onRequest(
      "window/workDoneProgress/create",
      (params: { token: unknown }) => {
        created = params.token;
        return null;
      },
    );
    const steps: { token: unknown; value: WorkDoneProgressBegin }[] = [];
    const ended = new Promise<void>((done) => {
      slow.connection.onNotification(
        "$/progress",
        (step: (typeof steps)[number]) => {
          steps.push(step);
          if ((step.value.kind as string) === "end") done();
        },
      );
    });
    await slow.start({ window: { workDoneProgress: true } });
    await ended;
    assert.ok(steps.every(({ token }) => token === created));
    assert.equal(steps[0]?.value.kind, "begin");
    assert.equal(steps[0].value.title, "Reading keepalived configurations");
    const parts = steps.map(({ value }) => value.percentage ?? 100);
    assert.ok(parts.length > 3, "there are steps in between");
    assert.deepEqual(
      parts,
      parts.toSorted((one, other) => one - other),
    );
    assert.deepEqual(slow.listener.problems, []);
    slow.close();
  });
});

describe("findings of all files, told in parts", () => {
  it("are told once, also where something changes meanwhile", async () => {
    const names = Array.from({ length: 60 }, (_, number) => `lb${number}`);
    const server = await InProcessServer.on(
      Object.fromEntries(
        names.map((name) => [
          `file:///${name}/keepalived.conf`,
          text.replaceAll("VI_1", name) + "unknown_word\n".repeat(200),
        ]),
      ),
    );
    const parts: string[] = [];
    server.connection.onNotification(
      "$/progress",
      ({ value }: { value: { items: { uri: string }[] } }) =>
        void parts.push(...value.items.map(({ uri }) => uri)),
    );
    const answer = server.request<{ items: unknown[] }>(
      "workspace/diagnostic",
      { previousResultIds: [], partialResultToken: "parts" },
    );
    for (let turn = 0; turn < 20; turn += 1) {
      await server.notify("workspace/didChangeWatchedFiles", {
        changes: [{ uri: "file:///lb1/keepalived.conf", type: 2 }],
      });
      await new Promise((done) => setTimeout(done, 5));
    }
    assert.deepEqual((await answer).items, []);
    assert.equal(new Set(parts).size, names.length);
    assert.equal(parts.length, names.length);
    server.close();
  });
});

describe("a server whose client has died", () => {
  it("ends", async () => {
    const parent = spawn(process.execPath, [
      "-e",
      "setTimeout(() => 0, 60000)",
    ]);
    const client = new Client({});
    await client.request("initialize", {
      processId: parent.pid,
      rootUri: null,
      capabilities: {},
    });
    parent.kill("SIGKILL");
    assert.equal((await client.exited)[0], 1);
    await client.stop();
  });
});
