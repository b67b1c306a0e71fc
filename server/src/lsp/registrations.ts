/* What the client is asked to tell of, as far as it can. */
import {
  BulkRegistration,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Connection,
} from "vscode-languageserver";
import type { Client } from "./client.ts";
import { projectFileName } from "../engine/project.ts";

/** Configurations, what they include under other names, and what stands beside them. */
const watchedFiles = [
  "**/*.conf",
  `**/${projectFileName}`,
  "**/*.{inc,include,cfg,nft,rules,sh,v4,v6}",
  "**/keepalived/**",
];

export async function register(
  connection: Connection,
  { configurationRegistration, watchRegistration }: Client,
): Promise<void> {
  if (!configurationRegistration && !watchRegistration) return;
  const wanted = BulkRegistration.create();
  if (configurationRegistration)
    wanted.add(DidChangeConfigurationNotification.type, {
      section: "keepalived",
    });
  if (watchRegistration)
    wanted.add(DidChangeWatchedFilesNotification.type, {
      watchers: watchedFiles.map((globPattern) => ({ globPattern })),
    });
  await connection.client.register(wanted);
}
