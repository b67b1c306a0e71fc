import type {
  CancellationToken,
  Connection,
  ProtocolRequestType,
  ResponseError,
} from "vscode-languageserver";
import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import type { Client } from "../client.ts";
import type { CustomRequests } from "../custom-protocol.ts";
import type { EffectiveDocuments } from "../effective-documents.ts";
import type { Reports } from "../reports.ts";
import type { TokenResults } from "../token-results.ts";
import type { ServerWorkspace } from "../workspace.ts";

export interface Session {
  readonly workspace: ServerWorkspace;
  readonly client: Client;
  readonly reports: Reports;
  readonly tokens: TokenResults;
  readonly effective: EffectiveDocuments;
  /** Resolves when the workspace's files have been read: answers before that would be half the truth. */
  settled(): Promise<void>;
  /** Tells clients that do not ask the findings as they are now. */
  publish(): void;
  /** Resolves when something has changed and nothing more does, or the request is cancelled. */
  nextChange(token: CancellationToken): Promise<void>;
}

/** What belongs to one request only. */
export interface RequestContext {
  readonly token: CancellationToken;
  readonly connection: Connection;
}

/** A row of a table: what is answered to which method. */
export interface Handler {
  readonly method: string;
  readonly answer: (
    params: never,
    session: Session,
    context: RequestContext,
  ) => unknown;
}

/** A row, with the types of its request. */
export function handler<P, R, PR, E, O>(
  type: ProtocolRequestType<P, R, PR, E, O>,
  answer: (
    params: P,
    session: Session,
    context: RequestContext,
  ) => R | ResponseError | Promise<R | ResponseError>,
): Handler {
  return { method: type.method, answer };
}

/** A row for a request of our own. */
export function custom<M extends keyof CustomRequests>(
  method: M,
  answer: (
    params: CustomRequests[M]["params"],
    session: Session,
    context: RequestContext,
  ) => CustomRequests[M]["result"] | Promise<CustomRequests[M]["result"]>,
): Handler {
  return { method, answer };
}

type View = ReturnType<ServerWorkspace["viewFor"]>;

/** Answers for a file, open or on disk; nothing where there is no such file. */
export function inFile<R>(
  params: { readonly textDocument: { readonly uri: string } },
  { workspace }: Session,
  answer: (file: SourceFile, view: View) => R,
): R | null {
  const uri = workspace.documents.canonical(params.textDocument.uri);
  const file = workspace.read(uri);
  return file === undefined ? null : answer(file, workspace.viewFor(file));
}

/** URIs as the client spells them. */
export function spelling({ workspace }: Session): (uri: string) => string {
  return (uri) => workspace.documents.ofClient(uri);
}
