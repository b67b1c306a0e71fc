/* What an editor waits for: the server on its standard streams, one file open, a line typed in the middle of it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { percentile } from "./measure.mjs";

/** Typed in the middle of the file, character by character: at first it is no keyword, in the end all is well. */
const typed = "    persistence_granularity 255.255.255.0";

/**
 * Milliseconds of whole round trips, by what is waited for: findings after each character, completion and hover at
 * once behind a character; and megabytes of the server's memory.
 */
export async function editing(server, folder, text) {
  const session = new Session(server, folder);
  try {
    return await session.run(text);
  } finally {
    session.end();
  }
}

class Session {
  #child;
  #connection;
  #uri;
  #version = 1;
  /** The version that findings were told of last. */
  #told = 0;
  #wake = () => undefined;
  #errors = "";

  constructor(server, folder) {
    this.#child = spawn(
      process.execPath,
      ["--require", join(import.meta.dirname, "state.cjs"), server, "--stdio"],
      { stdio: ["pipe", "pipe", "pipe", "ipc"] },
    );
    this.#child.stderr.on("data", (data) => (this.#errors += data));
    this.#uri = pathToFileURL(join(folder, "keepalived.conf")).href;
    const connection = createMessageConnection(
      new StreamMessageReader(this.#child.stdout),
      new StreamMessageWriter(this.#child.stdin),
    );
    connection.onNotification(
      "textDocument/publishDiagnostics",
      ({ uri, version }) => {
        if (uri !== this.#uri) return;
        this.#told = version;
        this.#wake();
      },
    );
    connection.onRequest(() => null);
    connection.onNotification("window/logMessage", ({ message }) => {
      this.#errors += message;
    });
    connection.listen();
    this.#connection = connection;
  }

  async run(text) {
    const times = {};
    await this.#connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities: {
        textDocument: {
          hover: { contentFormat: ["markdown"] },
          completion: { completionItem: { snippetSupport: true } },
        },
      },
    });
    await this.#connection.sendNotification("initialized", {});
    times["open to findings"] = await timed(() => this.#open(text));
    const line = middle(text);
    const edits = [];
    await this.#change(line, 0, 0, "\n");
    times["first completion on an empty line"] = await timed(() =>
      this.#ask("completion", line, 0),
    );
    await this.#findings();
    const before = await this.#state();
    for (const [at, character] of [...typed].entries())
      edits.push(
        await timed(() => this.#findingsAfter(line, at, at, character)),
      );
    const after = await this.#state();
    times["edit to findings, median"] = percentile(edits, 0.5);
    times["edit to findings, 95 %"] = percentile(edits, 0.95);
    times["processor time of an edit"] =
      (after.processor - before.processor) / edits.length;
    const end = typed.length;
    const [completions, hovers] = [[], []];
    for (let round = 0; round < 10; round += 1) {
      await this.#change(line, end - round - 1, end - round, "");
      completions.push(
        await timed(() => this.#ask("completion", line, end - round - 1)),
      );
      await this.#findings();
      await this.#change(line, 0, 0, " ");
      hovers.push(await timed(() => this.#ask("hover", line, 10)));
      await this.#findings();
      await this.#change(line, 0, 1, "");
      await this.#findings();
    }
    times["completion after an edit, 95 %"] = percentile(completions, 0.95);
    times["hover after an edit, 95 %"] = percentile(hovers, 0.95);
    const inside = instance(text);
    await this.#change(inside, 0, 0, "\n");
    times["first completion in an instance"] = await timed(() =>
      this.#ask("completion", inside, 0),
    );
    await this.#findings();
    const open = await this.#state();
    await this.#connection.sendNotification("textDocument/didClose", {
      textDocument: { uri: this.#uri },
    });
    await setTimeout(500);
    const closed = await this.#state();
    await this.#connection.sendRequest("shutdown");
    await this.#connection.sendNotification("exit");
    await once(this.#child, "exit");
    return {
      times,
      memory: {
        "most memory": open.most,
        "kept while open": open.kept,
        "kept when closed": closed.kept,
      },
    };
  }

  end() {
    this.#connection.dispose();
    this.#child.kill();
    if (this.#errors !== "") console.error(this.#errors);
  }

  async #open(text) {
    await this.#connection.sendNotification("textDocument/didOpen", {
      textDocument: {
        uri: this.#uri,
        languageId: "keepalived",
        version: this.#version,
        text,
      },
    });
    await this.#findings();
  }

  async #findingsAfter(line, from, to, text) {
    await this.#change(line, from, to, text);
    await this.#findings();
  }

  #change(line, from, to, text) {
    this.#version += 1;
    return this.#connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: this.#uri, version: this.#version },
      contentChanges: [
        {
          range: {
            start: { line, character: from },
            end: { line, character: to },
          },
          text,
        },
      ],
    });
  }

  /** Resolves when the findings of the present version are told. */
  #findings() {
    return new Promise((done) => {
      this.#wake = () => {
        if (this.#told === this.#version) done();
      };
      this.#wake();
    });
  }

  #ask(what, line, character) {
    return this.#connection.sendRequest(`textDocument/${what}`, {
      textDocument: { uri: this.#uri },
      position: { line, character },
    });
  }

  #state() {
    return new Promise((done) => {
      this.#child.once("message", done);
      this.#child.send("state");
    });
  }
}

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The number of the first line inside the first instance. */
function instance(text) {
  return text.slice(0, text.indexOf("\nvrrp_instance") + 1).split("\n").length;
}

/** The number of the first line inside the block in the middle. */
function middle(text) {
  const head = text.indexOf("\nvirtual_server", text.length / 2) + 1;
  return text.slice(0, head).split("\n").length;
}
