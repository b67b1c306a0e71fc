/* Simple cycles of hops. */
import type { Director, Hop } from "./forwarding.ts";

/** More of them say nothing new. */
const mostLoops = 64;
const mostSteps = 20_000;

/**
 * The cycles in which a packet comes back to a director it has passed, each once, short ones first. A packet stays
 * with the services that take it: a hop goes on only with the service that received it.
 */
export function loopsOf(
  hops: readonly Hop[],
): readonly (readonly [Hop, ...Hop[]])[] {
  const leaving = new Map<Director, Hop[]>();
  for (const hop of hops)
    leaving.set(hop.from, [...(leaving.get(hop.from) ?? []), hop]);
  const order = [...leaving.keys()];
  const loops: (readonly [Hop, ...Hop[]])[] = [];
  const seen = new Set<string>();
  let steps = 0;
  const follow = (path: readonly [Hop, ...Hop[]]): void => {
    steps += 1;
    if (steps > mostSteps || loops.length >= mostLoops) return;
    const [start] = path;
    const last = path.at(-1) ?? start;
    if (last.to === start.from) {
      const key = path.map(nameOf).join("\0");
      if (last.next === start.service && !seen.has(key)) {
        seen.add(key);
        loops.push(path);
      }
      return;
    }
    // Each cycle is found from its first director only.
    if (order.indexOf(last.to) < order.indexOf(start.from)) return;
    if (path.some(({ from }) => from === last.to)) return;
    for (const hop of leaving.get(last.to) ?? [])
      if (hop.service === last.next) follow([...path, hop]);
  };
  for (const director of order)
    for (const hop of leaving.get(director) ?? []) follow([hop]);
  return loops.toSorted((one, other) => one.length - other.length);
}

function nameOf({ from, service, realServer }: Hop): string {
  return [from.name, service.statement.start, realServer.statement.start].join(
    ":",
  );
}
