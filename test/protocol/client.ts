import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type InitializeParams,
  type InitializeResult,
  type Message,
  type MessageConnection,
  type PublishDiagnosticsParams,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { Listener } from "./schema.ts";

/** What VS Code tells of itself, as far as the server asks. */
export const capabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ["create"] },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true },
    hover: { contentFormat: ["markdown"] },
    rename: { prepareSupport: true },
    signatureHelp: {
      signatureInformation: {
        documentationFormat: ["markdown"],
        parameterInformation: { labelOffsetSupport: true },
      },
    },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: { completionItem: { snippetSupport: true } },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      resolveSupport: { properties: ["edit"] },
    },
  },
};

/**
 * The built server in a process of its own, on a folder of its own. Whatever is said on either side is held against
 * the protocol.
 */
export class Client {
  readonly folder: string;
  readonly connection: MessageConnection;
  readonly child: ChildProcess;
  readonly exited: Promise<unknown[]>;
  /** Methods of the capabilities that the server has registered. */
  readonly registered: string[] = [];
  readonly listener = new Listener();
  /** The section `keepalived` of the settings. */
  settings: unknown = {};
  readonly #published = new Map<string, PublishDiagnosticsParams>();
  readonly #waiting = new Set<() => void>();
  readonly #versions = new Map<string, number>();

  /** Another program speaks where one is named, with its arguments. */
  constructor(
    files: Readonly<Record<string, string>>,
    [program, ...argv]: readonly [string, ...(readonly string[])] = [
      process.execPath,
      resolve("dist/server.cjs"),
      "--stdio",
    ],
  ) {
    this.folder = mkdtempSync(join(tmpdir(), "keepalived-lsp-"));
    for (const [path, text] of Object.entries(files)) this.write(path, text);
    this.child = spawn(program, argv, { stdio: ["pipe", "pipe", "inherit"] });
    this.exited = once(this.child, "exit");
    const { stdin, stdout } = this.child;
    assert.ok(stdin !== null && stdout !== null);
    this.connection = listenedConnection(stdout, stdin, this.listener);
    this.connection.onNotification(
      "textDocument/publishDiagnostics",
      (params: PublishDiagnosticsParams) => {
        this.#published.set(params.uri, params);
        for (const check of this.#waiting) check();
      },
    );
    this.connection.onRequest("workspace/configuration", () => [this.settings]);
    this.connection.onRequest(
      "client/registerCapability",
      ({ registrations }: { registrations: { method: string }[] }) => {
        this.registered.push(...registrations.map(({ method }) => method));
        return null;
      },
    );
    this.connection.listen();
  }

  /** What the client can do is what VS Code can, unless given; so is everything else. */
  async start(
    can = capabilities,
    given: Partial<InitializeParams> = {},
  ): Promise<InitializeResult> {
    const result: InitializeResult = await this.request("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: can,
      workspaceFolders: [{ uri: this.uri(""), name: "test" }],
      ...given,
    });
    await this.notify("initialized", {});
    return result;
  }

  async stop(): Promise<void> {
    this.connection.dispose();
    this.child.kill();
    await this.exited;
    rmSync(this.folder, { recursive: true });
    assert.deepEqual(this.listener.problems, []);
  }

  request<R>(method: string, params?: unknown): Promise<R> {
    return params === undefined
      ? this.connection.sendRequest<R>(method)
      : this.connection.sendRequest<R>(method, params);
  }

  notify(method: string, params?: unknown): Promise<void> {
    return params === undefined
      ? this.connection.sendNotification(method)
      : this.connection.sendNotification(method, params);
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  write(path: string, text: string): void {
    const target = join(this.folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }

  async open(path: string, text: string): Promise<void> {
    const uri = this.uri(path);
    this.#versions.set(uri, 1);
    await this.notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "keepalived", version: 1, text },
    });
  }

  /** Changes the first occurrence of a text. */
  async change(
    path: string,
    text: string,
    from: string,
    to: string,
  ): Promise<string> {
    const uri = this.uri(path);
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    const at = text.indexOf(from);
    assert.ok(at >= 0, `no ${from}`);
    const range = {
      start: positionOf(text, at),
      end: positionOf(text, at + from.length),
    };
    await this.notify("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range, text: to }],
    });
    return text.replace(from, () => to);
  }

  /** Does what an editor does with an edit: open files change in the editor, others on disk. */
  async apply(
    { documentChanges = [] }: WorkspaceEdit,
    texts: Readonly<Record<string, string>>,
  ): Promise<void> {
    for (const change of documentChanges) {
      if (!("textDocument" in change)) continue;
      const { uri } = change.textDocument;
      const path = decodeURIComponent(uri.slice(this.uri("x").length - 1));
      let text = texts[path] ?? "";
      const edits = change.edits.filter((edit) => "newText" in edit);
      for (const { range, newText } of edits.toSorted(
        (a, b) => offsetOf(text, b.range.start) - offsetOf(text, a.range.start),
      ))
        text =
          text.slice(0, offsetOf(text, range.start)) +
          newText +
          text.slice(offsetOf(text, range.end));
      const version = this.#versions.get(uri);
      if (version === undefined) this.write(path, text);
      else {
        this.#versions.set(uri, version + 1);
        await this.notify("textDocument/didChange", {
          textDocument: { uri, version: version + 1 },
          contentChanges: [{ text }],
        });
      }
      await this.notify("workspace/didChangeWatchedFiles", {
        changes: [{ uri, type: 2 }],
      });
    }
  }

  /** What is said of a file, once it is as wanted. */
  diagnostics(
    path: string,
    wanted: (
      rules: readonly unknown[],
      params: PublishDiagnosticsParams,
    ) => boolean,
  ): Promise<PublishDiagnosticsParams> {
    return new Promise((done, fail) => {
      const uri = this.uri(path);
      const check = (): void => {
        const params = this.#published.get(uri);
        const rules = params?.diagnostics.map(({ code }) => code) ?? [];
        if (params === undefined || !wanted(rules, params)) return;
        this.#waiting.delete(check);
        clearTimeout(timer);
        done(params);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(check);
        const last = JSON.stringify(this.#published.get(uri), undefined, 1);
        fail(new Error(`${path}: not as wanted: ${last}`));
      }, longestWait);
      this.#waiting.add(check);
      check();
    });
  }
}

/** In milliseconds: much longer than a busy machine needs, so that what never comes is told with what did. */
const longestWait = 120_000;

/** A connection to both sides of which somebody listens. */
export function listenedConnection(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  listener: Listener,
): MessageConnection {
  const reader = new StreamMessageReader(input);
  // A server that is ended while it speaks leaves half a message: the reader would wait for the rest for ever.
  reader.partialMessageTimeout = 0;
  const writer = new StreamMessageWriter(output);
  const listen = reader.listen.bind(reader);
  reader.listen = (callback) =>
    listen((message) => {
      listener.fromServer(message);
      callback(message);
    });
  const write = writer.write.bind(writer);
  writer.write = (message: Message) => {
    listener.fromClient(message);
    return write(message);
  };
  return createMessageConnection(reader, writer);
}

/** LF, CR and both together end a line, as the protocol has it. */
export function positionOf(
  text: string,
  offset: number,
): { readonly line: number; readonly character: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r(?!\n)/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** No position of the protocol lies between a CR and its LF. */
export function outsideLineEnd(text: string, offset: number): number {
  return text.slice(offset - 1, offset + 1) === "\r\n" ? offset + 1 : offset;
}

function offsetOf(
  text: string,
  { line, character }: { readonly line: number; readonly character: number },
): number {
  const lines = text.split("\n").slice(0, line);
  return lines.reduce((sum, each) => sum + each.length + 1, 0) + character;
}

/** The URIs that an edit changes or makes. */
export function touchedBy({ documentChanges = [] }: WorkspaceEdit): string[] {
  return documentChanges.flatMap((each) => {
    if ("textDocument" in each) return [each.textDocument.uri];
    return each.kind === "create" ? [each.uri] : [];
  });
}
