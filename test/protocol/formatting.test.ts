import assert from "node:assert/strict";
import type { InitializeResult, TextEdit } from "vscode-languageserver";
import { Client } from "./client.ts";

const path = "keepalived.conf";
const text = "vrrp_instance A{\r\n state   MASTER\r\n priority  100\r\n}\r\n";
const options = { tabSize: 2, insertSpaces: true };

describe("formatting over the protocol", () => {
  let client: Client;
  let started: InitializeResult;

  before(async () => {
    client = new Client({
      [path]: text,
      "tabs/.keepalived-lsp.json": '{ "format": { "indent": "tab" } }',
      "tabs/keepalived.conf": text,
    });
    started = await client.start();
    await client.open(path, text);
  });
  after(() => client.stop());

  const ask = (
    method: string,
    params: object,
    file = path,
  ): Promise<TextEdit[]> =>
    client.request(`textDocument/${method}`, {
      textDocument: { uri: client.uri(file) },
      options,
      ...params,
    });

  it("is offered for documents, ranges and while typing", () => {
    const { capabilities } = started;
    assert.equal(capabilities.documentFormattingProvider, true);
    assert.equal(capabilities.documentRangeFormattingProvider, true);
    assert.deepEqual(capabilities.documentOnTypeFormattingProvider, {
      firstTriggerCharacter: "}",
      moreTriggerCharacter: ["\n", "{"],
    });
  });

  it("answers with small edits", async () => {
    assert.deepEqual(await ask("formatting", {}), [
      edit(0, 15, 15, " "),
      edit(1, 1, 8, " state"),
      edit(2, 1, 10, " priority"),
    ]);
  });

  it("keeps to a range", async () => {
    const range = {
      start: { line: 2, character: 0 },
      end: { line: 2, character: 0 },
    };
    assert.deepEqual(await ask("rangeFormatting", { range }), [
      edit(2, 1, 10, " priority"),
    ]);
  });

  it("goes by the project file before the editor", async () => {
    const edits = await ask("formatting", {}, "tabs/keepalived.conf");
    assert.equal(edits[1]?.newText, "\tstate");
  });

  it("helps while typing", async () => {
    const position = { line: 1, character: 0 };
    assert.deepEqual(await ask("onTypeFormatting", { position, ch: "\n" }), [
      edit(1, 0, 1, "  "),
    ]);
  });

  it("has nothing to say of a file that is not there", async () => {
    assert.equal(await ask("formatting", {}, "none.conf"), null);
  });
});

function edit(
  line: number,
  from: number,
  to: number,
  newText: string,
): TextEdit {
  return {
    range: {
      start: { line, character: from },
      end: { line, character: to },
    },
    newText,
  };
}
