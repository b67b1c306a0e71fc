import { commands, ProgressLocation, window } from "vscode";
import type { LintSummary } from "../../server/src/lsp/custom-protocol.ts";
import type { LanguageServer } from "./language-server.ts";

/** Fills Problems with the findings about all configurations, open or not, and says how many there are. */
export async function lintWorkspace(server: LanguageServer): Promise<void> {
  await server.start();
  const summary = await window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: "Linting keepalived configurations",
      cancellable: true,
    },
    async (progress, token) => {
      const workDoneToken = `lint ${Date.now()}`;
      let done = 0;
      const reports = server.onProgress(
        workDoneToken,
        ({ message = "", percentage = done }) => {
          progress.report({ message, increment: percentage - done });
          done = percentage;
        },
      );
      try {
        return await server.request(
          "keepalived/lintWorkspace",
          { workDoneToken },
          token,
        );
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      } finally {
        reports?.dispose();
      }
    },
  );
  if (summary !== undefined) await tell(summary);
}

async function tell(summary: LintSummary): Promise<void> {
  const chosen = await window.showInformationMessage(
    inWords(summary),
    "Show Problems",
  );
  if (chosen !== undefined)
    await commands.executeCommand("workbench.actions.view.problems");
}

/** "2 errors, 1 warning in 4 files" */
function inWords(summary: LintSummary): string {
  const { files, errors, warnings, infos, hints } = summary;
  if (files === 0) return "keepalived: no configuration in this workspace";
  const found = [
    count(errors, "error"),
    count(warnings, "warning"),
    count(infos, "info"),
    count(hints, "hint"),
  ].filter((part) => !part.startsWith("0 "));
  const what = found.length === 0 ? "no problems" : found.join(", ");
  return `keepalived: ${what} in ${count(files, "file")}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
