import type { ProtocolRequestType } from "vscode-languageserver";
import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import type { Client } from "../client.ts";
import type { ServerWorkspace } from "../workspace.ts";

export interface Session {
  readonly workspace: ServerWorkspace;
  readonly client: Client;
}

/** A row of a table: a method, what is answered when something goes wrong, and a function. */
export interface Handler {
  readonly method: string;
  readonly neutral: unknown;
  readonly answer: (params: never, session: Session) => unknown;
}

/** A row, with the types of its request. */
export function handler<P, R, PR, E, O>(
  type: ProtocolRequestType<P, R, PR, E, O>,
  neutral: R | undefined,
  answer: (params: P, session: Session) => R,
): Handler {
  return { method: type.method, neutral, answer };
}

type View = ReturnType<ServerWorkspace["viewFor"]>;

/** Answers for a file, open or on disk; nothing where there is no such file. */
export function inFile<R>(
  params: { readonly textDocument: { readonly uri: string } },
  { workspace }: Session,
  neutral: R,
  answer: (file: SourceFile, view: View) => R,
): R {
  const uri = workspace.documents.canonical(params.textDocument.uri);
  const file = workspace.read(uri);
  return file === undefined ? neutral : answer(file, workspace.viewFor(file));
}

/** URIs as the client spells them. */
export function spelling({ workspace }: Session): (uri: string) => string {
  return (uri) => workspace.documents.ofClient(uri);
}
