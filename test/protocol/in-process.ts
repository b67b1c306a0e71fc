import { PassThrough } from "node:stream";
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Connection,
  type InitializeResult,
  type MessageConnection,
} from "vscode-languageserver/node";
import {
  nodeHost,
  openDisk,
  uriOfPath,
} from "../../server/src/cli/node-host.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import type { Environment } from "../../server/src/lsp/environment.ts";
import { startServer } from "../../server/src/lsp/server.ts";
import { findConfigurations } from "../../server/src/node/find-configurations.ts";
import { capabilities, listenedConnection } from "./client.ts";
import { Listener } from "./schema.ts";

/**
 * A server in this process, on files in memory, spoken to as from another process: a fresh one costs next to nothing.
 */
export class InProcessServer {
  readonly listener = new Listener();
  readonly connection: MessageConnection;
  readonly #close: () => void;

  /** A server that has been told nothing yet. */
  constructor(environment: Environment) {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const server = serveOn(toServer, toClient, environment);
    this.connection = listenedConnection(toClient, toServer, this.listener);
    for (const what of ["diagnostic", "inlayHint"])
      this.connection.onRequest(`workspace/${what}/refresh`, () => null);
    this.connection.listen();
    this.#close = () => {
      this.connection.dispose();
      server.dispose();
    };
  }

  /** A server that has read these files, given by URI, and is asked for findings. */
  static async on(
    files: Readonly<Record<string, string>>,
  ): Promise<InProcessServer> {
    const server = new InProcessServer(inMemory(files));
    await server.start();
    return server;
  }

  async start(
    more: ClientCapabilities = {},
    workspaceFolders = [{ uri: "file:///", name: "all" }],
  ): Promise<InitializeResult> {
    const result = await this.request<InitializeResult>("initialize", {
      processId: null,
      rootUri: null,
      workspaceFolders,
      capabilities: {
        ...more,
        textDocument: {
          ...capabilities.textDocument,
          diagnostic: {},
          ...more.textDocument,
        },
      },
    });
    await this.notify("initialized", {});
    return result;
  }

  request<R>(method: string, params?: unknown): Promise<R> {
    return params === undefined
      ? this.connection.sendRequest<R>(method)
      : this.connection.sendRequest<R>(method, params);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  open(uri: string, text: string): Promise<void> {
    return this.notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "keepalived", version: 1, text },
    });
  }

  close(): void {
    this.#close();
  }
}

/** A server in this process that reads and writes streams. */
export function serveOn(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  environment: Environment,
): Connection {
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(input),
    new StreamMessageWriter(output),
  );
  startServer(server, environment);
  return server;
}

/** Nothing but these files, by URI. */
export function inMemory(files: Readonly<Record<string, string>>): Environment {
  const host = memoryHost(files);
  return {
    readAny: (uri) => host.read(uri),
    hostFor: () => host,
    refresh: () => undefined,
    uriOf: (path) => `file://${path}`,
    find: () =>
      Promise.resolve({
        paths: Object.keys(files).map((uri) => uri.slice("file://".length)),
        isCutShort: false,
      }),
  };
}

/** The files of this machine. */
export function onDisk(): Environment {
  const disk = openDisk();
  return {
    readAny: disk.readAny,
    hostFor: (root, mappings) => nodeHost(disk, { root, mappings }),
    refresh: disk.refresh,
    uriOf: uriOfPath,
    find: findConfigurations,
  };
}
