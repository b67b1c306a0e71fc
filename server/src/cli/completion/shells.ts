/** The shells that can complete calls. */
export const shells = ["bash", "zsh", "fish"] as const;

export type Shell = (typeof shells)[number];
