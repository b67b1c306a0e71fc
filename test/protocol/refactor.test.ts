import assert from "node:assert/strict";
import type { CodeAction } from "vscode-languageserver";
import { Client, positionOf, touchedBy } from "./client.ts";

const path = "keepalived.conf";
const text = `vrrp_instance VI_1 {
    state MASTER
    track_script {
        chk
    }
}
`;

describe("refactorings over the protocol", () => {
  let client: Client;

  before(async () => {
    client = new Client({ [path]: text });
    await client.start();
    await client.open(path, text);
  });
  after(() => client.stop());

  const ask = async (
    from: string,
    to: string,
    only?: string,
  ): Promise<readonly CodeAction[]> => {
    const end = text.indexOf(to) + to.length;
    return client.request("textDocument/codeAction", {
      textDocument: { uri: client.uri(path) },
      range: {
        start: positionOf(text, text.indexOf(from)),
        end: positionOf(text, end),
      },
      context: {
        diagnostics: [],
        ...(only === undefined ? {} : { only: [only] }),
      },
    });
  };

  it("make new files and change others in one edit", async () => {
    const [action, second] = await ask(
      "    track_script",
      "    }\n",
      "refactor.extract",
    );
    assert.equal(second, undefined);
    assert.equal(
      action?.title,
      "Extract to the include file track_script.conf",
    );
    assert.ok(action.edit !== undefined);
    assert.deepEqual(
      new Set(touchedBy(action.edit)),
      new Set([client.uri("track_script.conf"), client.uri(path)]),
    );
  });

  it("are offered beside what can be done about findings", async () => {
    const actions = await ask("chk", "chk");
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes("Create vrrp_script chk"), titles.join("\n"));
  });

  it("are not worked out where only fixes on saving are wanted", async () => {
    assert.deepEqual(await ask("chk", "chk", "source.organizeImports"), []);
  });
});
