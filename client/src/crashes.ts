import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
} from "vscode-languageclient";

/** A server that crashes more often than this within the time (milliseconds) will go on crashing. */
const limit = { crashes: 4, within: 3 * 60_000 };

/** Messages in a row that could not be sent or read before the connection counts as lost. */
const mostErrors = 3;

/** Starts a server that has ended by itself again, but not for ever. */
export function restartWithinLimit(giveUp: () => unknown): ErrorHandler {
  let crashes: readonly number[] = [];
  return {
    // a crash is told by `closed`, and not by every message that was on its way
    error: (_error, _message, count = 0) =>
      count <= mostErrors
        ? { action: ErrorAction.Continue, handled: true }
        : { action: ErrorAction.Shutdown },
    closed: () => {
      const now = Date.now();
      crashes = [...crashes.filter((at) => now - at < limit.within), now];
      if (crashes.length <= limit.crashes)
        return { action: CloseAction.Restart };
      void giveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}
