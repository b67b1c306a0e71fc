import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Client, positionOf } from "../protocol/client.ts";
import {
  executable,
  make,
  missing,
  onNode,
  type Program,
} from "./executable.ts";

const cluster = "test/fixtures/examples/web-cluster";
const paths = ["lb01/keepalived.conf", "lb02/keepalived.conf"] as const;

/* One binary is both: what an editor gets of it is what it gets of the server on Node. */
describe("the executable as language server", () => {
  if (missing !== undefined) return;
  before(make);

  it("says in a session what the server on Node says, and ends with 0", async () => {
    const [expected, actual] = await Promise.all([
      session(onNode),
      session(executable),
    ]);
    assert.ok(expected.includes("dr-director-is-real-server"));
    assert.deepEqual(actual.split("\n"), expected.split("\n"));
  });

  it("ends with 1 where the editor leaves without a word", async () => {
    const client = new Client({}, [...executable, "--stdio"]);
    await client.start();
    await client.notify("exit");
    assert.deepEqual(await client.exited, [1, null]);
    await client.stop();
  });
});

/** All answers of a session, in JSON; the folder is called the same. */
async function session(program: Program): Promise<string> {
  const texts = paths.map((path) => readFileSync(`${cluster}/${path}`, "utf8"));
  const files = Object.fromEntries(
    paths.map((path, index) => [path, texts[index] ?? ""]),
  );
  const client = new Client(files, [...program, "--stdio"]);
  const [path] = paths;
  const [text = ""] = texts;
  const textDocument = { uri: client.uri(path) };
  const said: unknown[] = [await client.start()];
  await client.open(path, text);
  for (const each of paths)
    said.push(await client.diagnostics(each, (rules) => rules.length > 0));
  for (const word of ["state", "interface", "lb_kind", "real_server"])
    for (const method of ["hover", "completion", "definition"])
      said.push(
        await client.request(`textDocument/${method}`, {
          textDocument,
          position: positionOf(text, text.indexOf(word) + 2),
        }),
      );
  for (const method of ["documentSymbol", "foldingRange", "codeLens"])
    said.push(await client.request(`textDocument/${method}`, { textDocument }));
  const end = positionOf(text, text.length);
  said.push(
    await client.request("textDocument/semanticTokens/full", { textDocument }),
    await client.request("textDocument/formatting", {
      textDocument,
      options: { tabSize: 2, insertSpaces: true },
    }),
    await client.request("textDocument/codeAction", {
      textDocument,
      range: { start: { line: 0, character: 0 }, end },
      context: { diagnostics: [] },
    }),
    await client.request("workspace/symbol", { query: "" }),
    await client.request("shutdown"),
  );
  await client.notify("exit");
  assert.deepEqual(await client.exited, [0, null]);
  await client.stop();
  return JSON.stringify(said, undefined, 1).replaceAll(
    client.uri("").replace(/\/$/, ""),
    "file:///folder",
  );
}
