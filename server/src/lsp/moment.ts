/**
 * Remembers results for as long as nothing moves: within one state of the workspace a question is answered once.
 * When something changes, the next moment begins.
 */
export class Moment {
  #answers = new Map<string, unknown>();

  once<T>(question: string, compute: () => T): T {
    const answers = this.#answers;
    if (!answers.has(question)) answers.set(question, compute());
    return answers.get(question) as T;
  }

  /** The same object as long as nothing has changed. */
  get state(): object {
    return this.#answers;
  }

  /** Something has changed. */
  next(): void {
    this.#answers = new Map();
  }
}
