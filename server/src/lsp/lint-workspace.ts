import type { Analysis } from "../engine/analyse.ts";
import { identityOf } from "../engine/diagnostic.ts";
import type { Severity } from "../rules/rule.ts";
import type { CustomRequests, LintSummary } from "./custom-protocol.ts";
import type { RequestContext, Session } from "./handlers/handler.ts";
import { progressOfRequest } from "./progress.ts";
import { inTurns } from "./turns.ts";

/** Looks at all configurations, one cluster after the other; requests are answered in between. */
export async function lintWorkspace(
  { workDoneToken }: CustomRequests["keepalived/lintWorkspace"]["params"],
  session: Session,
  { connection, token }: RequestContext,
): Promise<LintSummary> {
  const { workspace, client } = session;
  const progress = progressOfRequest(
    connection,
    workDoneToken,
    "Checking configurations",
  );
  await session.settled();
  const analyses: Analysis[] = [];
  const waiting = workspace.allAnalyses();
  await inTurns(waiting, (analyse) => {
    analyses.push(analyse());
    progress.report(analyses.length / waiting.length);
    return !token.isCancellationRequested;
  });
  progress.end();
  if (!client.pullsDiagnostics) {
    workspace.lookAtEverything();
    session.publish();
  }
  return summaryOf(analyses);
}

function summaryOf(analyses: readonly Analysis[]): LintSummary {
  const files = new Set(analyses.flatMap((each) => each.files));
  const found = new Map<string, Severity>();
  for (const { diagnostics } of analyses)
    for (const each of diagnostics)
      found.set(`${each.file.uri}\n${identityOf(each)}`, each.severity);
  const count = (severity: Severity): number =>
    [...found.values()].filter((each) => each === severity).length;
  return {
    files: files.size,
    errors: count("error"),
    warnings: count("warning"),
    infos: count("info"),
    hints: count("hint"),
  };
}
