/** Questions whose answers may come in another order than they were asked in. */
export class Newest {
  #asked = 0;
  /** The question that was asked last of those that have been answered. */
  #answered = 0;

  /** To be called with each question. Gives what tells, once its answer is there, whether no later one has overtaken it. */
  ask(): () => boolean {
    const number = (this.#asked += 1);
    return () => {
      if (number < this.#answered) return false;
      this.#answered = number;
      return true;
    };
  }
}
