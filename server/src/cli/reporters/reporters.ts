/* The reporters: one row each. Only the one that is asked for is loaded. */
import type { Reporter } from "./report.ts";

export const formats = ["text", "json", "sarif", "github", "junit"] as const;

export type Format = (typeof formats)[number];

const loaders: Readonly<Record<Format, () => Promise<Reporter>>> = {
  text: async () => (await import("./text.ts")).text,
  json: async () => (await import("./json.ts")).json,
  sarif: async () => (await import("./sarif.ts")).sarif,
  github: async () => (await import("./github.ts")).github,
  junit: async () => (await import("./junit.ts")).junit,
};

export function loadReporter(format: Format): Promise<Reporter> {
  return loaders[format]();
}
