import type { CancellationToken } from "vscode-languageserver";

/** Requests wait for it to ring. */
export class Bell {
  readonly #waiting = new Set<() => void>();

  /** Resolves when it rings next, or the request is cancelled. */
  next(token: CancellationToken): Promise<void> {
    return new Promise((done) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        cancelled.dispose();
        done();
      };
      const cancelled = token.onCancellationRequested(wake);
      this.#waiting.add(wake);
    });
  }

  ring(): void {
    for (const wake of this.#waiting) wake();
  }
}
