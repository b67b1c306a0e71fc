import {
  DocumentDiagnosticReportKind,
  type Diagnostic as LspDiagnostic,
  type DocumentDiagnosticReport,
  type FullDocumentDiagnosticReport,
  type UnchangedDocumentDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { Client } from "./client.ts";
import { findingsOf, type Findings } from "./findings.ts";
import { isSameList, nameOfList } from "./same-diagnostics.ts";
import type { ServerWorkspace } from "./workspace.ts";

type Report = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

/**
 * For clients that ask: the findings of a file, or that they are those of last time. Result ids stand for what was
 * found, not for when it was asked: the same findings have the same id whoever asks.
 */
export class Reports {
  readonly #workspace: ServerWorkspace;
  readonly #client: Client;
  /** Ids of what was told of files that are not open, beside those that were asked for. */
  readonly #related = new Map<string, string>();
  /** What was found last in files that are open: what says the same is the same object, and has its name already. */
  #last: Findings = new Map();

  constructor(workspace: ServerWorkspace, client: Client) {
    this.#workspace = workspace;
    this.#client = client;
  }

  /** What is found in a file and, for clients that want it, news of the closed files it is looked at with. */
  document(
    uri: string,
    previous: string | undefined,
  ): DocumentDiagnosticReport {
    const found = this.#findings();
    const report = reportOf(found.get(uri) ?? [], previous);
    if (!this.#client.relatedReports) return report;
    return { ...report, relatedDocuments: this.#news(uri, found) };
  }

  /** What is found in these files; those that the client knows it so of (by canonical URI) are unchanged. */
  files(
    found: Findings,
    previous: ReadonlyMap<string, string>,
  ): readonly WorkspaceDocumentDiagnosticReport[] {
    const { documents } = this.#workspace;
    return [...found].map(([uri, items]) => ({
      ...reportOf(this.#asBefore(uri, items), previous.get(uri)),
      uri: documents.ofClient(uri),
      version: documents.get(uri)?.version ?? null,
    }));
  }

  #findings(): Findings {
    const workspace = this.#workspace;
    const found = findingsOf(
      workspace.analyses(),
      workspace.openProjects(),
      this.#client,
      workspace.documents,
    );
    this.#last = new Map(
      [...found].map(([uri, items]) => [uri, this.#asBefore(uri, items)]),
    );
    return this.#last;
  }

  #asBefore(uri: string, items: readonly LspDiagnostic[]): typeof items {
    const known = this.#last.get(uri);
    return known !== undefined && isSameList(known, items) ? known : items;
  }

  #news(asked: string, found: Findings): Record<string, Report> {
    const { documents } = this.#workspace;
    const news: Record<string, Report> = {};
    for (const [uri, items] of this.#besides(asked, found)) {
      const report = reportOf(items, this.#related.get(uri));
      if (report.kind === DocumentDiagnosticReportKind.Unchanged) continue;
      // A clean file that the client knows nothing about needs no report.
      const isNews = items.length > 0 || this.#related.has(uri);
      this.#related.set(uri, report.resultId ?? "");
      if (isNews) news[documents.ofClient(uri)] = report;
    }
    return news;
  }

  /** Files that are not open: what was told of them as far as it is no longer found, and what is found now. */
  #besides(asked: string, found: Findings): Findings {
    const { documents } = this.#workspace;
    const gone = [...this.#related.keys()].filter((uri) => !found.has(uri));
    return new Map(
      [...gone.map((uri) => [uri, []] as const), ...found].filter(([uri]) => {
        const isOpen = documents.get(uri) !== undefined;
        // The client forgets what it was told of a file when that is opened and closed.
        if (isOpen) this.#related.delete(uri);
        return uri !== asked && !isOpen;
      }),
    );
  }
}

function reportOf(
  items: readonly LspDiagnostic[],
  previous: string | undefined,
): Report {
  const resultId = nameOfList(items);
  return resultId === previous
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
}
