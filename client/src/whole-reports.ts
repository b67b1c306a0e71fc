/*
 * vscode-languageclient drops what the server says of all files about one that it is asking for on its own; if that
 * file's tab is closed by then, it drops that answer, too. It would show nothing, and yet tell the server from then on
 * that it knows the findings. So what it knows of such files is not told to the server, which then says it anew.
 */
import type { Uri } from "vscode";
import type { DiagnosticProviderMiddleware } from "vscode-languageclient";

interface Request {
  readonly uri: string;
  over: boolean;
}

/** Middleware for a client that asks for the findings of files one by one and of all of them. */
export function wholeReports(): DiagnosticProviderMiddleware {
  /** For one file each: those under way, and those that were since all files were last asked for. */
  const requests = new Set<Request>();
  return {
    provideDiagnostics: async (document, known, token, next) => {
      const uri: Uri = "uri" in document ? document.uri : document;
      const request: Request = { uri: String(uri), over: false };
      requests.add(request);
      try {
        return await next(document, known, token);
      } finally {
        request.over = true;
      }
    },
    provideWorkspaceDiagnostics: (known, token, report, next) => {
      const uncertain = new Set([...requests].map(({ uri }) => uri));
      for (const request of requests)
        if (request.over) requests.delete(request);
      const certain = known.filter(({ uri }) => !uncertain.has(String(uri)));
      return next(certain, token, report);
    },
  };
}
