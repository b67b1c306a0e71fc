/*
 * Sessions of random edits: whatever was typed, pasted and deleted on the way, an editor shows in the end what it shows
 * of a file that is opened with this text. SEED=n tries other sessions, SESSION_EDITS=n longer ones.
 */
import assert from "node:assert/strict";
import type {
  FullDocumentDiagnosticReport,
  SemanticTokens,
  SemanticTokensDelta,
} from "vscode-languageserver/node";
import { allConfigurations, corpus } from "../harness/texts.ts";
import { positionOf } from "./client.ts";
import { InProcessServer } from "./in-process.ts";

const seed = Number(process.env.SEED ?? 1);
const editsPerFile = Number(process.env.SESSION_EDITS ?? 100);
const editsPerCheck = 5;
const filesTried = 20;

const cluster = (
  name: string,
  own: string,
  peer: string,
): string => `$VIP=192.0.2.100
global_defs {
    router_id ${name}
}
include scripts/*.inc
@lb01 vrrp_instance VI_0 {
@^lb01 vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    unicast_src_ip ${own}
    unicast_peer {
        ${peer}
    }
    track_script { chk_web weight 10 }
    include vips.inc
}
virtual_server $VIP 80 {
    lb_algo wrr
    lb_kind DR
    ~SEQ(I, 11, 13) real_server 192.0.2.$I 80 { weight $I }
}
`;

/** Two nodes with files that they include: what is typed in one is seen in the others. */
const nodes: Readonly<Record<string, string>> = {
  "file:///lb01/keepalived.conf": cluster("lb01", "192.0.2.11", "192.0.2.12"),
  "file:///lb01/vips.inc": "virtual_ipaddress {\n    $VIP/24 dev eth0\n}\n",
  "file:///lb01/scripts/web.inc":
    "vrrp_script chk_web {\n    script /usr/bin/true\n}\n",
  "file:///lb02/keepalived.conf": cluster("lb02", "192.0.2.12", "192.0.2.11"),
  "file:///lb02/vips.inc": "virtual_ipaddress {\n    $VIP/24\n}\n",
};

describe(`sessions of random edits (SEED=${seed})`, function () {
  this.timeout(120_000);

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

/** Everything of a file that an editor shows. */
async function shownOf(server: InProcessServer, uri: string): Promise<unknown> {
  const textDocument = { uri };
  const range = {
    start: { line: 0, character: 0 },
    end: { line: 100_000, character: 0 },
  };
  const { items } = await server.request<FullDocumentDiagnosticReport>(
    "textDocument/diagnostic",
    { textDocument },
  );
  const ask = (method: string, more: object = {}): Promise<unknown> =>
    server.request(`textDocument/${method}`, { textDocument, ...more });
  return {
    diagnostics: items,
    symbols: await ask("documentSymbol"),
    folding: await ask("foldingRange"),
    links: await ask("documentLink"),
    hints: await ask("inlayHint", { range }),
  };
}

function tokensOf(
  server: InProcessServer,
  uri: string,
): Promise<SemanticTokens> {
  return server.request("textDocument/semanticTokens/full", {
    textDocument: { uri },
  });
}

/** The tokens of now, made of those of before and what is told of the difference. */
async function changedTokens(
  server: InProcessServer,
  uri: string,
  before: SemanticTokens | undefined,
): Promise<SemanticTokens> {
  const answer = await server.request<SemanticTokens | SemanticTokensDelta>(
    "textDocument/semanticTokens/full/delta",
    { textDocument: { uri }, previousResultId: before?.resultId },
  );
  if ("data" in answer) return answer;
  const data = answer.edits.reduceRight(
    (list, { start, deleteCount, data: added = [] }) =>
      list.toSpliced(start, deleteCount, ...added),
    before?.data ?? [],
  );
  return {
    ...(answer.resultId === undefined ? {} : { resultId: answer.resultId }),
    data,
  };
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

/** No position of the protocol lies between a CR and its LF. */
function outsideLineEnd(text: string, offset: number): number {
  return text.slice(offset - 1, offset + 1) === "\r\n" ? offset + 1 : offset;
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
