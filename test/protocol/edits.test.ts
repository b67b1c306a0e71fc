/*
 * Sessions of random edits: whatever was typed, pasted and deleted on the way, an editor shows in the end what it shows
 * of a file that is opened with this text. SEED=n tries other sessions, SESSION_EDITS=n longer ones.
 */
import assert from "node:assert/strict";
import type { SemanticTokens } from "vscode-languageserver/node";
import { allConfigurations, corpus } from "../harness/texts.ts";
import { outsideLineEnd, positionOf } from "./client.ts";
import { InProcessServer } from "./in-process.ts";
import { changedTokens, nodes, shownOf, tokensOf } from "./shown.ts";

const seed = Number(process.env.SEED ?? 1);
const editsPerFile = Number(process.env.SESSION_EDITS ?? 100);
const editsPerCheck = 5;
const filesTried = 20;

describe(`sessions of random edits (SEED=${seed})`, () => {
  for (const [index, { name, text }] of chosenTexts().entries())
    it(`leave of ${name} what a fresh server sees`, () =>
      session({ "file:///keepalived.conf": text }, index, editsPerFile));

  it("leave of nodes and included files what a fresh server sees", () =>
    session(nodes, filesTried, 3 * editsPerFile));
});

/** Real configurations where there are some, else our own: of small and large ones. */
function chosenTexts(): { name: string; text: string }[] {
  const all = [...allConfigurations()].filter(
    ({ name, text }) =>
      name.startsWith(corpus ?? "test/fixtures/") &&
      text.length > 300 &&
      text.length < 20_000,
  );
  const random = randomNumbers(seed);
  return Array.from({ length: filesTried }, () => {
    const [chosen] = all.splice(random(all.length), 1);
    assert.ok(chosen !== undefined, "there are too few configurations");
    return chosen;
  });
}

async function session(
  files: Readonly<Record<string, string>>,
  number: number,
  edits: number,
): Promise<void> {
  const random = randomNumbers(seed * 1000 + number);
  const server = await InProcessServer.on(files);
  const texts = new Map(Object.entries(files));
  const tokens = new Map<string, SemanticTokens>();
  for (const [uri, text] of texts) {
    await server.open(uri, text);
    tokens.set(uri, await tokensOf(server, uri));
  }
  for (let edit = 1; edit <= edits; edit += 1) {
    const uri = [...texts.keys()][random(texts.size)] ?? "";
    const { changes, text } = randomChange(texts.get(uri) ?? "", random);
    texts.set(uri, text);
    await server.notify("textDocument/didChange", {
      textDocument: { uri, version: edit + 1 },
      contentChanges: changes,
    });
    if (edit % editsPerCheck > 0) continue;
    const fresh = await InProcessServer.on(files);
    for (const each of texts) await fresh.open(...each);
    for (const each of texts.keys()) {
      const message = `${each} after ${edit} edits, SEED=${seed}: ${JSON.stringify(texts.get(each))}`;
      assert.deepEqual(
        await shownOf(server, each),
        await shownOf(fresh, each),
        message,
      );
      const before = tokens.get(each);
      const now = await changedTokens(server, each, before);
      assert.deepEqual(now.data, (await tokensOf(fresh, each)).data, message);
      tokens.set(each, now);
    }
    assert.deepEqual(fresh.listener.problems, []);
    fresh.close();
  }
  assert.deepEqual(server.listener.problems, []);
  server.close();
}

/** What typing and pasting bring in. */
const pieces = [
  ...[
    "{",
    "}",
    "\n",
    "\r\n",
    " ",
    "\t",
    "$",
    "${X}",
    "$VIP",
    '"',
    "#",
    "!",
    "\r",
  ],
  ...["\\\n", "é", "@lb01 ", "@^lb01 ", "include *.inc\n", "~SEQ(I,1,3) "],
  ...[
    "priority 5\n",
    "$X=5\n",
    "$X= \\\n  a \\\n  b\n",
    "weight ",
    "192.0.2.9",
  ],
  "vrrp_instance VI_9 {\n    state MASTER\n",
  "# keepalived-lsp-disable-next-line unknown-keyword -- so it is\n",
];

/** One to three edits at once, as a client tells them: each for the text that the one before it has left. */
function randomChange(
  before: string,
  random: Random,
): { readonly changes: object[]; readonly text: string } {
  if (random(50) === 0) return { changes: [{ text: before }], text: before };
  let text = before;
  const changes = Array.from({ length: 1 + random(3) }, () => {
    const start = outsideLineEnd(text, random(text.length + 1));
    const length = [0, 0, 1, random(8), random(200)][random(5)] ?? 0;
    const end = outsideLineEnd(text, Math.min(text.length, start + length));
    const added = pasted(text, random);
    const range = {
      start: positionOf(text, start),
      end: positionOf(text, end),
    };
    text = text.slice(0, start) + added + text.slice(end);
    return { range, text: added };
  });
  return { changes, text };
}

function pasted(text: string, random: Random): string {
  switch (random(5)) {
    case 0:
      return "";
    case 1: {
      const lines = text.split("\n");
      return `${lines[random(lines.length)] ?? ""}\n`;
    }
    case 2:
      return String.fromCharCode(97 + random(26));
    default:
      return pieces[random(pieces.length)] ?? "";
  }
}

type Random = (below: number) => number;

/** The same numbers each time. */
function randomNumbers(start: number): Random {
  let state = start;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return below === 0 ? 0 : (state >>> 8) % below;
  };
}
