import assert from "node:assert/strict";
import {
  SemanticTokenModifiers,
  SemanticTokenTypes,
  type SemanticTokens,
  type SemanticTokensDelta,
} from "vscode-languageserver/node";
import manifest from "../../package.json";
import { Client } from "./client.ts";

const text = `vrrp_instance VI_1 {
    state MASTER
    priority 100
}
`;
const path = "keepalived.conf";

describe("semantic tokens in the protocol", () => {
  let client: Client;
  let types: string[];
  let modifiers: string[];

  beforeEach(async () => {
    client = new Client({});
    const { capabilities } = await client.start();
    const provider = capabilities.semanticTokensProvider;
    assert.deepEqual(provider?.full, { delta: true });
    assert.equal(provider.range, true);
    types = provider.legend.tokenTypes;
    modifiers = provider.legend.tokenModifiers;
    await client.open(path, text);
  });

  afterEach(() => client.stop());

  const ask = <R>(method: string, more: object = {}): Promise<R> =>
    client.request(`textDocument/semanticTokens/${method}`, {
      textDocument: { uri: client.uri(path) },
      ...more,
    });

  it("are counted from the token before", async () => {
    const { data } = await ask<SemanticTokens>("full");
    const rows = [];
    for (let at = 0; at < data.length; at += 5)
      rows.push([
        ...data.slice(at, at + 3),
        types[data[at + 3] ?? -1],
        modifiers.filter((_, bit) => ((data[at + 4] ?? 0) >> bit) & 1),
      ]);
    assert.deepEqual(rows, [
      [0, 0, 13, "type", []],
      [0, 14, 4, "class", ["declaration"]],
      [1, 4, 5, "property", []],
      [0, 6, 6, "enumMember", []],
      [1, 4, 8, "property", []],
      [0, 9, 3, "number", []],
    ]);
  });

  it("tell only what has changed, to those who know the rest", async () => {
    const first = await ask<SemanticTokens>("full");
    await client.change(path, text, "state MASTER", "state BACKUP # now");
    const changed = await ask<SemanticTokensDelta>("full/delta", {
      previousResultId: first.resultId,
    });
    assert.deepEqual(
      changed.edits.map(({ start, deleteCount }) => [start, deleteCount]),
      [[20, 0]],
    );
    const whole = await ask<SemanticTokens>("full");
    assert.deepEqual(applied(first.data, changed), whole.data);
    const same = await ask<SemanticTokensDelta>("full/delta", {
      previousResultId: whole.resultId,
    });
    assert.deepEqual(same.edits, []);
    const other = await ask<SemanticTokens>("full/delta", {
      previousResultId: first.resultId,
    });
    assert.deepEqual(other.data, whole.data);
  });

  it("may be asked of some lines", async () => {
    const { data } = await ask<SemanticTokens>("range", {
      range: {
        start: { line: 1, character: 0 },
        end: { line: 2, character: 0 },
      },
    });
    assert.deepEqual(data.slice(0, 3), [1, 4, 5]);
    assert.equal(data.length, 10);
  });

  it("have names that VS Code knows or package.json declares", () => {
    const { semanticTokenTypes, semanticTokenModifiers, semanticTokenScopes } =
      manifest.contributes;
    assert.deepEqual(
      types.filter((each) => !isIn(SemanticTokenTypes, each)),
      semanticTokenTypes.map(({ id }) => id),
    );
    assert.deepEqual(
      modifiers.filter((each) => !isIn(SemanticTokenModifiers, each)),
      semanticTokenModifiers.map(({ id }) => id),
    );
    for (const selector of Object.keys(semanticTokenScopes[0]?.scopes ?? {}))
      assert.ok(types.includes(selector.split(".")[0] ?? ""), selector);
  });
});

function applied(
  data: readonly number[],
  { edits }: SemanticTokensDelta,
): number[] {
  return edits.reduceRight(
    (before, edit) =>
      before.toSpliced(edit.start, edit.deleteCount, ...(edit.data ?? [])),
    [...data],
  );
}

function isIn(names: object, name: string): boolean {
  return Object.values(names).includes(name);
}
