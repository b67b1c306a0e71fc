import {
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
} from "vscode-languageserver";

/** Where in its life the server is. */
export interface Life {
  initialized: boolean;
  down: boolean;
}

/** What may not happen at this point of the server's life; undefined: all is well. */
export function refusal(life: Life): ResponseError | undefined {
  if (life.down)
    return new ResponseError(
      ErrorCodes.InvalidRequest,
      "the server has been shut down",
    );
  if (!life.initialized)
    return new ResponseError(
      ErrorCodes.ServerNotInitialized,
      "the server has not been initialized",
    );
  return undefined;
}

/** Answers a request: an error is logged and gives the neutral answer, so that one bad file costs one answer. */
export async function guarded<R>(
  method: string,
  life: Life,
  token: CancellationToken,
  neutral: R,
  log: (text: string) => void,
  answer: () => R | Promise<R>,
): Promise<R | ResponseError> {
  const refused = refusal(life);
  if (refused !== undefined) return refused;
  if (isCancelled(token)) return cancelled();
  try {
    const result = await answer();
    return isCancelled(token) ? cancelled() : result;
  } catch (error) {
    log(`${method}: ${textOf(error)}`);
    return neutral;
  }
}

/** It may become true while an answer is awaited. */
function isCancelled(token: CancellationToken): boolean {
  return token.isCancellationRequested;
}

/** An error with its stack, for the log. */
export function textOf(error: unknown): string {
  return error instanceof Error
    ? (error.stack ?? error.message)
    : String(error);
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
}
