/**
 * Remembers results for as long as nothing moves: within one state of the workspace a question is answered once.
 * When something changes, a new moment begins.
 */
export class Moment {
  readonly #answers = new Map<string, unknown>();

  once<T>(question: string, compute: () => T): T {
    if (!this.#answers.has(question)) this.#answers.set(question, compute());
    return this.#answers.get(question) as T;
  }
}
