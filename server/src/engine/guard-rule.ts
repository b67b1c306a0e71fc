/** Is told of a rule that threw, and what. */
export type OnFault = (rule: string, error: unknown) => void;

/** A check of a rule. */
export type Call<T, C> = (about: T, context: C) => void;
