import {
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
} from "vscode-languageserver";
import { badParams } from "./params.ts";

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

/** Answers a request: what goes wrong is logged and told, and costs no more than this answer. */
export async function guarded<R>(
  { method, params, token }: Request,
  life: Life,
  log: (text: string) => void,
  answer: () => R | Promise<R>,
): Promise<R | ResponseError> {
  const refused = refusal(life) ?? badParams(method, params);
  if (refused !== undefined) return refused;
  if (isCancelled(token)) return cancelled();
  try {
    const result = await answer();
    return isCancelled(token) ? cancelled() : result;
  } catch (error) {
    if (error instanceof ResponseError) return error;
    log(`${method}: ${textOf(error)}`);
    const message = error instanceof Error ? error.message : String(error);
    return new ResponseError(ErrorCodes.InternalError, message);
  }
}

/** A request as it came in. */
export interface Request {
  readonly method: string;
  readonly params: unknown;
  readonly token: CancellationToken;
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
