/* `lint --statistics`: how often each rule speaks, and how much was looked at. */
import { severities } from "../engine/diagnostic.ts";
import type { Report } from "./reporters/report.ts";
import { colorOf, plural } from "./reporters/summary.ts";
import type { Terminal } from "./terminal.ts";

export interface Amounts {
  readonly nodes: number;
  readonly clusters: number;
  readonly milliseconds: number;
}

/** A table, most frequent rules first, and a line about the run. */
export function statistics(
  { diagnostics, files }: Report,
  { nodes, clusters, milliseconds }: Amounts,
  { colors }: Terminal,
): string {
  const counts = new Map<string, number>();
  for (const { rule, severity } of diagnostics) {
    const key = `${severity} ${rule.id}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = [...counts]
    .sort(([one, count], [other, otherCount]) =>
      otherCount === count ? (one < other ? -1 : 1) : otherCount - count,
    )
    .map(([key, count]) => {
      const [word = "", rule = ""] = key.split(" ");
      const severity = severities.find((each) => each === word) ?? "error";
      return `${String(count).padStart(6)}  ${colorOf(severity, colors)(severity.padEnd(7))}  ${rule}\n`;
    });
  const seconds = (milliseconds / 1000).toFixed(2);
  return `${rows.join("")}${plural(files.length, "file")}, ${plural(nodes, "node")}, ${plural(clusters, "cluster")} in ${seconds} s\n`;
}
