/* The findings, for clients that ask for them. */
import {
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  ProgressType,
  WorkspaceDiagnosticRequest,
  type ProgressToken,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { Analysis } from "../../engine/analyse.ts";
import { findingsOf, type Findings } from "../findings.ts";
import { progressOfRequest, type Progress } from "../progress.ts";
import { inTurns } from "../turns.ts";
import {
  handler,
  type Handler,
  type RequestContext,
  type Session,
} from "./handler.ts";

export const diagnosticHandlers: readonly Handler[] = [
  handler(
    DocumentDiagnosticRequest.type,
    async ({ textDocument, previousResultId }, session) => {
      await session.settled();
      const uri = session.workspace.documents.canonical(textDocument.uri);
      return session.reports.document(uri, previousResultId);
    },
  ),
  handler(
    WorkspaceDiagnosticRequest.type,
    async (
      { previousResultIds, workDoneToken, partialResultToken },
      session,
      context,
    ) => {
      await session.settled();
      const { workspace } = session;
      const known = new Map(
        previousResultIds.map(({ uri, value }) => [
          workspace.documents.canonical(uri),
          value,
        ]),
      );
      const progress = progressOfRequest(
        context.connection,
        workDoneToken,
        "Checking configurations",
      );
      const told = partialResults(context, partialResultToken);
      for (;;) {
        const { state } = workspace;
        const items = await reportAll(session, context, known, told, progress);
        progress.end();
        if (context.token.isCancellationRequested) return { items: [] };
        if (workspace.state !== state) continue;
        // What was told in parts is all there is, also where something has changed meanwhile and was looked at again.
        if (told.any) return { items: [] };
        if (known.size === 0 || items.some(isNews))
          return { items: [...items] };
        // A client that knows it all would ask again at once: it waits for news here.
        await session.nextChange(context.token);
      }
    },
  ),
];

interface PartialResults {
  readonly send:
    ((items: WorkspaceDocumentDiagnosticReport[]) => void) | undefined;
  any: boolean;
}

function partialResults(
  { connection }: RequestContext,
  token: ProgressToken | undefined,
): PartialResults {
  if (token === undefined) return { send: undefined, any: false };
  const type = new ProgressType<WorkspaceDiagnosticReportPartialResult>();
  const results: PartialResults = {
    any: false,
    send: (items) => {
      results.any = true;
      void connection.sendProgress(type, token, { items });
    },
  };
  return results;
}

/** All configurations of the workspace, with pauses. News are told as they come, as far as the client wants that. */
async function reportAll(
  { workspace, client, reports }: Session,
  { token }: RequestContext,
  known: Map<string, string>,
  told: PartialResults,
  progress: Progress,
): Promise<readonly WorkspaceDocumentDiagnosticReport[]> {
  const { documents } = workspace;
  const all: WorkspaceDocumentDiagnosticReport[] = [];
  const seen = new Set<string>();
  const add = (found: Findings): void => {
    for (const uri of found.keys()) seen.add(uri);
    const items = reports.files(found, known);
    const news = items.filter(isNews);
    if (told.send === undefined || news.length === 0) all.push(...items);
    else {
      told.send(news);
      for (const { uri, resultId = "" } of news)
        known.set(documents.canonical(uri), resultId);
    }
  };
  const having = new Map<string, Analysis[]>();
  const waiting = workspace.allAnalyses();
  await inTurns(waiting, (analyse, index) => {
    if (token.isCancellationRequested) return false;
    add(findingsWith(analyse(), having));
    progress.report((index + 1) / waiting.length);
    return true;
  });
  add(findingsOf([], workspace.allProjects(), client, documents));
  const gone = [...known.keys()].filter((uri) => !seen.has(uri));
  add(new Map(gone.map((uri) => [uri, []])));
  return all;

  /** The findings of an analysis' files; a file that another one has had before has the findings of both. */
  function findingsWith(
    analysis: Analysis,
    before: Map<string, Analysis[]>,
  ): Findings {
    const own = findingsOf([analysis], [], client, documents);
    const others = new Set<Analysis>();
    for (const uri of own.keys()) {
      const list = before.get(uri) ?? [];
      for (const each of list) others.add(each);
      before.set(uri, [...list, analysis]);
    }
    if (others.size === 0) return own;
    const both = findingsOf([...others, analysis], [], client, documents);
    return new Map([...both].filter(([uri]) => own.has(uri)));
  }
}

function isNews({ kind }: WorkspaceDocumentDiagnosticReport): boolean {
  return kind === DocumentDiagnosticReportKind.Full;
}
