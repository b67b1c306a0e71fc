import assert from "node:assert/strict";
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  DocumentHighlight,
  Location,
  SelectionRange,
  SignatureHelp,
  SymbolInformation,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import { Client, positionOf, touchedBy } from "./client.ts";

const node = `include ../common.conf
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
    track_script {
        chk_web
    }
}
`;
const common = `vrrp_script chk_web {
    script "/usr/bin/true"
}
`;

describe("navigation on stdio", () => {
  let client: Client;

  beforeEach(async () => {
    client = new Client({
      "lb01/keepalived.conf": node,
      "lb02/keepalived.conf": node,
      "common.conf": common,
    });
    await client.start();
    await client.open("lb01/keepalived.conf", node);
    // The folder has been searched when something is said.
    await client.diagnostics("lb02/keepalived.conf", () => true);
  });

  afterEach(() => client.stop());

  const at = (what: string, inside = 1): object => ({
    textDocument: { uri: client.uri("lb01/keepalived.conf") },
    position: positionOf(node, node.indexOf(what) + inside),
  });

  it("renames in all files of all nodes, versioned where they are open", async () => {
    assert.deepEqual(
      await client.request("textDocument/prepareRename", at("chk_web")),
      {
        range: {
          start: positionOf(node, node.indexOf("chk_web")),
          end: positionOf(node, node.indexOf("chk_web") + 7),
        },
        placeholder: "chk_web",
      },
    );
    const edit = await client.request<WorkspaceEdit>("textDocument/rename", {
      ...at("chk_web"),
      newName: "web_up",
    });
    const paths = [
      "common.conf",
      "lb01/keepalived.conf",
      "lb02/keepalived.conf",
    ];
    assert.deepEqual(
      touchedBy(edit).sort(),
      paths.map((path) => client.uri(path)),
    );
    for (const change of edit.documentChanges ?? [])
      if ("textDocument" in change)
        assert.equal(
          change.textDocument.version,
          change.textDocument.uri === client.uri("lb01/keepalived.conf")
            ? 1
            : null,
        );
    await client.apply(edit, {
      "lb01/keepalived.conf": node,
      "lb02/keepalived.conf": node,
      "common.conf": common,
    });
    const { diagnostics } = await client.diagnostics(
      "lb01/keepalived.conf",
      (_, { version }) => version === 2,
    );
    assert.deepEqual(
      diagnostics.filter((each) => JSON.stringify(each).includes("web_up")),
      [],
    );
    const definitions = await client.request<Location[]>(
      "textDocument/definition",
      at("chk_web"),
    );
    assert.equal(definitions.length, 1);
  });

  it("says why something can't be renamed", async () => {
    const refused = (message: RegExp): object => ({ code: -32803, message });
    await assert.rejects(
      client.request("textDocument/prepareRename", at("priority")),
      refused(/is a keyword of keepalived/),
    );
    await assert.rejects(
      client.request("textDocument/rename", {
        ...at("chk_web"),
        newName: "a b",
      }),
      refused(/white space/),
    );
    assert.equal(
      await client.request("textDocument/prepareRename", at("\n}", 2)),
      null,
    );
  });

  it("highlights, links and selects", async () => {
    assert.deepEqual(
      await client.request<DocumentHighlight[]>(
        "textDocument/documentHighlight",
        at("VI_1"),
      ),
      [
        {
          range: {
            start: { line: 1, character: 14 },
            end: { line: 1, character: 18 },
          },
          kind: 3,
        },
      ],
    );
    assert.equal(
      await client.request("textDocument/linkedEditingRange", at("chk_web")),
      null,
    );
    const [range, nowhere] = await client.request<SelectionRange[]>(
      "textDocument/selectionRange",
      {
        textDocument: { uri: client.uri("lb01/keepalived.conf") },
        positions: [
          positionOf(node, node.indexOf("100\n")),
          { line: 9999, character: 9999 },
        ],
      },
    );
    assert.deepEqual(range?.range, {
      start: { line: 5, character: 13 },
      end: { line: 5, character: 16 },
    });
    assert.deepEqual(range.parent?.range.start, { line: 5, character: 4 });
    assert.deepEqual(nowhere?.range.end, { line: 13, character: 0 });
  });

  it("shows the syntax while a parameter is typed", async () => {
    const text = node.replace("priority 100", "priority ");
    await client.notify("textDocument/didChange", {
      textDocument: { uri: client.uri("lb01/keepalived.conf"), version: 2 },
      contentChanges: [{ text }],
    });
    const help = await client.request<SignatureHelp>(
      "textDocument/signatureHelp",
      {
        textDocument: { uri: client.uri("lb01/keepalived.conf") },
        position: positionOf(text, text.indexOf("priority ") + 9),
        context: {
          triggerKind: 2,
          triggerCharacter: " ",
          isRetrigger: false,
        },
      },
    );
    assert.equal(help.activeParameter, 0);
    assert.equal(help.signatures[0]?.label, "priority <1-255>");
    assert.deepEqual(help.signatures[0].parameters?.[0]?.label, [9, 16]);
    assert.equal(
      await client.request("textDocument/signatureHelp", at("priority", 2)),
      null,
    );
  });

  it("shows who includes whom", async () => {
    const [item] = await client.request<CallHierarchyItem[]>(
      "textDocument/prepareCallHierarchy",
      at("../common.conf"),
    );
    assert.equal(item?.name, "common.conf");
    const incoming = await client.request<CallHierarchyIncomingCall[]>(
      "callHierarchy/incomingCalls",
      { item },
    );
    assert.deepEqual(
      incoming.map(({ from, fromRanges }) => [
        from.uri,
        fromRanges[0]?.start.line,
      ]),
      [
        [client.uri("lb01/keepalived.conf"), 0],
        [client.uri("lb02/keepalived.conf"), 0],
      ],
    );
    const outgoing = await client.request<CallHierarchyOutgoingCall[]>(
      "callHierarchy/outgoingCalls",
      { item: incoming[0]?.from },
    );
    assert.deepEqual(
      outgoing.map(({ to }) => to.uri),
      [client.uri("common.conf")],
    );
  });

  it("finds symbols of files that are not open", async () => {
    const symbols = await client.request<SymbolInformation[]>(
      "workspace/symbol",
      { query: "chk" },
    );
    assert.deepEqual(
      symbols.map(({ name, containerName, location }) => [
        name,
        containerName,
        location.uri,
      ]),
      [["chk_web", "vrrp_script", client.uri("common.conf")]],
    );
  });

  it("answers nothing for files that are not there, and for closed ones from disk", async () => {
    const textDocument = { uri: client.uri("none.conf") };
    const position = { line: 0, character: 0 };
    for (const method of [
      "prepareRename",
      "documentHighlight",
      "hover",
      "signatureHelp",
      "linkedEditingRange",
      "prepareCallHierarchy",
      "definition",
      "completion",
    ])
      assert.equal(
        await client.request(`textDocument/${method}`, {
          textDocument,
          position,
        }),
        null,
        method,
      );
    assert.equal(
      await client.request("textDocument/rename", {
        textDocument,
        position,
        newName: "x",
      }),
      null,
    );
    assert.equal(
      await client.request("textDocument/selectionRange", {
        textDocument,
        positions: [position],
      }),
      null,
    );
    assert.equal(
      await client.request("callHierarchy/incomingCalls", {
        item: {
          ...textDocument,
          name: "",
          kind: 1,
          range: { start: position, end: position },
          selectionRange: { start: position, end: position },
        },
      }),
      null,
    );
    await client.notify("textDocument/didClose", {
      textDocument: { uri: client.uri("lb01/keepalived.conf") },
    });
    assert.deepEqual(
      (
        await client.request<Location[]>("textDocument/references", {
          ...at("chk_web"),
          context: { includeDeclaration: false },
        })
      ).map(({ uri }) => uri),
      [client.uri("lb01/keepalived.conf"), client.uri("lb02/keepalived.conf")],
    );
  });

  it("stays within the file where a position does not", async () => {
    const textDocument = { uri: client.uri("lb01/keepalived.conf") };
    for (const position of [
      { line: 9999, character: 0 },
      { line: 1, character: 9999 },
    ])
      for (const [method, answer] of [
        ["prepareRename", null],
        ["documentHighlight", []],
        ["linkedEditingRange", null],
        ["definition", []],
      ] as const)
        assert.deepEqual(
          await client.request(`textDocument/${method}`, {
            textDocument,
            position,
          }),
          answer,
          method,
        );
  });
});
