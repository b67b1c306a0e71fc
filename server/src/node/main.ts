/* Entry point of the language server on Node: `--stdio` or `--node-ipc`, as the editor starts it. */
import { networkInterfaces } from "node:os";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { nodeHost, openDisk, uriOfPath } from "../cli/node-host.ts";
import { startServer } from "../lsp/server.ts";
import { findConfigurations } from "./find-configurations.ts";

const disk = openDisk();

startServer(createConnection(ProposedFeatures.all), {
  readAny: disk.readAny,
  hostFor: (root, mappings) => nodeHost(disk, { root, mappings }),
  refresh: disk.refresh,
  uriOf: uriOfPath,
  interfaces: () => Object.keys(networkInterfaces()),
  find: findConfigurations,
});
