/*
 * Whatever is typed, pasted, deleted and undone on the way: in the end a server shows what one shows that is given these
 * texts at once. The steps are its files, then the edits; each edit may take as long as another input as a whole.
 */
import assert from "node:assert/strict";
import type { SemanticTokens } from "vscode-languageserver/node";
import type { Random } from "../harness/random.ts";
import { outsideLineEnd, positionOf } from "../protocol/client.ts";
import { InProcessServer } from "../protocol/in-process.ts";
import { changedTokens, nodes, shownOf, tokensOf } from "../protocol/shown.ts";
import { orders, strange } from "./mutate.ts";
import type { Property } from "./property.ts";
import { ofSteps } from "./steps.ts";
import { windowOf } from "./texts.ts";

type Files = Readonly<Record<string, string>>;

/** Numbers are taken modulo what there is, so that each step means something whatever comes before it. */
type Step =
  | { readonly files: Files }
  | { readonly file: number; readonly edits: readonly Edit[] }
  | { readonly file: number; readonly undo: true }
  | { readonly check: true };

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

/** Sequences of edits of a text, or of two nodes with the files they include. */
export function editing(texts: readonly string[]): Property {
  return ofSteps<Step>({
    name: "after any edits a server shows what a fresh one shows",
    stepsOf: (random) => {
      const files = random.once(4)
        ? nodes
        : { [only]: windowOf(random.pick(texts), random) };
      const steps = Array.from({ length: 3 + random.below(25) }, () =>
        stepOf(texts, random),
      );
      return [{ files }, ...steps];
    },
    play,
  });
}

const only = "file:///keepalived.conf";

function stepOf(texts: readonly string[], random: Random): Step {
  const file = random.below(8);
  if (random.once(12)) return { check: true };
  if (random.once(6)) return { file, undo: true };
  const edits = Array.from({ length: random.once(4) ? 4 : 1 }, () => ({
    at: random.below(1_000_000),
    length: random.pick([0, 0, 0, 1, random.below(8), random.below(300)]),
    text: typed(texts, random),
  }));
  return { file, edits };
}

function typed(texts: readonly string[], random: Random): string {
  switch (random.below(6)) {
    case 0:
      return "";
    case 1:
      return random.pick(["{", "}", '"', "\0", "\r", "\n", "\r\n", "#", "\\"]);
    case 2:
      return strange(random);
    case 3:
      return `${random.pick(orders)}\n`;
    case 4:
      return random.pick(random.pick(texts).split("\n"));
    default:
      return windowOf(random.pick(texts), random).slice(0, 200);
  }
}

async function play(steps: readonly Step[], lap: () => void): Promise<void> {
  const [first = { files: {} }] = steps;
  const session = new Session("files" in first ? first.files : {});
  try {
    await session.open();
    for (const step of steps) {
      if ("edits" in step) await session.edit(step.file, step.edits);
      else if ("undo" in step) await session.undo(step.file);
      else if ("check" in step) await session.check();
      lap();
    }
    await session.check();
  } finally {
    session.close();
  }
}

/** A server, and what its files should be. */
class Session {
  readonly #files: Files;
  readonly #texts: Map<string, string>;
  readonly #server: Promise<InProcessServer>;
  readonly #tokens = new Map<string, SemanticTokens>();
  /** For each file what takes its edits back, the last one last. */
  readonly #undo = new Map<string, (readonly Edit[])[]>();
  #version = 1;

  constructor(files: Files) {
    this.#files = files;
    this.#texts = new Map(Object.entries(files));
    this.#server = InProcessServer.on(files);
  }

  async open(): Promise<void> {
    const server = await this.#server;
    for (const [uri, text] of this.#texts) {
      await server.open(uri, text);
      this.#tokens.set(uri, await tokensOf(server, uri));
    }
  }

  async edit(file: number, edits: readonly Edit[]): Promise<void> {
    const uri = this.#uriOf(file);
    if (uri === undefined) return;
    const back = await this.#change(uri, edits);
    this.#undo.set(uri, [...(this.#undo.get(uri) ?? []), back]);
  }

  async undo(file: number): Promise<void> {
    const uri = this.#uriOf(file);
    const back = uri === undefined ? undefined : this.#undo.get(uri)?.pop();
    if (uri !== undefined && back !== undefined) await this.#change(uri, back);
  }

  /** Against a server that is given the texts as they are now. */
  async check(): Promise<void> {
    const server = await this.#server;
    const fresh = await InProcessServer.on(this.#files);
    try {
      for (const each of this.#texts) await fresh.open(...each);
      for (const uri of this.#texts.keys()) {
        assert.deepEqual(await shownOf(server, uri), await shownOf(fresh, uri));
        const now = await changedTokens(server, uri, this.#tokens.get(uri));
        this.#tokens.set(uri, now);
        assert.deepEqual(now.data, (await tokensOf(fresh, uri)).data);
      }
      assert.deepEqual(server.listener.problems, []);
    } finally {
      fresh.close();
    }
  }

  close(): void {
    void this.#server.then((server) => server.close());
  }

  #uriOf(file: number): string | undefined {
    return [...this.#texts.keys()][file % this.#texts.size];
  }

  /** Tells the server, as a client does: each edit for the text that the one before it left. Gives the way back. */
  async #change(uri: string, edits: readonly Edit[]): Promise<Edit[]> {
    let text = this.#texts.get(uri) ?? "";
    const back: Edit[] = [];
    const contentChanges = edits.map((edit) => {
      const start = outsideLineEnd(text, edit.at % (text.length + 1));
      const end = outsideLineEnd(
        text,
        Math.min(text.length, start + edit.length),
      );
      const range = {
        start: positionOf(text, start),
        end: positionOf(text, end),
      };
      back.unshift({
        at: start,
        length: edit.text.length,
        text: text.slice(start, end),
      });
      text = text.slice(0, start) + edit.text + text.slice(end);
      return { range, text: edit.text };
    });
    this.#texts.set(uri, text);
    this.#version += 1;
    const server = await this.#server;
    await server.notify("textDocument/didChange", {
      textDocument: { uri, version: this.#version },
      contentChanges,
    });
    return back;
  }
}
